import type { AreaFigures } from '../../../domain/map/areas.ts';
import { judgePart, type PartVerdict } from '../../../domain/map/verdict.ts';
import type { CodeColumn, Zones, Zoning } from '../../../domain/map/zones.ts';
import type { Outlines } from '../../../domain/geo/outlines.ts';
import { partSql, type MapPoints } from '../../../domain/recipe/points.ts';
import type { Session } from '../session.ts';
import { column, mapPoints, pointMatches, pointScores } from './points.ts';
import { ZoneBook } from './zones.ts';

/** What the map asks of the database. Arrays by point are in the order of `mapPoints`. */
export interface MapEngine {
  /** The hold-out's predictions with their usable places. */
  mapPoints(model: string): Promise<MapPoints>;
  /** Another model's score of each point. */
  mapScores(model: string): Promise<Float32Array>;
  /** Which points (1) a condition on the joined view holds for. */
  mapMatches(model: string, condition: string): Promise<Uint8Array>;
  /** Finds the zone of every held-out incident; `codes` are the columns that may name it. */
  mapZones(zoning: Zoning, codes: readonly CodeColumn[]): Promise<Zones>;
  /** The sums of each zone, over the incidents for which a condition holds. */
  mapSums(zoning: Zoning, model: string, condition: string | null): Promise<AreaFigures>;
  /** How good a model is on the part of the hold-out for which a condition holds. */
  mapVerdict(model: string, condition: string | null): Promise<PartVerdict>;
}

/** Makes the map's part of the engine. */
export function mapEngine(
  session: () => Promise<Session>,
  outlines: ReadonlyMap<string, Outlines>,
): MapEngine {
  const zones = new ZoneBook(outlines);
  return {
    async mapPoints(model) {
      await zones.clear(await session());
      return mapPoints(await session(), model);
    },
    mapScores: async (model) => pointScores(await session(), model),
    mapMatches: async (model, condition) => pointMatches(await session(), model, condition),
    mapZones: async (zoning, codes) => zones.make(await session(), zoning, codes),
    mapSums: async (zoning, model, condition) =>
      zones.sums(await session(), zoning, model, condition),
    async mapVerdict(model, condition) {
      const table = await (await session()).query('Judging a part', partSql(model, condition));
      return judgePart(column(table, 'score', Float64Array), column(table, 'outcome', Uint8Array));
    },
  };
}
