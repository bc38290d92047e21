import type { CityPlace } from '../domain/cities/city.ts';
import type { AreaFigures } from '../domain/map/areas.ts';
import type { PartVerdict } from '../domain/map/verdict.ts';
import type { CodeColumn, Zones, Zoning } from '../domain/map/zones.ts';
import { TILES } from '../domain/portal/tiles.ts';
import { ADDED } from '../domain/recipe/names.ts';
import type { Model } from '../domain/model.ts';
import { database } from './engines.ts';
import { comparable, shownModel } from './models.ts';
import { noteAsked } from './portal.ts';
import { study } from './state.ts';
import { tableOf } from './tables.ts';

/** The models that have scored these points, the one that is shown first. */
export function mapModels(): readonly Model[] {
  const shown = shownModel();
  return shown ? [shown, ...comparable(shown)] : [];
}

/** A model's score of each point of `study.points`. */
export function mapScores(model: string): Promise<Float32Array> {
  return database.mapScores(model);
}

/** Which points of `study.points` (1) a condition on the joined view holds for. */
export function mapMatches(condition: string): Promise<Uint8Array> {
  return database.mapMatches(study.shown ?? '', condition);
}

/** The zones of the held-out incidents. */
export function mapZones(zoning: Zoning): Promise<Zones> {
  return database.mapZones(zoning, codeColumns());
}

/** The sums of each zone, once the zones are made. */
export function mapSums(
  zoning: Zoning,
  model: string,
  condition: string | null,
): Promise<AreaFigures> {
  return database.mapSums(zoning, model, condition);
}

/** How good a model is on a part of the hold-out. */
export function mapVerdict(model: string, condition: string | null): Promise<PartVerdict> {
  return database.mapVerdict(model, condition);
}

/** Parts of the city that the map can go to. */
export function cityPlaces(): readonly CityPlace[] {
  const id = tableOf('incidents')?.city;
  return study.cities.find((city) => city.id === id)?.places ?? [];
}

/** Keeps in sight that street pictures were asked for. */
export function streetsAsked(): void {
  noteAsked(TILES.host, 'streets under the map');
}

const CODE_ROLES = ['district', 'beat', 'ward'] as const;

/** The columns of the joined view whose codes may be those of some outlines. */
function codeColumns(): CodeColumn[] {
  const columns = (study.joined?.plan.columns ?? []).filter(({ table }) => table === 'incidents');
  const named = (role: string) => columns.find(({ column }) => column?.role === role)?.name;
  const codes = CODE_ROLES.flatMap((role) => {
    const column = named(role);
    return column === undefined ? [] : [{ column, label: column }];
  });
  return [{ column: ADDED.areaKey, label: named('area') ?? 'the area' }, ...codes];
}
