import type { Brushes } from '../../../domain/explore/cells.ts';
import type { ActiveCube, Cube } from '../../../domain/explore/cube.ts';
import type { AskedDimension, Dimension } from '../../../domain/explore/dimension.ts';
import type {
  AskableTable,
  Cell,
  QueryAnswer,
  QueryResult,
} from '../../../domain/explore/query.ts';
import type { Pair, Profile } from '../../../domain/explore/profile.ts';
import type { Session } from '../session.ts';
import { countPairs, makeCube } from './cube.ts';
import { canFilter } from './canFilter.ts';
import { profileColumn, profilePair } from './profile.ts';
import { Queries } from './query.ts';

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
  /** Counts what a column of the joined view holds, of the incidents for which `where` holds. */
  profileColumn(asked: AskedDimension, where: string | null): Promise<Profile>;
  /** Counts incidents by two columns. */
  profilePair(
    asked: readonly [AskedDimension, AskedDimension],
    where: string | null,
  ): Promise<Pair>;
  /** Runs a person's query, which can only read, and keeps its result. */
  runQuery(sql: string): Promise<QueryAnswer>;
  /** How the database would run a query, drawn; or what it has against it. */
  explainQuery(sql: string): Promise<QueryAnswer | string>;
  /** Stops the query under way; its call gives `stopped`. */
  stopQuery(): Promise<void>;
  /** Rows `from` to below `to` of a kept result. */
  resultRows(result: QueryResult, from: number, to: number): Promise<Cell[][]>;
  /** A kept result as a file. */
  exportResult(result: QueryResult, format: 'csv' | 'parquet'): Promise<Blob>;
  /** Keeps a result as a table of the person's own; gives what the database has against it, if anything. */
  makeTable(result: QueryResult, name: string): Promise<string | null>;
  /** Tables and columns that can be asked. */
  askable(): Promise<AskableTable[]>;
}

/** The Explore stage's calls over the engine's session. */
export function exploreEngine(session: () => Promise<Session>): ExploreEngine {
  let made: Queries | undefined;
  const queries = async () => (made ??= new Queries(await session()));
  return {
    makeCube: async (asked) => makeCube(await session(), asked),
    countPairs: async (dimensions, active, brushes) =>
      countPairs(await session(), dimensions, active, brushes),
    canFilter: async (condition) => canFilter(await session(), condition),
    profileColumn: async (asked, where) => profileColumn(await session(), asked, where),
    profilePair: async (asked, where) => profilePair(await session(), asked, where),
    runQuery: async (sql) => (await queries()).run(sql),
    explainQuery: async (sql) => (await queries()).explain(sql),
    stopQuery: async () => (await queries()).stop(),
    resultRows: async (result, from, to) => (await queries()).window(result, from, to),
    async exportResult(result, format) {
      const { EXPORTS } = await import('./exports.ts');
      return EXPORTS[format](await queries(), result);
    },
    makeTable: async (result, name) => (await queries()).makeTable(result, name),
    askable: async () => (await queries()).askable(),
  };
}
