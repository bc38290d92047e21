import { FEATURE_SETS } from '../domain/features/choose.ts';
import { costOf, type CostFacts } from '../domain/network/cost.ts';
import { bytes, duration } from '../domain/words/format.ts';
import { trainer } from './engines.ts';
import { featureSet, networkSpec } from './settings.ts';
import { faultOf, showFault } from './stages.ts';
import { study } from './state.ts';

/** Levels that a column has on average, before they are counted (Chicago 2015: 74). */
const USUAL_LEVELS = 75;
/** A code is of two bytes, a number of four; a row has an id and an outcome. */
const BYTES = { code: 2, number: 4, row: 5 };

/** Times the machine once, so that what a training will take can be said before it starts. */
export async function measureMachine(): Promise<void> {
  if (study.measured || study.stages.train.phase === 'running') return;
  try {
    study.measured = await trainer.measure(study.settings.backend);
  } catch (error) {
    const fault = faultOf(error, 'measuring how fast this machine trains');
    // A training that was quicker tells the same.
    if (fault.kind !== 'trainer-busy') showFault(fault);
  }
}

/** What a training of the settings would take, in words; empty before there are incidents. */
export function estimate(): string {
  const facts = foreseen();
  if (!facts) return '';
  const cost = costOf(networkSpec(), facts, study.measured);
  const memory = `${bytes(cost.bytes.total)} of memory`;
  return cost.seconds === null
    ? `About ${memory}.`
    : `About ${duration(cost.seconds * 1000)} of training and ${memory}.`;
}

/** The sizes of the rows that would be made ready, as far as they can be foreseen. */
function foreseen(): CostFacts | null {
  const { joined, settings } = study;
  if (!joined) return null;
  const choice = FEATURE_SETS[featureSet()].choose(joined.plan);
  const { categories, numbers } = choice;
  const all = joined.receipt.rows;
  const { trainShare, validationShare } = settings.split;
  const rows = {
    train: Math.round(all * trainShare * (1 - validationShare)),
    validation: Math.round(all * trainShare * validationShare),
    holdout: Math.round(all * (1 - trainShare)),
  };
  const sizes = { fields: categories.length, numbers: numbers.length };
  const perRow = BYTES.row + BYTES.code * sizes.fields + BYTES.number * sizes.numbers;
  const vocabulary = study.features?.plan.vocabulary ?? USUAL_LEVELS * sizes.fields;
  return { rows, ...sizes, vocabulary, bytes: all * perRow };
}
