import type { JoinCounts } from '../report.ts';
import type { CastReceipt } from '../table/receipt.ts';

/** A column of the joined tables and what it is called in each file, by the file's order; null where it isn't there. */
export interface AlignedColumn {
  readonly name: string;
  /** How it was found to be the same: by its role, or by its header. */
  readonly by: 'role' | 'header';
  readonly headers: readonly (string | null)[];
}

/** How the files of one kind became one table. */
export interface Alignment {
  readonly files: readonly { readonly file: string; readonly rows: number }[];
  readonly columns: readonly AlignedColumn[];
  /** Of weather and areas: keys that two files know with different figures; the earlier file's hold. */
  readonly conflicts: number;
}

/** Records that stand in the files more than once; the first of each is no repeat. */
export interface DuplicateCounts {
  /** Records that repeat another, letter for letter. */
  readonly records: number;
  /** Incidents whose ID was there before; null where there is no ID. */
  readonly ids: number | null;
  readonly dropped: number;
}

/** What became of the incidents' coordinates; the four add up to the incidents. */
export interface CoordinateCounts {
  readonly usable: number;
  readonly blank: number;
  /** At 0, 0. */
  readonly zero: number;
  /** So far from the others, or from the city, that they are mistakes; not drawn, and no area is taken from them. */
  readonly outside: number;
}

/** How incidents came by their area: `byCode + byPlace + neither = incidents`. */
export interface PlaceCounts {
  readonly outlines: string;
  readonly property: string;
  /** What the outlines stand for: the areas table, or an incidents' column that is filled where it is blank. */
  readonly standsFor: 'areas' | 'area' | 'district' | 'beat' | 'ward' | 'nothing';
  readonly byCode: number;
  readonly byPlace: number;
  readonly neither: number;
  /** Incidents with both a code and a place inside the outlines, and how many of them agree. */
  readonly both: number;
  readonly agree: number;
}

/** How the area codes of the incidents (or of the outlines) were found in the areas table. */
export interface AreaMatch {
  readonly byCode: number;
  readonly byName: number;
  /** Names that are nearly the same, both as written. */
  readonly byNearestName: readonly { readonly from: string; readonly to: string }[];
  readonly unmatched: readonly string[];
}

/** What a join did, counted: no incident is lost and none comes out twice. */
export interface JoinReceipt {
  /** Incidents that take part: rows of all files less the duplicates that were dropped. */
  readonly incidents: number;
  readonly alignment: {
    readonly incidents: Alignment;
    readonly weather: Alignment | null;
    readonly areas: Alignment | null;
  };
  readonly duplicates: DuplicateCounts;
  /** Null where the incidents have no coordinates. */
  readonly coordinates: CoordinateCounts | null;
  readonly places: PlaceCounts | null;
  readonly areaMatch: AreaMatch | null;
  readonly rows: number;
  readonly weather: JoinCounts | null;
  readonly areas: JoinCounts | null;
  /** Incidents whose outcome is blank or none of the known values; they are shown but not learned from. */
  readonly withoutOutcome: number;
  readonly withoutTime: number;
  readonly arrests: number;
  /** First and last day, ISO 8601. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Rows of the small tables that have no day (or area) and so join nothing. */
  readonly withoutKey: { readonly weather: number; readonly areas: number };
  readonly casts: readonly CastReceipt[];
  readonly ms: number;
}
