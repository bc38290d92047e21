import type { NetworkSpec } from '../domain/network/spec.ts';
import { suggestSpec } from '../domain/network/suggest.ts';
import { study } from './state.ts';

/** The network as it would be trained now: what suits the incidents, with what the person changed. */
export function networkSpec(): NetworkSpec {
  return { ...suggestSpec(study.joined?.receipt.rows ?? 0), ...study.settings.network };
}
