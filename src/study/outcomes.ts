import { study } from './state.ts';

/** Whether any joined incident says what came of it; without, there is nothing to learn. */
export function hasOutcomes(): boolean {
  const receipt = study.joined?.receipt;
  return receipt !== undefined && receipt.withoutOutcome < receipt.rows;
}
