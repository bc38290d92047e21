import type { Holding } from '../audit/arrestDefined.ts';
import type { CalibrationAudit } from '../audit/found.ts';
import type { GroupAudit } from '../audit/groups.ts';
import type { LeakVerdict } from '../audit/leaks.ts';
import type { RollingResult } from '../audit/repeats.ts';
import type { SplitRow, ThreeAucs } from '../audit/splits.ts';
import type { BootstrapInterval } from '../metrics/bootstrap.ts';
import type { Confusion } from '../metrics/confusion.ts';
import type { AucDifference, AucInterval } from '../metrics/delong.ts';
import type { SeedSpread } from '../metrics/seeds.ts';
import type { NetworkSpec } from '../network/spec.ts';
import type { SplitSpec } from '../recipe/recipe.ts';
import type { JoinCounts } from '../report.ts';
import type { KnownWhen } from '../table/column.ts';

/** A file of the study. `sha256` in hexadecimal; null where it was not computed. */
export interface CardFile {
  readonly name: string;
  readonly role: string;
  readonly records: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly sha256: string | null;
  readonly simulated: boolean;
}

/** A column with its tag and what the leak finder made of it. */
export interface CardFeature {
  readonly name: string;
  readonly known: KnownWhen;
  readonly used: boolean;
  /** Its AUC by itself; null where it was not measured. */
  readonly auc: number | null;
  readonly verdict: LeakVerdict | null;
}

/** A model on the hold-out. */
export interface CardModel {
  readonly name: string;
  readonly auc: AucInterval;
  readonly byWeek: BootstrapInterval | null;
  readonly averagePrecision: number;
  readonly logLoss: number;
  readonly brier: number;
  /** Expected calibration error in ten bins of equal mass. */
  readonly calibrationError: number;
}

/** The card's model against another on the same rows, first minus second. */
export interface CardComparison {
  readonly other: string;
  readonly difference: AucDifference;
  readonly byWeek: BootstrapInterval | null;
}

/** Groups of one kind (offence, area, quarter), by name, worst first. */
export interface CardGroups {
  readonly by: string;
  readonly groups: readonly { readonly name: string; readonly audit: GroupAudit }[];
}

/** Everything that a model card is written from: plain data, nothing computed here. */
export interface ModelCardInputs {
  readonly title: string;
  /** ISO 8601 day on which the card was made. */
  readonly made: string;
  /** The program and its version. */
  readonly madeBy: string;
  readonly files: readonly CardFile[];
  readonly incidents: {
    readonly count: number;
    readonly arrests: number;
    readonly withoutOutcome: number;
    readonly firstDay: string | null;
    readonly lastDay: string | null;
  };
  /** What counts as an arrest, in words (`outcomeWords`). */
  readonly outcomeRule: string;
  /** Days before the last report that were left out because their cases are young; 0 for none. */
  readonly labelAgeDays: number;
  readonly weather: JoinCounts | null;
  readonly areas: JoinCounts | null;
  readonly features: readonly CardFeature[];
  readonly split: SplitSpec;
  readonly trainRows: number;
  readonly holdoutRows: number;
  readonly network: NetworkSpec;
  readonly parameters: number;
  readonly backend: string;
  /** AUC over trainings that differ in their seed; null where there was one. */
  readonly seeds: SeedSpread | null;
  /** What recalibrating would have given; null where it was not tried. */
  readonly calibration: CalibrationAudit | null;
  /** The network trained anew for each quarter; empty where it was not. */
  readonly rolling: readonly RollingResult[];
  /** The card's model first, then what it is measured against. */
  readonly models: readonly [CardModel, ...CardModel[]];
  readonly comparisons: readonly CardComparison[];
  readonly threeAucs: ThreeAucs;
  readonly arrestDefined: { readonly codes: number; readonly holding: Holding } | null;
  /** Every kind of model on either split, the three AUCs of each. */
  readonly splits: readonly SplitRow[];
  readonly threshold: { readonly at: number; readonly confusion: Confusion } | null;
  readonly groups: readonly CardGroups[];
  /** What is known to be wrong with these records, a sentence each. */
  readonly pitfalls: readonly string[];
}
