import { modelCard } from '../../domain/modelCard/card.ts';
import { reportHtml, type ReportInputs } from '../../domain/share/report/html.ts';
import type { DrawnFigure } from '../../domain/share/report/figure.ts';
import { MADE_BY } from '../../domain/version.ts';
import { openedWords } from '../../domain/words/evaluation.ts';
import { auc, count, interval, percent } from '../../domain/words/format.ts';
import { whyNotExplained } from '../explain.ts';
import { comparisons, headline, subjectOf } from '../judged.ts';
import { cardFiles, cardInputs, hashFiles, stopCard } from '../modelCard.ts';
import { recipeOf } from '../result.ts';
import { study } from '../state.ts';
import { dataPhrase, isSimulated, studyName } from '../words.ts';
import { scriptOf } from './script.ts';
import type { Making } from './sharing.ts';

/** The figures of a report, drawn. */
export interface ReportFigures {
  readonly results: readonly DrawnFigure[];
  readonly explored: readonly DrawnFigure[];
}

/** The whole study as one HTML file. */
export async function reportFile(figures: ReportFigures, making: Making): Promise<Blob> {
  return new Blob([reportHtml(await reportInputs(figures, making))], { type: 'text/html' });
}

/** What a report says. Hashes every file, and measures what the model card says. */
export async function reportInputs(
  { results, explored }: ReportFigures,
  { report, signal }: Making,
): Promise<ReportInputs> {
  signal.throwIfAborted();
  const stop = () => void stopCard();
  signal.addEventListener('abort', stop);
  try {
    await hashFiles(report);
    const card = whyNotExplained() === null ? modelCard(await cardInputs(report)) : null;
    return {
      title: `${studyName()}: arrests in reported incidents`,
      data: dataPhrase() ?? 'No incidents',
      made: `Made on ${new Date().toISOString().slice(0, 10)} by ${MADE_BY}.`,
      simulated: isSimulated(),
      verdict: verdictOf(),
      facts: factsOf(),
      ...{ results, explored, card },
      files: filesOf(),
      sql: scriptOf(),
      recipe: JSON.stringify(recipeOf(), null, 2),
    };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function verdictOf(): ReportInputs['verdict'] {
  const { evaluation, opened } = study;
  if (!evaluation) return null;
  const large = headline();
  const said = large?.verdict ?? {
    claim: `The ${subjectOf(evaluation.network)}’s AUC is ${auc(evaluation.network.auc)}.`,
    evidence: 'No offence column is marked, so there is no baseline to compare it with.',
  };
  const others = comparisons().filter(({ id }) => id !== large?.id);
  return {
    ...said,
    others: others.map(({ verdict: { claim, evidence } }) => `${claim} ${evidence}`),
    opened: openedWords(opened),
  };
}

function factsOf(): ReportInputs['facts'] {
  const { evaluation, joined } = study;
  const receipt = joined?.receipt;
  const known = receipt ? receipt.rows - receipt.withoutOutcome : 0;
  return [
    ...(evaluation
      ? [
          { label: 'AUC on the hold-out', value: auc(evaluation.network.auc) },
          {
            label: '95 % interval',
            value: interval(evaluation.network.aucLow, evaluation.network.aucHigh),
          },
          { label: 'Reports held out', value: count(evaluation.rows) },
        ]
      : []),
    ...(receipt ? [{ label: 'Incidents', value: count(receipt.rows) }] : []),
    ...(receipt && known > 0
      ? [{ label: 'With an arrest', value: percent(receipt.arrests / known) }]
      : []),
  ];
}

function filesOf(): ReportInputs['files'] {
  return cardFiles().map(({ name, role, records, loaded, rejected, sha256 }) => ({
    ...{ name, role, sha256: sha256 ?? 'not computed' },
    ...{ records: count(records), loaded: count(loaded), rejected: count(rejected) },
  }));
}
