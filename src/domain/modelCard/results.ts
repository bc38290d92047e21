import type { AucInterval } from '../metrics/delong.ts';
import { flaggedShares, flaggedWords } from '../words/flagged.ts';
import { auc, interval } from '../words/format.ts';
import { definedWords } from '../words/leak.ts';
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
        ...splitBlocks(inputs),
      ],
    },
    { id: 'three-aucs', heading: 'Three AUCs', blocks: threeBlocks(inputs) },
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

function splitBlocks({ otherSplit, split }: ModelCardInputs): readonly CardBlock[] {
  const names = { random: 'random', time: 'time' } as const;
  return otherSplit === null
    ? [text(`It was judged on a ${names[split.kind]} split only.`)]
    : [
        text(
          `On a ${names[otherSplit.kind]} split instead the AUC is ${aucWords(otherSplit.auc)}.`,
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
