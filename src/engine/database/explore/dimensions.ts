import {
  MOST_LEVELS,
  type AskedDimension,
  type Cut,
  type Dimension,
  type OpenCut,
} from '../../../domain/explore/dimension.ts';
import { endsSql, topSql } from '../../../domain/explore/findSql.ts';
import { planBins, planDayBins } from '../../../domain/table/bins.ts';
import type { Session } from '../session.ts';

/** Finds the parts of a dimension in the joined view, where they are not known. */
export async function findDimension(session: Session, asked: AskedDimension): Promise<Dimension> {
  const { cut, column } = asked;
  return { ...asked, cut: isOpen(cut) ? await findCut(session, column, cut) : cut };
}

function isOpen(cut: Cut | OpenCut): cut is OpenCut {
  return cut.kind === 'find bins' || cut.kind === 'find levels';
}

function findCut(session: Session, column: string, cut: OpenCut): Promise<Cut> {
  return cut.kind === 'find bins'
    ? findBins(session, column, cut.of)
    : findLevels(session, column, cut.names);
}

function findBins(session: Session, column: string, of: 'numbers' | 'days'): Promise<Cut> {
  return session.row(`Looking how far ${column} reaches`, endsSql(column, of), (row) => {
    const [low, high] = [row.numberOrNull('low'), row.numberOrNull('high')];
    if (low === null || high === null) return { kind: 'bins', of, edges: [] };
    const { edges } = of === 'days' ? planDayBins(low, high) : planBins(low, high);
    return { kind: 'bins', of, edges };
  });
}

async function findLevels(session: Session, column: string, names: string | null): Promise<Cut> {
  const found = await session.rows(`Counting ${column}`, topSql(column, names), (row) => {
    const value = row.text('value') ?? '';
    const name = row.text('name');
    return { value, label: name === null || name === value ? value : `${name} (${value})` };
  });
  const own = found.slice(0, MOST_LEVELS);
  return {
    kind: 'levels',
    values: own.map(({ value }) => value),
    labels: own.map(({ label }) => label),
    more: found.length > MOST_LEVELS,
  };
}
