import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFeatures } from '../../../src/domain/features/choose.ts';
import {
  decodeIncident,
  encodeIncident,
  incidentOf,
  levelLike,
  type IncidentValues,
} from '../../../src/domain/features/encode.ts';
import { derivedFrom, isDerived, timeFrom } from '../../../src/domain/recipe/derived.ts';
import { DERIVED } from '../../../src/domain/recipe/names.ts';
import { DEFAULT_SPLIT } from '../../../src/domain/recipe/recipe.ts';
import type { SeasonRule } from '../../../src/domain/recipe/seasons.ts';
import { identifier } from '../../../src/domain/recipe/sql.ts';
import { createDatabaseEngine } from '../../../src/engine/database/engine.ts';
import { openNodeDuckDb } from '../../support/nodeDuckDb.ts';
import { joinOf, load, quiet, textFile } from '../../support/study.ts';

/** Every seventh row lacks its place, every fifth its temperature; some levels are rare. */
function files() {
  const lines = Array.from({ length: 1200 }, (_, i) => {
    const at = new Date(Date.UTC(2014, 11, 20, i * 7));
    const [month, day, hour] = [at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours()];
    const clock = `${String(hour % 12 || 12)}:30:00 ${hour < 12 ? 'AM' : 'PM'}`;
    const code = i % 40 === 3 ? `r${String(i)}` : `0${String(i % 9)}10`;
    const place = i % 7 === 0 ? '' : i % 2 ? 'STREET' : 'HOUSE "A"';
    return `${String(month)}/${String(day)}/${String(at.getUTCFullYear())} ${clock},${code},T,"${place.replaceAll('"', '""')}",${String(i % 3 === 0)},${String(i % 4 === 0)}`;
  });
  const days = Array.from({ length: 400 }, (_, i) => {
    const day = new Date(Date.UTC(2014, 11, 1 + i)).toISOString().slice(0, 10);
    return `${day},${i % 5 === 0 ? '' : String(i % 37)},${String((i * 3) % 11)}`;
  });
  return [
    textFile(
      'i.csv',
      `Date,IUCR,Primary Type,Location Description,Domestic,Arrest\n${lines.join('\n')}\n`,
    ),
    textFile('w.csv', `date,tmax_c,prcp_mm\n${days.join('\n')}\n`),
  ];
}

async function prepared() {
  const database = await openNodeDuckDb();
  const engine = createDatabaseEngine(() => Promise.resolve(database));
  await engine.open(quiet);
  const tables = [];
  for (const file of files()) tables.push(await load(engine, file));
  const { plan } = await engine.join(joinOf(tables), quiet);
  const made = await engine.makeDataset(DEFAULT_SPLIT, chooseFeatures(plan.columns), quiet);
  return { database, plan: made.receipt.plan, holdout: made.dataset.holdout };
}

let study: Awaited<ReturnType<typeof prepared>>;
beforeAll(async () => {
  study = await prepared();
}, 60_000);

/** What the joined view holds of each hold-out row, as a person would say it. */
async function saidByRow(): Promise<{ said: IncidentValues; at: string }[]> {
  const { database, plan } = study;
  const names = [...plan.fields, ...plan.numerics].map(({ name }) => name);
  const select = names.map((name, i) =>
    i < plan.fields.length
      ? `cast(${identifier(name)} as varchar) as c${String(i)}`
      : `${identifier(name)} as c${String(i)}`,
  );
  const sql = `select strftime(_at, '%Y-%m-%dT%H:%M') as at, ${select.join(', ')}
from joined join split using (_row) where side = 'holdout' order by _row`;
  const found = await database.query(sql);
  return Array.from({ length: found.numRows }, (_, row) => {
    const cell = (name: string) =>
      (found.getChild(name)?.get(row) ?? null) as string | number | null;
    return {
      at: String(cell('at')),
      said: new Map(names.map((name, i) => [name, cell(`c${String(i)}`)])),
    };
  });
}

