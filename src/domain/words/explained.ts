import type {
  ContributionsAnswer,
  DependenceAnswer,
  ImportanceAnswer,
  PairAnswer,
  RowsAsked,
} from '../explain/answers.ts';
import { readable } from '../explain/column.ts';
import type { FeatureGroup } from '../explain/scorer.ts';
import { decodeLevel, numberPlaces, type EncodedIncident } from '../features/encode.ts';
import type { FeaturePlan } from '../features/plan.ts';
import { auc, count, percent } from './format.ts';

/** What one group of columns adds to a score, for a list. */
export interface Reason {
  readonly name: string;
  /** What the incident has in these columns. */
  readonly text: string;
  /** In log-odds; above 0 it speaks for an arrest. */
  readonly value: number;
  /** Of the sampling. */
  readonly standardError: number;
}

/** A score taken apart, for a card: `base` and all values add up to `logit`. */
export interface Reasons {
  readonly probability: number;
  readonly logit: number;
  readonly base: number;
  /** Training reports that it is compared with. */
  readonly background: number;
  /** By falling size. */
  readonly reasons: readonly Reason[];
}

/** Columns of a group that are spelled out. */
const SPELLED = 2;

/** A score's parts with what the incident has in each. */
export function reasonsIn(
  plan: FeaturePlan,
  { explanation, incident, background }: ContributionsAnswer,
): Reasons {
  const { probability, logit, base, contributions } = explanation;
  const reasons = contributions.map(({ group, value, standardError }) => ({
    ...{ name: group.name, text: groupText(plan, group, incident), value, standardError },
  }));
  return { probability, logit, base, background, reasons };
}

/** What an incident has in a group's columns: "NARCOTICS", "Beat 0422, Ward 7, …". */
export function groupText(
  plan: FeaturePlan,
  { fields, numbers }: FeatureGroup,
  incident: EncodedIncident,
): string {
  const places = numberPlaces(plan);
  const parts = [
    ...fields.map((at): [string, string] => {
      const field = plan.fields[at]!;
      const level = decodeLevel(field, incident.codes[at]!);
      return [field.name, level.kind === 'level' ? level.text : level.kind];
    }),
    ...plan.numerics.flatMap(({ name, mean, sd }, i): [string, string][] => {
      const { value, flag } = places[i]!;
      if (!numbers.includes(value)) return [];
      const isMissing = flag !== null && incident.values[flag] === 1;
      return [[name, isMissing ? 'missing' : readable(incident.values[value]! * sd + mean)]];
    }),
  ];
  if (parts.length === 1) return parts[0]![1];
  const shown = parts.slice(0, SPELLED).map(([name, text]) => `${name} ${text}`);
  return [...shown, ...(parts.length > SPELLED ? ['…'] : [])].join(', ');
}

/** Log-odds with their sign: "+1.24", "−0.30". */
export function logOdds(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (Number(text) === 0) return '0.00';
  return `${value > 0 ? '+' : '\u2212'}${text}`;
}

/** What becomes of the other columns when some are set. */
export function allElse(ratesFollow: boolean): string {
  return ratesFollow ? 'arrest rates following, all else as it is' : 'all else as it is';
}

/** "10,000 of 52,785 hold-out incidents, drawn by the seed", or all of them. */
export function rowsAsked({ rows, of }: RowsAsked): string {
  return rows === of
    ? `all ${count(of)} hold-out incidents`
    : `${count(rows)} of ${count(of)} hold-out incidents, drawn by the network’s seed`;
}

/** What the importance chart shows, as a sentence. */
export function importanceTitle({ importances }: ImportanceAnswer): string {
  const [first, second] = importances;
  if (!first || !(first.low > 0)) {
    return 'No column by itself can be shown to matter to this network';
  }
  const cost = `${auc(first.drop)} of AUC`;
  return second && second.high >= first.low
    ? `${first.group.name} and ${second.group.name} matter most: without ${first.group.name} the network loses ${cost}`
    : `${first.group.name} matters most: without it the network loses ${cost}`;
}

/** What the curve shows, as a sentence. */
export function dependenceTitle({ column, settings, mean }: DependenceAnswer): string {
  const [low, high] = ends(mean);
  const [lowest, highest] = [settings[low], settings[high]];
  if (!lowest || !highest) return `No incident has a value in ${column}`;
  if (mean[high]! - mean[low]! < LEVEL) {
    return `Whatever ${column} is, the network answers ${percent(mean[low]!)} on average`;
  }
  return `The network answers ${percent(mean[high]!)} on average if ${column} is ${highest.label}, ${percent(mean[low]!)} if it is ${lowest.label}`;
}

/** Means that differ by less are level. */
const LEVEL = 0.005;

/** What the heat map shows, as a sentence. */
export function pairTitle({ columns, first, second, mean }: PairAnswer): string {
  const flat = mean.flat();
  if (flat.length === 0) return `No incident has both ${columns.join(' and ')}`;
  const [low, high] = ends(flat);
  const at = (place: number) =>
    `${first[Math.floor(place / second.length)]} with ${second[place % second.length]}`;
  return `Highest for ${at(high)} (${percent(flat[high]!, 0)}), lowest for ${at(low)} (${percent(flat[low]!, 0)})`;
}

/** The places of the lowest and the highest value. */
function ends(values: readonly number[]): [number, number] {
  let [low, high] = [0, 0];
  values.forEach((value, i) => {
    if (value < values[low]!) low = i;
    if (value > values[high]!) high = i;
  });
  return [low, high];
}
