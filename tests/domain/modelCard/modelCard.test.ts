import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import { describe, expect, it } from 'vitest';
import { auditGroups } from '../../../src/domain/audit/groups.ts';
import { delongInterval, delongPaired } from '../../../src/domain/metrics/delong.ts';
import { performanceOf } from '../../../src/domain/metrics/performance.ts';
import { spreadOverSeeds } from '../../../src/domain/metrics/seeds.ts';
import { confusionAt } from '../../../src/domain/metrics/thresholds.ts';
import { modelCard } from '../../../src/domain/modelCard/card.ts';
import type { CardModel, ModelCardInputs } from '../../../src/domain/modelCard/inputs.ts';
import { markdownOf } from '../../../src/domain/modelCard/markdown.ts';
import { EXAMPLE_2015 } from '../../../src/domain/network/spec.ts';
import reference from '../metrics/reference.json';

const { a, b, outcomes } = reference.cases[2]!;
const performance = performanceOf(a, outcomes);

function cardModel(name: string, scores: readonly number[]): CardModel {
  const { auc, averagePrecision, losses, equalMass } = performanceOf(scores, outcomes);
  return {
    ...{ name, auc, byWeek: null, averagePrecision },
    ...{ logLoss: losses.logLoss, brier: losses.brier, calibrationError: equalMass.error },
  };
}

const INPUTS: ModelCardInputs = {
  title: 'Arrests in Chicago’s reports',
  made: '2026-11-25',
  madeBy: 'Streetlight 0.1.0',
  files: [
    {
      ...{ name: 'crimes.csv', role: 'incidents', records: 601, loaded: 600, rejected: 1 },
      ...{ sha256: 'ab12', simulated: false },
    },
  ],
  incidents: {
    ...{ count: 600, arrests: 150, withoutOutcome: 0 },
    ...{ firstDay: '2015-01-23', lastDay: '2015-02-08' },
  },
  outcomeRule: 'arrest = Arrest is true',
  labelAgeDays: 0,
  weather: { matched: 590, unmatched: 10, fannedOut: 0 },
  areas: null,
  features: [
    { name: 'IUCR', known: 'at report', used: true, auc: 0.915, verdict: 'suspect' },
    { name: 'Updated On', known: 'later', used: false, auc: null, verdict: 'banned' },
  ],
  split: { ...DEFAULT_SPLIT, kind: 'time' },
  trainRows: 480,
  holdoutRows: 120,
  network: EXAMPLE_2015,
  parameters: 12345,
  backend: 'wasm',
  seeds: null,
  calibration: null,
  rolling: [],
  models: [cardModel('network', b), cardModel('lookup on IUCR', a)],
  comparisons: [
    { other: 'lookup on IUCR', difference: delongPaired(b, a, outcomes), byWeek: null },
  ],
  threeAucs: { all: delongInterval(b, outcomes), withoutArrestDefined: null, knownAtReport: null },
  arrestDefined: {
    codes: 28,
    holding: { rows: 84, arrests: 70, shareOfRows: 0.14, shareOfArrests: 0.47 },
  },
  splits: [],
  threshold: { at: 0.5, confusion: confusionAt(performance.index, 0.5) },
  groups: [],
  pitfalls: ['Places are given to the block.'],
};

const markdown = (changes: Partial<ModelCardInputs> = {}) =>
  markdownOf(modelCard({ ...INPUTS, ...changes }));

