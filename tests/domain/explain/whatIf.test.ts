import { describe, expect, it } from 'vitest';
import { madeUpIncident, textsOf, whatIfForm } from '../../../src/domain/explain/whatIf.ts';
import { decodeIncident, encodeIncident } from '../../../src/domain/features/encode.ts';
import { encodedNames, type Encoding } from '../../../src/domain/features/encodings.ts';
import type { FeaturePlan } from '../../../src/domain/features/plan.ts';
import type { JoinedColumn } from '../../../src/domain/recipe/join.ts';

const RATE: Encoding = { name: 'Code', parts: [{ from: 'column', name: 'Code' }] };
const levels: Readonly<Record<string, readonly string[]>> = {
  Code: ['a', 'b'],
  Year: ['2013', '2014'],
  Month: ['1', '2', '12'],
  Day: ['1', '8', '31'],
  HourOfDay: ['0', '23'],
  Minute: ['00', '17', '43'],
  'Minute class': ['other', 'other after midnight'],
  'Year and month': ['2013-12', '2014-02'],
  'Report delay': ['from 0 min'],
};

let offset = 0;
const fields = Object.entries(levels).map(([name, texts]) => {
  const field = { name, levels: texts, offset };
  offset += texts.length + 2;
  return field;
});
const PLAN: FeaturePlan = {
  fields,
  numerics: ['Time of day, sine', 'Report delay, logarithm', ...encodedNames(RATE)].map((name) => ({
    ...{ name, mean: 0, sd: 1, flagMissing: false },
  })),
  vocabulary: offset,
};
const CHOICE = {
  columns: [{ name: 'Code', table: 'incidents', column: null }] as unknown as JoinedColumn[],
  encodings: [RATE],
  clipped: ['Year', 'Year and month'],
};
const EXAMPLE = encodeIncident(
  PLAN,
  new Map(
    Object.entries({
      ...{ Code: 'a', Year: '2014', Month: '2', Day: '8', HourOfDay: '23', Minute: '17' },
      ...{ 'Minute class': 'other', 'Year and month': '2014-02', 'Report delay': 'from 0 min' },
    }),
  ),
).incident;

const madeUp = (at: string | null, texts: Record<string, string> = {}) => {
  const entries = { at, texts: new Map(Object.entries(texts)) };
  const made = madeUpIncident(PLAN, EXAMPLE, entries, 'meteorological', CHOICE.clipped);
  return { ...made, read: decodeIncident(PLAN, made.incident) };
};

describe('The form of a made-up incident', () => {
  it('asks for columns of the view, and tells what follows from what is kept', () => {
    const form = whatIfForm(PLAN, CHOICE);
    expect(form.fields.map(({ name }) => name)).toEqual(['Code']);
    expect(form).toMatchObject({ hasTime: true, hasRates: true });
    expect(form.kept).toEqual(['Report delay', 'Report delay, logarithm']);
  });

  it('shows the minute where the plan has it', () => {
    expect(textsOf(PLAN, EXAMPLE).at).toBe('2014-02-08T23:17');
    const hours = { ...PLAN, fields: fields.filter(({ name }) => name !== 'Minute') };
    const codes = EXAMPLE.codes.filter((_, i) => fields[i]!.name !== 'Minute');
    expect(textsOf(hours, { ...EXAMPLE, codes }).at).toBe('2014-02-08T23:00');
  });
});

describe('A made-up incident', () => {
  it('has all that is made of its time, and keeps the rest', () => {
    const { read, unknown } = madeUp('2013-12-31T00:43');
    expect(Object.fromEntries(read)).toMatchObject({
      ...{ Code: 'a', Year: '2013', Month: '12', Day: '31', HourOfDay: '0', Minute: '43' },
      ...{ 'Minute class': 'other after midnight', 'Year and month': '2013-12' },
      'Report delay': 'from 0 min',
    });
    expect(read.get('Time of day, sine')).toBeCloseTo(Math.sin((2 * Math.PI * 43) / 1440), 6);
    expect(unknown).toEqual([]);
  });

  it('counts what comes after the last year and month as that last, as training rows do', () => {
    const { read, unknown } = madeUp('2016-02-08T23:43');
    expect(Object.fromEntries(read)).toMatchObject({ Year: '2014', 'Year and month': '2014-02' });
    expect(unknown).toEqual([]);
    expect(madeUp('2012-02-08T23:43').unknown).toEqual(['Year', 'Year and month']);
  });

  it('is the example where nothing was put in, and says which text nobody knows', () => {
    expect(madeUp(null).incident).toEqual(EXAMPLE);
    expect(madeUp(null, { Code: 'z' }).unknown).toEqual(['Code']);
  });
});
