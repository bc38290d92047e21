import type { ChartDraft } from '../explore/chartSpec.ts';
import type { FeatureReceipt } from '../features/receipt.ts';
import type { IncidentFilter } from '../recipe/filter.ts';
import type { OutcomeRule } from '../recipe/recipe.ts';
import type { Column, TableRole } from '../table/column.ts';
import type { ParseSetup, SampleRequest } from '../table/parse.ts';
import type { Origin } from './origin.ts';
import type { Settings } from './settings.ts';
import type { StoredModel } from './storedModel.ts';

/** Of the document's shape; a change that old programs would misread counts up, with a step in `migrate.ts`. */
export const DOCUMENT_VERSION = 1;

/**
 * A whole study as JSON: enough to go on with it where the files and the large arrays, which it names by
 * their SHA-256, are at hand. What the numbers depend on is the recipe; all else was made of it.
 */
export interface StudyDocument {
  readonly format: 'streetlight-study';
  readonly version: typeof DOCUMENT_VERSION;
  /** The person's name for it; null: it goes by its city or file. */
  readonly name: string | null;
  readonly recipe: StudyRecipe;
  readonly models: readonly StoredModel[];
  /** The id of the model that Evaluate and the map show. */
  readonly shown: string | null;
  /** How many times the hold-out was opened. */
  readonly opened: number;
  /** Whether something was changed that the shown model does not know of. */
  readonly stale: boolean;
  /** The rows and the plan of the last training; null before there is one. */
  readonly features: FeatureReceipt | null;
  /** What is looked at on every page; null: all incidents. */
  readonly filter: IncidentFilter | null;
  /** What the filter was brushed of, for Explore's figures. */
  readonly brushes: readonly KeptBrush[];
  readonly threshold: number;
  readonly charts: readonly ChartDraft[];
  readonly log: readonly StoredActivity[];
  readonly keepFiles: KeepFiles;
}

/** Parts of a figure that were brushed, by their numbers on its axis. */
export interface KeptBrush {
  /** The joined view's column. */
  readonly column: string;
  readonly parts: readonly number[];
}

/** Whether the files are kept with the study: while there is room, always, or never. */
export const KEEP_FILES = ['room', 'always', 'never'] as const;
export type KeepFiles = (typeof KEEP_FILES)[number];

/** What a study's numbers depend on, and nothing else: a link and a report carry it. */
export interface StudyRecipe {
  /** In the order in which they were loaded, which the join's order of rows follows. */
  readonly tables: readonly TableSource[];
  readonly outlines: readonly FileSource[];
  readonly settings: Settings;
}

/** A file as it was given, or a member of an archive. */
export interface FileSource {
  readonly file: string;
  /** The path inside, where the file is an archive. */
  readonly entry: string | null;
  /** Of the file as it was given. */
  readonly bytes: number;
  /** Of the file as it was given, in hexadecimal; null until it is computed. */
  readonly sha256: string | null;
  readonly origin: Origin;
}

/** A file of a table: how it is read, and what the person said of it. */
export interface TableSource extends FileSource {
  /** What the person set of the reading; null: all is found out. */
  readonly parse: Partial<ParseSetup> | null;
  readonly sample: SampleRequest | null;
  /** Rows that were loaded: what another machine must come to as well. */
  readonly rows: number;
  readonly role: TableRole;
  readonly outcome: OutcomeRule;
  /** With when each is known, which decides what may be learned from. */
  readonly columns: readonly Column[];
  readonly missing: readonly string[];
}

/** One thing that was done, as the log's file has it. */
export interface StoredActivity {
  /** ISO 8601. */
  readonly time: string;
  readonly title: string;
  readonly detail: string;
  readonly ms: number | null;
  readonly sql: string | null;
  /** What was trained, as JSON. */
  readonly spec: string | null;
}

/** The part of a document that its numbers depend on. */
export function recipeOf({ recipe }: StudyDocument): StudyRecipe {
  return recipe;
}