describe('a made-up incident', () => {
  it('is encoded like the joined view’s own row, to the bit', async () => {
    const { plan, holdout } = study;
    expect(plan.numerics.some(({ flagMissing }) => flagMissing)).toBe(true);
    const rows = await saidByRow();
    expect(rows.length).toBeGreaterThan(200);
    const unknown = new Set<string>();
    let missing = 0;
    rows.forEach(({ said }, row) => {
      const encoded = encodeIncident(plan, said);
      expect(encoded.incident, `row ${String(row)}`).toEqual(incidentOf(holdout, row));
      expect(encoded.kept).toEqual([]);
      encoded.unknown.forEach((name) => unknown.add(name));
      if ([...said.values()].includes(null)) missing++;
    });
    expect(unknown).toContain('IUCR');
    expect(missing).toBeGreaterThan(50);
  });

  it('has its calendar from its time as the database has it', async () => {
    const { plan } = study;
    const derived = plan.fields.map(({ name }) => name).filter(isDerived);
    expect(derived.length).toBeGreaterThan(6);
    for (const { said, at } of await saidByRow()) {
      const values = derivedFrom(at, 'meteorological')!;
      for (const name of derived) expect(values[name], `${name} of ${at}`).toBe(said.get(name));
    }
  });

  it('is read back to what it was said to be', async () => {
    const { plan, holdout } = study;
    const { said } = (await saidByRow())[0]!;
    const read = decodeIncident(plan, incidentOf(holdout, 0));
    for (const [name, value] of read) {
      if (typeof value === 'number') expect(value).toBeCloseTo(Number(said.get(name)), 4);
      else expect(value, name).toBe(said.get(name));
    }
  });

  it('keeps what is not said of the incident that it starts from, and says which columns', () => {
    const { plan, holdout } = study;
    const base = incidentOf(holdout, 3);
    const { incident, unknown, kept } = encodeIncident(plan, new Map([['IUCR', 'no such']]), base);
    const at = plan.fields.findIndex(({ name }) => name === 'IUCR');
    expect(incident.codes[at]).toBe(plan.fields[at]!.offset + 1);
    expect(incident.values).toEqual(base.values);
    expect(incident.codes.filter((_, i) => i !== at)).toEqual(
      base.codes.filter((_, i) => i !== at),
    );
    expect(unknown).toEqual(['IUCR']);
    expect(kept).toHaveLength(plan.fields.length + plan.numerics.length - 1);
  });

  it('is missing what nobody says where it starts from nothing', () => {
    const { plan } = study;
    const { incident, unknown } = encodeIncident(plan, new Map());
    expect([...incident.codes]).toEqual(plan.fields.map(({ offset }) => offset));
    expect(unknown).toEqual([]);
  });

  it('knows a level in other letters and with other zeros', () => {
    const { plan } = study;
    const field = plan.fields.find(({ name }) => name === 'IUCR')!;
    expect(levelLike(field, '110')).toBe('0110');
    expect(levelLike(field, '0110')).toBe('0110');
    expect(levelLike(field, '9999')).toBe('9999');
    const place = plan.fields.find(({ name }) => name === 'Location Description')!;
    expect(levelLike(place, 'street')).toBe('STREET');
  });
});

describe('the calendar of a time', () => {
  it('agrees with the database around every turn of a year', async () => {
    const { database } = study;
    const found = await database.query(
      `select strftime(t, '%Y-%m-%dT%H:%M') as at, cast(week(t) as varchar) as w, cast(isodow(t) as varchar) as d
from (select timestamp '1999-12-20 23:59' + to_days(cast(365 * y + d as integer)) as t from range(30) a(y), range(40) b(d))`,
    );
    expect(found.numRows).toBe(1200);
    for (let row = 0; row < found.numRows; row++) {
      const cell = (name: string) => String(found.getChild(name)?.get(row));
      const { WeekNum, WeekDay } = derivedFrom(cell('at'), 'meteorological')!;
      expect([WeekNum, WeekDay], cell('at')).toEqual([cell('w'), cell('d')]);
    }
  });

  it.each([
    ['meteorological', '2015-11-03T10:00', 'Autumn'],
    ['h2o-2015', '2015-11-03T10:00', 'Winter'],
  ] satisfies [SeasonRule, string, string][])(
    'has the seasons of the rule %s',
    (rule, at, season) => {
      expect(derivedFrom(at, rule)?.Season).toBe(season);
    },
  );

  it('is none for what is no time', () => {
    for (const at of ['', '2015-02-30T10:00', '2015-13-01T10:00', '2015-01-01T24:00', 'x']) {
      expect(derivedFrom(at, 'meteorological'), at).toBeNull();
    }
  });

  it('leads back to the time, at the full hour', () => {
    const values = derivedFrom('2015-02-08T23:43', 'meteorological')!;
    expect(timeFrom((name) => values[name])).toBe('2015-02-08T23:00');
    expect(timeFrom((name) => (name === 'Year' ? null : values[name]))).toBeNull();
    expect(Object.keys(values).sort()).toEqual([...DERIVED].sort());
  });
});
