import { groups } from './groups.ts';
import { offenceLines } from './tallies/offences.ts';

/** One offence code with its tallies. */
export interface Offence {
  readonly iucr: string;
  readonly primaryType: string;
  readonly description: string;
  readonly fbiCode: string;
  /** Index into the offence groups. */
  readonly group: number;
  /** Incidents in 100,000. */
  readonly weight: number;
  readonly arrestRate: number;
  readonly domesticShare: number;
}

/** The offence codes, most common first. */
export const offences: readonly Offence[] = offenceLines.trim().split('\n').map(parseLine);

function parseLine(line: string): Offence {
  const [iucr, primaryType, description, fbiCode, group, weight, rate, domestic] = line.split('|');
  return {
    iucr: iucr!,
    primaryType: primaryType!,
    description: description!,
    fbiCode: fbiCode!,
    group: groups.findIndex(({ name }) => name === group),
    weight: Number(weight),
    arrestRate: Number(rate),
    domesticShare: Number(domestic),
  };
}
