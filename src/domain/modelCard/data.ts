import type { JoinCounts } from '../report.ts';
import { days } from '../words/days.ts';
import { count, percent, plural } from '../words/format.ts';
import { list, table, text, type CardSection } from './blocks.ts';
import type { CardFile, ModelCardInputs } from './inputs.ts';

/** What the records are, where they come from and how they were joined. */
export function dataSections(inputs: ModelCardInputs): readonly CardSection[] {
  const { files, incidents, outcomeRule, labelAgeDays, pitfalls } = inputs;
  const span = days(incidents.firstDay, incidents.lastDay);
  return [
    {
      id: 'data',
      heading: 'Data',
      blocks: [
        text(
          `${plural(incidents.count, 'reported incident')}, ${span}; ${rateWords(incidents.arrests, incidents.count - incidents.withoutOutcome)}`,
        ),
        table(['File', 'Kind', 'Records', 'Loaded', 'Rejected', 'SHA-256'], files.map(fileRow)),
        ...(files.some(({ simulated }) => simulated)
          ? [text('The data are simulated: no figure on this card says anything of a real city.')]
          : []),
      ],
    },
    {
      id: 'outcome',
      heading: 'Outcome',
      blocks: [
        text(`What is predicted: ${outcomeRule}.`),
        text(withoutOutcomeWords(incidents.withoutOutcome)),
        text(labelAgeWords(labelAgeDays, incidents.lastDay)),
      ],
    },
    {
      id: 'join',
      heading: 'Joins',
      blocks: [list([joinWords('Weather', inputs.weather), joinWords('Areas', inputs.areas)])],
    },
    {
      id: 'flaws',
      heading: 'Known flaws of the data',
      blocks: [list([...FLAWS, ...pitfalls])],
    },
  ];
}

/** What is true of every city's records of this kind. */
const FLAWS: readonly string[] = [
  'Records hold what was reported to the police or found by them. What is not reported is not there, and more patrols find more.',
  'An arrest is a decision made by people. It is not a conviction, and its absence does not mean that nothing happened.',
  'Codes and descriptions may be revised after the report, also because of an arrest; the file holds the latest version.',
  'Recent reports may still lead to an arrest, so the last weeks look as if there were fewer.',
];

function fileRow({ name, role, records, loaded, rejected, sha256 }: CardFile): readonly string[] {
  return [name, role, count(records), count(loaded), count(rejected), sha256 ?? 'not computed'];
}

function rateWords(arrests: number, known: number): string {
  return known > 0
    ? `${percent(arrests / known)} of those with a known outcome led to an arrest.`
    : 'none has a known outcome.';
}

function withoutOutcomeWords(rows: number): string {
  return rows === 0
    ? 'Every incident has an outcome.'
    : `${plural(rows, 'incident')} without an outcome ${rows === 1 ? 'was' : 'were'} not learned from.`;
}

function labelAgeWords(age: number, lastDay: string | null): string {
  return age > 0
    ? `Reports of the last ${plural(age, 'day')} before ${lastDay ?? 'the last report'} were left out, because their cases may still lead to an arrest.`
    : 'No report was left out for being recent; those of the last weeks may still lead to an arrest.';
}

function joinWords(what: string, counts: JoinCounts | null): string {
  if (counts === null) return `${what}: none joined.`;
  const { matched, unmatched, fannedOut } = counts;
  return `${what}: ${plural(matched, 'incident')} matched, ${count(unmatched)} without a partner, ${count(fannedOut)} counted more than once.`;
}
