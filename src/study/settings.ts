import type { FeatureSet } from '../domain/recipe/recipe.ts';
import { presetOf, type PresetId } from '../domain/network/presets.ts';
import type { NetworkSpec } from '../domain/network/spec.ts';
import { choose } from './join.ts';
import { study } from './state.ts';

/** The network as it would be trained now: the preset's for so many incidents, with what the person changed. */
export function networkSpec(): NetworkSpec {
  const { preset, network } = study.settings;
  return { ...presetOf(preset).network(study.joined?.receipt.rows ?? 0), ...network };
}

/** The columns that would be learned from now. */
export function featureSet(): FeatureSet {
  const { preset, features } = study.settings;
  return features ?? presetOf(preset).features;
}

/** Takes a preset; what was changed of the last one is let go, but for the seed. */
export function choosePreset(preset: PresetId): Promise<void> {
  const { seed } = study.settings.network;
  return choose({ preset, features: null, network: seed === undefined ? {} : { seed } });
}

/** Changes some of the network's settings. */
export function changeNetwork(change: Partial<NetworkSpec>): Promise<void> {
  return choose({ network: { ...study.settings.network, ...change } });
}

/** The seed is one: it divides the incidents, starts the weights and orders the rows. */
export function changeSeed(seed: number): Promise<void> {
  const { network, split } = study.settings;
  return choose({ network: { ...network, seed }, split: { ...split, seed } });
}

/** Whether the preset's network or columns were changed. */
export function presetIsChanged(): boolean {
  const { network, features } = study.settings;
  return features !== null || Object.keys(network).some((key) => key !== 'seed');
}
