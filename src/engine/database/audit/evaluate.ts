import { arrestDefined, holdingOf, withoutDefined } from '../../../domain/audit/arrestDefined.ts';
import { evaluate, type Beside, type Evaluation } from '../../../domain/evaluation.ts';
import { levelOf } from '../../../domain/recipe/levels.ts';
import { plural } from '../../../domain/words/format.ts';
import type { Session } from '../session.ts';
import { readRows } from './rows.ts';

/** A model whose scores are kept: the id that they stand under, and its name for people. */
export interface ScoredModel {
  readonly id: string;
  readonly name: string;
}

/**
 * Compares a model with others on the hold-out; all have scores of the same rows. `code` is the
 * joined view's column of offence codes, if there is one: which of them are arrest-defined is found
 * in training rows.
 */
export async function evaluateScores(
  session: Session,
  shown: ScoredModel,
  others: readonly ScoredModel[],
  code: string | null,
): Promise<Evaluation> {
  const models = [shown, ...others];
  const level = code === null ? {} : { level: levelOf(code) };
  const wanted = { side: 'holdout', models: models.map(({ id }) => id), ...level } as const;
  const what = `Reading the hold-out’s scores of ${plural(models.length, 'model')}`;
  const { scores, outcomes, codes } = await readRows(session, what, wanted);
  const scored = models.map((model, i) => ({ ...model, scores: scores[i] ?? [] }));
  const [first = { ...shown, scores: [] }, ...rest] = scored;
  return evaluate(first, rest, outcomes, {
    train: await side(session, shown, 'train'),
    validation: await side(session, shown, 'validation'),
    ...(code === null ? {} : await definedBy(session, code, codes, outcomes)),
  });
}

async function side(session: Session, { id, name }: ScoredModel, which: 'train' | 'validation') {
  const purpose = `Reading the ${which} scores of ${name}`;
  const { scores, outcomes } = await readRows(session, purpose, { side: which, models: [id] });
  return { scores: scores[0] ?? [], outcomes };
}

async function definedBy(
  session: Session,
  column: string,
  codes: Int32Array,
  outcomes: Uint8Array,
): Promise<Pick<Beside, 'defined'>> {
  const wanted = { side: 'train', level: levelOf(column) } as const;
  const train = await readRows(session, `Looking for arrest-defined levels of ${column}`, wanted);
  const levels = 1 + Math.max(highest(train.codes), highest(codes));
  const defined = arrestDefined(train.codes, levels, train.outcomes);
  const holding = holdingOf(defined, codes, outcomes);
  const kept = withoutDefined(defined, codes);
  return { defined: { column, codes: defined.length, holding, kept } };
}

function highest(codes: Int32Array): number {
  return codes.reduce((most, code) => Math.max(most, code), -1);
}