describe('the model card', () => {
  it('begins with the verdict and has every part that a reader must find', () => {
    const ids = modelCard(INPUTS).sections.map(({ id }) => id);
    expect(ids[0]).toBe('verdict');
    expect(ids.toSorted()).toEqual(
      [
        ...['verdict', 'metrics', 'three-aucs', 'splits', 'rolling', 'calibration', 'threshold'],
        ...['uses', 'unfit', 'data', 'outcome'],
        ...['join', 'flaws', 'features', 'split', 'training', 'groups'],
      ].toSorted(),
    );
  });

  it('says in the verdict that the network does not beat the lookup', () => {
    const [verdict] = modelCard(INPUTS).sections;
    expect(JSON.stringify(verdict)).toContain('beats the network by');
    expect(markdown({ comparisons: [] })).toContain('compared with no other model');
  });

  it('says what the network is made of, an embedding too', () => {
    expect(markdown()).toContain('Layers: 200-200 hidden units, rectifier;');
    const network = { ...EXAMPLE_2015, embedding: 32 };
    expect(markdown({ network })).toContain(
      'Layers: an embedding of 32 dimensions, then 200-200 hidden units, rectifier;',
    );
  });

  it('says what was not measured', () => {
    const card = markdown();
    expect(card).toContain('| Only columns known at the report | not measured |');
    expect(card).toContain('how much its AUC depends on the seed was not measured');
    expect(card).toContain('judged on a time split only');
    expect(card).toContain('not trained anew quarter by quarter');
    expect(card).toContain('Recalibration was not tried');
    expect(card).toContain('not audited by group');
    expect(markdown({ threshold: null })).toContain('No threshold was chosen');
    expect(markdown({ arrestDefined: null })).toContain('were not looked for');
  });

  it('has both splits with their three AUCs, the spread over seeds and what recalibration gives', () => {
    const all = delongInterval(b, outcomes);
    const three = { all, withoutArrestDefined: null, knownAtReport: all };
    const figures = { equalWidthError: 0.02, equalMassError: 0.01, brier: 0.1, logLoss: 0.3 };
    const card = markdown({
      splits: [{ title: 'boosted trees, best', random: three, time: { ...three, all } }],
      seeds: spreadOverSeeds([0.91, 0.92]),
      calibration: {
        before: { ...figures, logLoss: 0.31 },
        trials: [{ kind: 'temperature', temperature: 1.25, figures, bins: [] }],
      },
    });
    expect(card).not.toContain('split only');
    expect(card).toContain('| boosted trees, best |');
    expect(card).toContain('Over 2 seeds the network’s AUC is 0.915 on average');
    expect(card.replaceAll('\\', '')).toContain('| Temperature 1.25 | 0.0100 | 0.1000 | 0.3000 |');
  });

  it('carries hashes, spans, joins, tags and the city’s flaws', () => {
    const card = markdown();
    expect(card).toContain('| crimes.csv | incidents | 601 | 600 | 1 | ab12 |');
    expect(card).toContain('23\u00a0Jan – 8\u00a0Feb\u00a02015');
    expect(card).toContain('Weather: 590 incidents matched, 10 without a partner');
    expect(card).toContain('Areas: none joined.');
    expect(card).toContain('| Updated On | only later | not measured | Not used |');
    expect(card).toContain('- Places are given to the block.');
    expect(card).toContain('28 offence codes');
  });

  it('shows groups worst first as they come, counts small ones, and says when data are simulated', () => {
    const group = outcomes.map((_, row) => (row < 250 ? 0 : row < 500 ? 1 : 2));
    const audits = auditGroups({ scores: a, outcomes, group, groups: 3 }, 0.5);
    const groups = audits.map((audit, i) => ({ name: ['Loop', 'Austin', 'Tiny'][i]!, audit }));
    const card = markdown({
      groups: [{ by: 'area', groups }],
      files: INPUTS.files.map((file) => ({ ...file, simulated: true })),
    });
    expect(card).toContain('By area: 2 of 3 groups; 1 too small to judge.');
    expect(card.indexOf('| Loop |')).toBeLessThan(card.indexOf('| Austin |'));
    expect(card).not.toContain('| Tiny |');
    expect(card).toContain('no figure on this card says anything of a real city');
  });

  it('lets no name of a file or column become markup', () => {
    const card = markdown({
      title: '# <img src=x onerror=alert(1)>',
      files: INPUTS.files.map((file) => ({ ...file, name: 'a|b\n## c [x](javascript:y)' })),
      pitfalls: ['1. *not* a `list`'],
    });
    expect(card).toContain('\\# \\<img src=x onerror=alert(1)\\>');
    expect(card).toContain('| a\\|b \\#\\# c \\[x\\](javascript:y) |');
    expect(card).toContain('- 1\\. \\*not\\* a \\`list\\`');
    expect(card.split('\n').filter((line) => line.startsWith('## '))).toHaveLength(17);
  });
});
