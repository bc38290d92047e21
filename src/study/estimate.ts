import { study } from './state.ts';

/** What a training would take, in words. */
export function estimate(): string {
  return study.joined ? '' : '';
}
