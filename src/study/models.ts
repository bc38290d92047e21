import { MODEL_KINDS, type Model, type NetworkModel } from '../domain/model.ts';
import type { NetworkSpec } from '../domain/network/spec.ts';
import { layersInWords } from '../domain/words/layers.ts';
import { database } from './engines.ts';
import { rowsKey } from './heldRows.ts';
import { study } from './state.ts';

/** The model that Evaluate and the map show, if there is one. */
export function shownModel(): Model | null {
  return study.models.find(({ id }) => id === study.shown) ?? null;
}

/** The last network that was trained on these rows, or null. */
export function shownNetwork(): NetworkModel | null {
  const model = shownModel();
  return model && 'spec' in model ? model : null;
}

/** The models that are judged on the same incidents as this one, itself left out. */
export function comparable(model: Model): readonly Model[] {
  return study.models.filter(
    ({ id, rows, scored }) => id !== model.id && rows === model.rows && scored,
  );
}

/** Whether a model of these incidents is there with its scores. */
export function isScored(id: string, rows: string): boolean {
  return study.models.some((model) => model.id === id && model.rows === rows && model.scored);
}

/** Whether a model was trained on other incidents than the settings ask for now. */
export function isOfOtherRows({ rows }: Model): boolean {
  return rows !== rowsKey();
}

/** Whether a model can be shown: its scores are of the incidents as they are divided now. */
export function canShow(model: Model): boolean {
  return model.scored && !isOfOtherRows(model);
}

/** Adds a model, or puts it in the place of the one with its id. */
export function keepModel(model: Model): void {
  const isThere = study.models.some(({ id }) => id === model.id);
  study.models = isThere
    ? study.models.map((one) => (one.id === model.id ? model : one))
    : [...study.models, model];
}

/** A name that no model has yet: "200-200, best columns", then the same with " 2". */
export function freeName(wanted: string): string {
  const taken = new Set(study.models.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  for (let i = 2; ; i++) {
    const name = `${wanted} ${String(i)}`;
    if (!taken.has(name)) return name;
  }
}

/** What a network is called unless somebody knows better. */
export function nameOf(spec: NetworkSpec, features: string): string {
  return `${layersInWords(spec) || MODEL_KINDS.logistic}, ${features}`;
}

/** Gives a model another name. */
export function renameModel(id: string, name: string): void {
  const wanted = name.trim();
  if (wanted === '') return;
  study.models = study.models.map((model) =>
    model.id === id && model.name !== wanted ? { ...model, name: freeName(wanted) } : model,
  );
}

/** Removes a model and its scores. The one that is shown stays. */
export async function removeModel(id: string): Promise<void> {
  if (id === study.shown) return;
  study.models = study.models.filter((model) => model.id !== id);
  await database.forgetScores(id);
}

/** Lets go of scores of incidents that are now divided in another way; the models' figures stay. */
export async function forgetOtherScores(): Promise<void> {
  const others = study.models.filter(isOfOtherRows);
  study.models = study.models.map((model) =>
    others.includes(model) ? { ...model, scored: false } : model,
  );
  for (const { id } of others) await database.forgetScores(id);
}

let made = 0;
/** An id that no model has. */
export function freshId(kind: Model['kind']): string {
  const id = `${kind}-${String(++made)}`;
  return study.models.some((model) => model.id === id) ? freshId(kind) : id;
}
