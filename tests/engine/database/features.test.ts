import { beforeAll, describe, expect, it } from 'vitest';
import { followerOf } from '../../../src/domain/explain/follow.ts';
import { FEATURE_SETS } from '../../../src/domain/features/choose.ts';
import {
  COMPUTED,
  DELAY_BOUNDS,
  type ComputedName,
} from '../../../src/domain/features/computed.ts';
import { computedFromTime, FROM_TIME } from '../../../src/domain/features/computedTime.ts';
import { reportTimes } from '../../../src/domain/features/delay.ts';
import { decodeIncident, incidentOf } from '../../../src/domain/features/encode.ts';
import { encodedNames, ENCODING_STRENGTH, FOLDS } from '../../../src/domain/features/encodings.ts';
import { numberReader } from '../../../src/domain/features/linked.ts';
import type { FeatureMatrix } from '../../../src/domain/features/matrix.ts';
import { numbersOf } from '../../../src/domain/features/plan.ts';
import { auc } from '../../../src/domain/metrics/auc.ts';
import { rowOrder } from '../../../src/domain/network/order.ts';
import { createRandom } from '../../../src/domain/network/random.ts';
import { takeRows } from '../../../src/domain/network/rows.ts';
import { DEFAULT_SPLIT, SIDES } from '../../../src/domain/recipe/recipe.ts';
import { joinOf, load, openEngine, quiet, textFile } from '../../support/study.ts';

const ROWS = 2400;
const CODES = ['0486', '0820', '1811', '2024'];

interface Incident {
  readonly block: string;
  readonly code: string;
  readonly beat: string;
  readonly minutes: number;
  readonly arrest: number;
}

/**
 * Pairs of incidents at the same block and minute with one outcome, which is a coin's: nothing tells
 * it but the label of the other. Reports come every seven minutes.
 */
function city(): Incident[] {
  const random = createRandom(7, 1);
  const pick = (count: number) => Math.floor(count * random.uniform());
  return Array.from({ length: ROWS / 2 }, (_, pair) => {
    const late = random.uniform() < 0.2 ? pick(3000) : pick(10);
    const common = {
      block: `${String(pick(500))} MAIN ST`,
      minutes: 14 * pair - late,
      arrest: pick(2),
    };
    const one = () => ({ ...common, code: CODES[pick(4)]!, beat: `0${String(pick(5))}` });
    return [one(), one()];
  }).flat();
}

const START = Date.UTC(2015, 5, 1);

function csv(incidents: readonly Incident[]): string {
  const lines = incidents.map(({ block, code, beat, minutes, arrest }, i) => {
    const at = new Date(START + minutes * 60_000).toISOString();
    const [day = '', time = ''] = at.split('T');
    const [year, month, date] = day.split('-');
    const hour = Number(time.slice(0, 2));
    const clock = `${String(hour % 12 || 12)}${time.slice(2, 8)} ${hour < 12 ? 'AM' : 'PM'}`;
    return `HY${String(100_000 + i)},${month}/${date}/${year} ${clock},${block},${code},THEFT,${beat},${arrest ? 'true' : 'false'}`;
  });
  return `Case Number,Date,Block,IUCR,Primary Type,Beat,Arrest\n${lines.join('\n')}\n`;
}

async function prepared(incidents: readonly Incident[], set: 'example' | 'best' = 'best') {
  const engine = await openEngine();
  const table = await load(engine, textFile('i.csv', csv(incidents)));
  const { plan } = await engine.join(joinOf([table]), quiet);
  const { dataset, receipt } = await engine.makeDataset(
    DEFAULT_SPLIT,
    FEATURE_SETS[set].choose(plan),
    quiet,
  );
  return { dataset, join: plan, plan: receipt.plan, leftOut: receipt.leftOut };
}

type Prepared = Awaited<ReturnType<typeof prepared>>;

/** A number of the plan before it was standardised. */
function numberOf({ plan }: Prepared, matrix: FeatureMatrix, name: string) {
  const at = plan.numerics.findIndex((one) => one.name === name);
  const { mean, sd } = plan.numerics[at]!;
  const offset = numbersOf({ ...plan, numerics: plan.numerics.slice(0, at) });
  const read = numberReader(matrix, offset);
  return Array.from({ length: matrix.rows }, (_, row) => read(row) * sd + mean);
}

