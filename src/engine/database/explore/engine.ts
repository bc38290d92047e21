import type { Brushes } from '../../../domain/explore/cells.ts';
import type { ActiveCube, Cube } from '../../../domain/explore/cube.ts';
import type { AskedDimension, Dimension } from '../../../domain/explore/dimension.ts';
import type { Session } from '../session.ts';
import { countPairs, makeCube } from './cube.ts';
import { canFilter } from './canFilter.ts';

/** What the database worker does for the Explore stage. */
export interface ExploreEngine {
  /** Counts the joined incidents by each dimension, and readies them for `countPairs`. */
  makeCube(asked: readonly AskedDimension[]): Promise<Cube>;
  /** Counts the incidents by an active dimension and each other one, under the others' brushes. */
  countPairs(
    dimensions: readonly Dimension[],
    active: number,
    brushes: Brushes,
  ): Promise<ActiveCube>;
  /** Whether a condition can be asked of the joined view. */
  canFilter(condition: string): Promise<boolean>;
}

/** The Explore stage's calls over the engine's session. */
export function exploreEngine(session: () => Promise<Session>): ExploreEngine {
  return {
    makeCube: async (asked) => makeCube(await session(), asked),
    countPairs: async (dimensions, active, brushes) =>
      countPairs(await session(), dimensions, active, brushes),
    canFilter: async (condition) => canFilter(await session(), condition),
  };
}
