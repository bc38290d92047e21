import type {
  Column,
  ColumnRole,
  ColumnType,
  KnownWhen,
  TableRole,
  Unit,
} from '../table/column.ts';
import type { Box } from '../geo/box.ts';
import type { OutcomeRule } from '../recipe/recipe.ts';

/** What is known of a column by its header. */
export interface KnownColumn {
  /** Headers it goes by, as `normalHeader` gives them. */
  readonly headers: readonly string[];
  readonly role?: ColumnRole;
  readonly type: ColumnType;
  /** Left out where it is known at the time of the report. */
  readonly known?: KnownWhen;
  /** Left out where the network is not given it by default. */
  readonly feature?: true;
  readonly unit?: Unit;
}

/** A layout of one kind of file, known by its headers; a new one is data, not code. */
export interface Layout {
  readonly name: string;
  readonly role: Exclude<TableRole, 'unused'>;
  /** Headers that must all be there, as `normalHeader` gives them. */
  readonly signature: readonly string[];
  readonly columns: readonly KnownColumn[];
  /** How headers that `columns` doesn't list are read. */
  readonly others: Pick<Column, 'type' | 'feature'>;
  /** For incidents: which values of the outcome column mean an arrest. */
  readonly outcome?: OutcomeRule;
  /** Texts that mean a missing value in this layout, in lower case. */
  readonly missing?: readonly string[];
}

/** A stage at which a pitfall bites, and so is shown. */
export type PitfallStage = 'load' | 'join' | 'evaluate' | 'map';

/** Something that a reader of a city's figures should know, in one sentence. */
export interface Pitfall {
  readonly at: PitfallStage;
  readonly text: string;
}

/** A data set of a city's open-data portal (Socrata's SODA 2 API). */
export interface PortalDataset {
  readonly name: string;
  /** Host only: `data.cityofchicago.org`. */
  readonly host: string;
  /** The data set's four-by-four id. */
  readonly id: string;
  readonly role: 'incidents' | 'areas' | 'outlines';
  /** The API's name of the column that a span of days is cut by; null where there is none to choose. */
  readonly dateField: string | null;
  /** The columns asked for, by the API's names; empty for all. */
  readonly select: readonly string[];
  /** First and last day that the data set can hold, ISO 8601; null where it is still growing. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** What we know of a city's published records. A new city is a new file of this shape, and no new code. */
export interface City {
  readonly id: string;
  readonly name: string;
  /** Where its coordinates can lie, in degrees, with some room; anything outside is a mistake. */
  readonly region: Box;
  /** IANA name, for weather services that want it. */
  readonly timeZone: string;
  /** The middle of the city, degrees, and the NOAA station that stands for it. */
  readonly weather: {
    readonly latitude: number;
    readonly longitude: number;
    readonly station: string;
  };
  readonly layouts: readonly Layout[];
  readonly portal: readonly PortalDataset[];
  readonly pitfalls: readonly Pitfall[];
  /** Parts of the city that the map goes to at the press of a button. */
  readonly places?: readonly CityPlace[];
}

/** A part of a city by its name and its box. */
export interface CityPlace {
  readonly name: string;
  readonly box: Box;
}

/** The outcome of a column that says yes or no. */
export const BOOLEAN_OUTCOME: OutcomeRule = {
  arrest: ['true', 't', 'yes', 'y', '1'],
  noArrest: ['false', 'f', 'no', 'n', '0'],
  leftOut: [],
  arrestContains: [],
  others: 'left out',
  blank: 'left out',
};

/** Rows numbered by what wrote the file: an unnamed first column, as pandas leaves it. */
export const ROW_NUMBER: KnownColumn = { headers: ['column_1', 'unnamed_0'], type: 'text' };

/** A data set of areas or outlines is fetched whole. */
export const WHOLE = { dateField: null, select: [], firstDay: null, lastDay: null } as const;
