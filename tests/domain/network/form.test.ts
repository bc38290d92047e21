import { describe, expect, it } from 'vitest';
import { checkSpec } from '../../../src/domain/network/check.ts';
import { LEVELS, numbersIn, type Setting } from '../../../src/domain/network/form/field.ts';
import { SETTINGS } from '../../../src/domain/network/form/settings.ts';
import { PRESETS } from '../../../src/domain/network/presets.ts';
import { EXAMPLE_2015, type NetworkSpec } from '../../../src/domain/network/spec.ts';

const setting = (id: string): Setting => {
  const found = SETTINGS.find((one) => one.id === id);
  if (!found) throw new Error(`no setting ${id}`);
  return found;
};
/** The spec after a setting was set by its form's text. */
const set = (id: string, value: string, spec: NetworkSpec = EXAMPLE_2015): NetworkSpec => {
  const one = setting(id);
  const change =
    one.kind === 'choice'
      ? one.write(value)
      : one.kind === 'list'
        ? one.write(numbersIn(value))
        : value === ''
          ? (one.clear ?? {})
          : one.write(Number(value), spec);
  return { ...spec, ...change };
};

describe('the settings of the network', () => {
  it('have ids and labels of their own, and each level has some', () => {
    expect(new Set(SETTINGS.map(({ id }) => id)).size).toBe(SETTINGS.length);
    expect(new Set(SETTINGS.map(({ label }) => label)).size).toBe(SETTINGS.length);
    for (const level of LEVELS) expect(SETTINGS.some((one) => one.level === level)).toBe(true);
  });

  it('reach every part of a spec', () => {
    const touched = new Set(
      SETTINGS.flatMap((one) => {
        const written =
          one.kind === 'list'
            ? one.write([1])
            : one.kind === 'choice'
              ? one.write(one.options.at(-1)?.value ?? '')
              : one.write(0.5, { ...EXAMPLE_2015, optimiser: { kind: 'sgd', momentum: 0 } });
        return Object.keys(written);
      }),
    );
    // The seed stands beside the split, which it draws as well.
    expect([...touched, 'seed'].sort()).toEqual(Object.keys(EXAMPLE_2015).sort());
  });

  it('read what they wrote', () => {
    expect(set('hidden', '128, 64').hidden).toEqual([128, 64]);
    expect(set('hidden', 'none').hidden).toEqual([]);
    expect(set('dropout', '0.2 .1').dropout).toEqual([0.2, 0.1]);
    expect(set('rate', '1e-3').learningRate).toBe(0.001);
    expect(set('max-norm', '2').maxNorm).toBe(2);
    expect(set('max-norm', '', set('max-norm', '2')).maxNorm).toBeNull();
    expect(set('embedding', '32').embedding).toBe(32);
    expect(set('embedding', '', set('embedding', '32')).embedding).toBe(0);
    expect(set('arrest-weight', '3').classWeights).toEqual([1, 3]);
  });

  it('show what belongs to the optimiser or the stopping only where it is chosen', () => {
    const shown = (spec: NetworkSpec) =>
      SETTINGS.filter((one) => one.applies?.(spec) ?? true).map(({ id }) => id);
    expect(shown(EXAMPLE_2015)).not.toContain('momentum');
    expect(shown(set('optimiser', 'sgd'))).toContain('momentum');
    expect(shown(set('optimiser', 'adadelta'))).toContain('memory');
    const stopping = set('stopping', 'auc');
    expect(shown(stopping)).toContain('stopping-rounds');
    expect(set('stopping-rounds', '5', stopping).earlyStopping?.rounds).toBe(5);
    expect(set('stopping', 'none', stopping).earlyStopping).toBeNull();
    expect(shown(set('hidden', ''))).not.toContain('dropout');
    expect(shown(set('hidden', ''))).not.toContain('embedding');
    expect(shown(EXAMPLE_2015)).toContain('embedding');
  });

  it('bring a rate that suits a newly chosen optimiser', () => {
    expect(set('optimiser', 'adadelta').learningRate).toBe(1);
    expect(checkSpec(set('optimiser', 'sgd'))).toBeNull();
  });
});

describe('the presets', () => {
  it.each([1_000, 100_000, 1_000_000])('can be trained on %i incidents', (rows) => {
    for (const preset of PRESETS) expect(checkSpec(preset.network(rows)), preset.id).toBeNull();
  });

  it('train few incidents in small batches, and fast in fewer epochs than as in the example', () => {
    const [example, fast] = PRESETS;
    expect(example?.network(8_000).batchSize).toBeLessThan(
      example?.network(800_000).batchSize ?? 0,
    );
    for (const rows of [8_000, 200_000, 2_000_000]) {
      expect(fast?.network(rows).epochs).toBeLessThan(example?.network(rows).epochs ?? 0);
    }
  });
});
