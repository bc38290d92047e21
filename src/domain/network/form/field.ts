import type { NetworkSpec } from '../spec.ts';

/** How much one must know to want a setting: H2O's three levels. */
export const LEVELS = ['first', 'more', 'expert'] as const;
export type Level = (typeof LEVELS)[number];

interface Common {
  readonly id: string;
  readonly level: Level;
  readonly label: string;
  /** What it does, in a sentence. */
  readonly note: string;
  /** Whether the setting means anything with the others as they are; always, where absent. */
  readonly applies?: (spec: NetworkSpec) => boolean;
}

/** A number; `optional`: nothing at all means "none". */
export interface NumberSetting extends Common {
  readonly kind: 'number';
  readonly optional?: true;
  /** "any" for what is no whole number of steps. */
  readonly step: string;
  readonly read: (spec: NetworkSpec) => number | null;
  readonly write: (value: number, spec: NetworkSpec) => Partial<NetworkSpec>;
  /** For an optional one: what "none" makes of the spec. */
  readonly clear?: Partial<NetworkSpec>;
}

/** Several numbers, one a layer. */
export interface ListSetting extends Common {
  readonly kind: 'list';
  readonly read: (spec: NetworkSpec) => readonly number[];
  readonly write: (values: readonly number[]) => Partial<NetworkSpec>;
}

/** One of a few. */
export interface ChoiceSetting extends Common {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly read: (spec: NetworkSpec) => string;
  readonly write: (value: string) => Partial<NetworkSpec>;
}

/** A setting of the network as a form shows it. */
export type Setting = NumberSetting | ListSetting | ChoiceSetting;

/** The numbers in a text such as "200, 200" or "0.5 0.2"; empty for none. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d*\.?\d+(?:e-?\d+)?/gi) ?? []).map(Number);
}
