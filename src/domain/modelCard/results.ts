import type { ThreeAucs } from '../audit/splits.ts';
import { CALIBRATIONS, type CalibrationFigures } from '../metrics/calibrate.ts';
import type { AucInterval } from '../metrics/delong.ts';
import type { SplitSpec } from '../recipe/recipe.ts';
import { flaggedShares, flaggedWords } from '../words/flagged.ts';
import { auc, interval } from '../words/format.ts';
import { definedWords } from '../words/leak.ts';
import { ROLLING_COLUMNS, rollingRow, rollingWords } from '../words/repeats.ts';
import { verdictLine } from '../words/verdict.ts';
import { ARREST_DEFINED_SHARE } from '../audit/arrestDefined.ts';
import { list, table, text, type CardBlock, type CardSection } from './blocks.ts';
import type { CardModel, ModelCardInputs } from './inputs.ts';

/** The verdict first, then the figures that it rests on. */
export function resultSections(inputs: ModelCardInputs): readonly CardSection[] {
  return [
    { id: 'verdict', heading: 'Verdict', blocks: [list(verdictItems(inputs))] },
    {
      id: 'metrics',
      heading: 'Figures on the hold-out',
      blocks: [
        table(
          [
            'Model',
            'AUC',
            'by week',
            'Average precision',
            'Log-loss',
            'Brier',
            'Calibration error',
          ],
          inputs.models.map(modelRow),
        ),
        text(
          'Intervals are of 95 %: DeLong’s, and beside it the bootstrap of whole weeks. They say how far chance in the hold-out reaches, not how the model does elsewhere or later.',
        ),
      ],
    },
    { id: 'three-aucs', heading: 'Three AUCs', blocks: threeBlocks(inputs) },
    { id: 'splits', heading: 'Either split', blocks: splitBlocks(inputs) },
    { id: 'rolling', heading: 'Quarter by quarter', blocks: rollingBlocks(inputs) },
    { id: 'calibration', heading: 'Calibration', blocks: calibrationBlocks(inputs) },
    { id: 'threshold', heading: 'At the threshold', blocks: thresholdBlocks(inputs) },
  ];
}

function verdictItems({ models, comparisons }: ModelCardInputs): readonly string[] {
  const [{ name }] = models;
  return comparisons.length === 0
    ? ['It was compared with no other model, so its AUC says little.']
    : comparisons.map(({ other, difference, byWeek }) =>
        verdictLine(name, other, difference, byWeek),
      );
}

function modelRow(model: CardModel): readonly string[] {
  const { name, byWeek, averagePrecision, logLoss, brier, calibrationError } = model;
  return [
    name,
    aucWords(model.auc),
    byWeek === null ? 'not measured' : interval(byWeek.low, byWeek.high),
    auc(averagePrecision),
    logLoss.toFixed(4),
    brier.toFixed(4),
    calibrationError.toFixed(4),
  ];
}

function splitBlocks({ splits, split }: ModelCardInputs): readonly CardBlock[] {
  const isBoth = splits.some(({ random, time }) => random && time);
  const three = (aucs: ThreeAucs | null) =>
    aucs
      ? [aucs.all, aucs.withoutArrestDefined, aucs.knownAtReport].map(aucOrNot)
      : ['not measured', '–', '–'];
  return [
    ...(isBoth ? [] : [text(`It was judged on a ${SPLIT_NAMES[split.kind]} split only.`)]),
    table(
      [
        ...['Model', 'Random split', 'without arrest-defined', 'known at report'],
        ...['Time split', 'without arrest-defined', 'known at report'],
      ],
      splits.map(({ title, random, time }) => [title, ...three(random), ...three(time)]),
    ),
  ];
}

const SPLIT_NAMES: Readonly<Record<SplitSpec['kind'], string>> = { random: 'random', time: 'time' };

function rollingBlocks({ rolling }: ModelCardInputs): readonly CardBlock[] {
  return rolling.length === 0
    ? [text('It was not trained anew quarter by quarter.')]
    : [text(`${rollingWords(rolling)}.`), table(ROLLING_COLUMNS, rolling.map(rollingRow))];
}

function calibrationBlocks({ calibration }: ModelCardInputs): readonly CardBlock[] {
  if (calibration === null) return [text('Recalibration was not tried.')];
  const row = (name: string, figures: CalibrationFigures) => [
    ...[name, figures.equalMassError.toFixed(4), figures.brier.toFixed(4)],
    figures.logLoss.toFixed(4),
  ];
  return [
    text(
      'Scores stand as the network gave them. What recalibration fitted on validation reports would have made of the hold-out:',
    ),
    table(
      ['Probabilities', 'Calibration error', 'Brier', 'Log-loss'],
      [
        row('As predicted', calibration.before),
        ...calibration.trials.map(({ kind, temperature, figures }) =>
          row(
            `${CALIBRATIONS[kind].label}${temperature === null ? '' : ` ${temperature.toFixed(2)}`}`,
            figures,
          ),
        ),
      ],
    ),
  ];
}

function threeBlocks({ threeAucs, arrestDefined }: ModelCardInputs): readonly CardBlock[] {
  const { all, withoutArrestDefined, knownAtReport } = threeAucs;
  return [
    table(
      ['Rows and columns', 'AUC'],
      [
        ['All reports, all columns used', aucWords(all)],
        ['Without arrest-defined offences', aucOrNot(withoutArrestDefined)],
        ['Only columns known at the report', aucOrNot(knownAtReport)],
      ],
    ),
    text(
      arrestDefined === null
        ? 'Arrest-defined offences were not looked for.'
        : definedWords(arrestDefined.codes, ARREST_DEFINED_SHARE, arrestDefined.holding),
    ),
  ];
}

function thresholdBlocks({ threshold }: ModelCardInputs): readonly CardBlock[] {
  if (threshold === null) return [text('No threshold was chosen.')];
  const { at, confusion } = threshold;
  return [
    text(`With reports flagged from a predicted probability of ${auc(at)} on:`),
    list([flaggedWords(confusion), flaggedShares(confusion)]),
  ];
}

function aucOrNot(found: AucInterval | null): string {
  return found === null ? 'not measured' : aucWords(found);
}

function aucWords({ auc: value, low, high }: AucInterval): string {
  return `${auc(value)} (${interval(low, high)})`;
}