/** A category's level as text; null where it is missing or unknown. */
function levelOf({ plan }: Prepared, matrix: FeatureMatrix, name: string) {
  const at = plan.fields.findIndex((one) => one.name === name);
  const { offset, levels } = plan.fields[at]!;
  return Array.from(
    { length: matrix.rows },
    (_, row) => levels[matrix.codes[row * matrix.fields + at]! - offset - 2] ?? null,
  );
}

/** Local time of an incident, as a form has it. */
const timeOf = (incidents: readonly Incident[], rowId: number) =>
  new Date(START + incidents[rowId - 1]!.minutes * 60_000).toISOString().slice(0, 16);

describe('the best features', () => {
  const incidents = city();
  let made: Prepared;
  beforeAll(async () => {
    made = await prepared(incidents);
  }, 120_000);

  it('have the delay that brute force finds in the order of case numbers', () => {
    const seconds = incidents.map(({ minutes }) => START / 1000 + minutes * 60);
    const times = reportTimes({ prefix: seconds.map(() => 0), seconds });
    for (const side of SIDES) {
      const matrix = made.dataset[side];
      const levels = levelOf(made, matrix, 'Report delay');
      numberOf(made, matrix, 'Report delay, logarithm').forEach((value, i) => {
        const row = matrix.rowIds[i]! - 1;
        const delay = times[row]! - seconds[row]!;
        expect(value).toBeCloseTo(Math.sign(delay) * Math.log(1 + Math.abs(delay) / 60), 4);
        const bucket = DELAY_BOUNDS.filter((bound) => delay >= bound).length;
        // A bucket that training hardly knows is unknown.
        if (levels[i] !== null) expect(levels[i]).toBe(COMPUTED['Report delay'].levels[bucket]);
      });
    }
  });

  it('are what a made-up incident has that is said to be at the same time', () => {
    const { holdout } = made.dataset;
    const seen = new Set<string>();
    holdout.rowIds.forEach((id, row) => {
      const at = computedFromTime(timeOf(incidents, id))!;
      for (const [name, value] of decodeIncident(made.plan, incidentOf(holdout, row))) {
        if (!FROM_TIME.has(name)) continue;
        seen.add(name);
        const wanted = at.get(name as ComputedName);
        if (typeof value === 'number') expect(value, name).toBeCloseTo(Number(wanted), 4);
        else expect(value, name).toBe(wanted);
      }
    });
    expect(seen).toEqual(FROM_TIME);
  });

  it('have arrest rates that a made-up incident with the same codes has too, but for its own tenth', () => {
    const { train, holdout } = made.dataset;
    const { encodings } = FEATURE_SETS.best.choose(made.join);
    const follow = followerOf(made.plan, encodings, train);
    const rows = takeRows(holdout, rowOrder(holdout.rows));
    // Every code another, so that all that can be looked up is.
    const before = { ...rows, codes: rows.codes.map((code) => code + 1) };
    const kept = rows.values.slice();
    follow(rows, before);
    for (const { name, parts } of encodings) {
      if (parts.some(({ from }) => from === 'block')) continue;
      const [rate] = encodedNames({ name });
      const found = numberOf(made, rows, rate);
      const stored = numberOf(made, { ...rows, values: kept }, rate);
      const gaps = found.map((value, row) => Math.abs(value - stored[row]!));
      expect(Math.max(...gaps), name).toBeLessThan(0.6);
      expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, name).toBeLessThan(0.1);
    }
  });

  it('tell the time as a clock and a calendar do', () => {
    const { holdout } = made.dataset;
    const minutes = levelOf(made, holdout, 'Minute');
    const classes = levelOf(made, holdout, 'Minute class');
    const hours = levelOf(made, holdout, 'Hour of the week');
    const months = levelOf(made, holdout, 'Year and month');
    const sines = numberOf(made, holdout, 'Time of day, sine');
    const years = numberOf(made, holdout, 'Time of year, cosine');
    holdout.rowIds.forEach((id, i) => {
      const at = new Date(START + incidents[id - 1]!.minutes * 60_000);
      const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()];
      const two = (value: number) => String(value).padStart(2, '0');
      if (minutes[i] !== null) expect(minutes[i]).toBe(two(minute));
      if (hours[i] !== null) {
        const day = at.toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' });
        expect(hours[i]).toBe(`${day} ${two(hour)}:00`);
      }
      if (months[i] !== null) expect(months[i]).toBe(at.toISOString().slice(0, 7));
      if (classes[i] !== null) {
        expect(classes[i]?.endsWith('after midnight')).toBe(hour === 0);
        expect(classes[i]?.startsWith('multiple')).toBe(minute % 5 === 0 && minute % 15 !== 0);
        expect(classes[i]?.startsWith('01')).toBe(minute === 1);
      }
      expect(sines[i]).toBeCloseTo(Math.sin((2 * Math.PI * (hour * 60 + minute)) / 1440), 4);
      const day = 1 + Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000);
      expect(years[i]).toBeCloseTo(Math.cos((2 * Math.PI * day) / 365.25), 4);
    });
  });

  it('have the arrest rates that brute force finds outside an incident’s own tenth', () => {
    const blocks = [...new Set(incidents.map(({ block }) => block))].sort();
    const foldOf = ({ block, minutes }: Incident) =>
      (((START / 60_000 + minutes) * 48_271 + (blocks.indexOf(block) + 1) * 69_621) %
        2_147_483_647) %
      FOLDS;
    const { train } = made.dataset;
    const training = [...train.rowIds].map((id) => incidents[id - 1]!);
    const prior = training.reduce((sum, { arrest }) => sum + arrest, 0) / training.length;
    const check = (name: string, keyOf: (incident: Incident) => string) => {
      for (const side of SIDES) {
        const matrix = made.dataset[side];
        const rates = numberOf(made, matrix, `Arrest rate by ${name}`);
        const seen = numberOf(made, matrix, `Incidents by ${name}`);
        for (let i = 0; i < matrix.rows; i += 7) {
          const own = incidents[matrix.rowIds[i]! - 1]!;
          const like = training.filter(
            (one) => keyOf(one) === keyOf(own) && foldOf(one) !== foldOf(own),
          );
          const arrests = like.reduce((sum, { arrest }) => sum + arrest, 0);
          const rate = (arrests + ENCODING_STRENGTH * prior) / (like.length + ENCODING_STRENGTH);
          expect(rates[i]).toBeCloseTo(Math.log(rate / (1 - rate)), 4);
          expect(seen[i]).toBeCloseTo(Math.log(1 + like.length), 4);
        }
      }
    };
    check('IUCR', ({ code }) => code);
    check('IUCR × Beat', ({ code, beat }) => `${code} ${beat}`);
    check('Block', ({ block }) => block);
  });

  it('tell what else was reported at the same minute and place', () => {
    for (const side of SIDES) {
      const matrix = made.dataset[side];
      levelOf(made, matrix, 'Other offence 1').forEach((level, i) => {
        const row = matrix.rowIds[i]! - 1;
        const own = incidents[row]!;
        const others = incidents.filter(
          (one, other) => other !== row && one.block === own.block && one.minutes === own.minutes,
        );
        expect(others.map(({ code }) => code)).toContain(level);
      });
    }
  });

  it('learn nothing from coins: no arrest rate tells an outcome, though its partner’s is the same', () => {
    const rates = made.plan.numerics.filter(({ name }) => name.startsWith('Arrest rate by'));
    expect(rates.length).toBeGreaterThan(5);
    for (const { name } of rates) {
      const { holdout, validation } = made.dataset;
      for (const matrix of [holdout, validation]) {
        const scores = numberOf(made, matrix, name);
        const spread = 0.6 / Math.sqrt(matrix.rows / 2);
        expect(Math.abs(auc(scores, matrix.outcomes) - 0.5), name).toBeLessThan(3 * spread);
      }
    }
  });

  it('do not change with the outcomes of validation and hold-out', async () => {
    const { train } = made.dataset;
    const trains = new Set(train.rowIds);
    const turned = incidents.map((one, i) =>
      trains.has(i + 1) ? one : { ...one, arrest: 1 - one.arrest },
    );
    const other = await prepared(turned);
    expect(other.plan).toEqual(made.plan);
    expect(other.dataset.train).toEqual(train);
    expect(other.dataset.holdout.values).toEqual(made.dataset.holdout.values);
  });

  it('leave out what the incidents do not allow, with the reason', async () => {
    const alone = incidents.map((one, i) => ({
      ...one,
      block: `${String(i)} LONELY ST`,
      minutes: 60 * i,
    }));
    const { leftOut, plan } = await prepared(alone);
    const reasons = new Map(leftOut.map(({ name, reason }) => [name, reason]));
    expect(reasons.get('Report delay')).toContain('not all of a city’s reports');
    expect(reasons.get('Other offence 1')).toContain('share minute and place');
    const names = plan.numerics.map(({ name }) => name);
    expect(names.filter((name) => name.includes('delay'))).toEqual([]);
    expect(names).toContain('Arrest rate by IUCR × Beat');
  });
});
