import { dimensionOf } from '../domain/explore/choose.ts';
import type { Pair, Profile } from '../domain/explore/profile.ts';
import type { JoinedColumn } from '../domain/recipe/join.ts';
import { database } from './engines.ts';
import { study } from './state.ts';

/** What a column of the joined view holds, of the incidents that pass the present filter. */
export function profileJoined(column: JoinedColumn): Promise<Profile> {
  return database.profileColumn(dimensionOf(column), study.filter?.sql ?? null);
}

/** Incidents by two columns of the joined view, of those that pass the present filter. */
export function pairJoined(first: JoinedColumn, second: JoinedColumn): Promise<Pair> {
  return database.profilePair([dimensionOf(first), dimensionOf(second)], study.filter?.sql ?? null);
}
