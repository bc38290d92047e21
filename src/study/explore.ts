import { shallowReactive } from 'vue';
import type { Brushes } from '../domain/explore/cells.ts';
import { figureDimensions } from '../domain/explore/choose.ts';
import {
  holds,
  slicesOf,
  type ActiveCube,
  type Cube,
  type Slices,
} from '../domain/explore/cube.ts';
import { filterOf } from '../domain/explore/filter.ts';
import type { Counting } from '../domain/explore/figures.ts';
import type { Fault } from '../domain/fault.ts';
import type { KeptBrush } from '../domain/study/document.ts';
import { database } from './engines.ts';
import { faultOf } from './stages.ts';
import { history, remember } from './history.ts';
import { study } from './state.ts';

/** What the Explore stage's figures show, and how. */
export interface Exploring {
  cube: Cube | null;
  /** The join that the cube was counted from. */
  of: typeof study.joined;
  brushes: Brushes;
  /** What is drawn now; one step behind the brushes while something is counted. */
  shown: Slices | null;
  counting: Counting;
  fault: Fault | null;
}

export const exploring: Exploring = shallowReactive({
  cube: null,
  of: null,
  brushes: new Map(),
  shown: null,
  counting: 'per day',
  fault: null,
});

let active: ActiveCube | null = null;
/** The last figure that was brushed or is about to be. */
let wanted: number | null = null;
let underWay = false;

/** Counts the figures of the present join, unless that is done. */
export async function openFigures(): Promise<void> {
  const { joined } = study;
  if (!joined || exploring.of === joined) return;
  exploring.of = joined;
  active = null;
  try {
    const asked = figureDimensions(joined.plan.columns, joined.receipt);
    const cube = await database.makeCube(asked);
    if (exploring.of !== joined) return;
    exploring.cube = cube;
    exploring.brushes = new Map();
    exploring.shown = slicesOf(cube, exploring.brushes, null);
    exploring.fault = null;
    brushAll(cube, brushesOn(cube));
  } catch (error) {
    exploring.of = null;
    exploring.cube = exploring.shown = null;
    exploring.fault = faultOf(error, 'counting the figures');
  }
}

/** Brushes of an earlier visit, until their figures are counted. */
let earlier: readonly KeptBrush[] = [];

/** The brushes as they are kept: by column, since figures have other numbers another time. */
export function keptBrushes(): readonly KeptBrush[] {
  const { cube, brushes } = exploring;
  if (!cube || exploring.of !== study.joined) return earlier;
  return [...brushes].flatMap(([at, parts]) => {
    const dimension = cube.dimensions[at];
    return dimension ? [{ column: dimension.column, parts }] : [];
  });
}

/** Brings brushes back as soon as their figures are counted; the filter that they make is there before. */
export function bringBrushes(brushes: readonly KeptBrush[]): void {
  earlier = brushes;
}

function brushesOn({ dimensions }: Cube): Brushes {
  const found = earlier.flatMap(({ column, parts }) => {
    const at = dimensions.findIndex((dimension) => dimension.column === column);
    return at < 0 ? [] : [[at, parts] as const];
  });
  earlier = [];
  return new Map(found);
}

/** Readies a figure to be brushed: from then on, no move of the brush asks the database. */
export function activate(at: number): void {
  wanted = at;
  void count();
}

/** Keeps only some parts of a figure's dimension; null: all of them. */
export function brush(at: number, parts: readonly number[] | null): void {
  const { cube } = exploring;
  if (!cube) return;
  const before = exploring.brushes;
  const brushes = new Map(before);
  if (parts === null) brushes.delete(at);
  else brushes.set(at, parts);
  rememberBrush(cube, at, before, brushes);
  exploring.brushes = brushes;
  study.filter = filterOf(cube.dimensions, brushes);
  wanted = at;
  show();
}

/** Sets all brushes at once, of the cube that is shown; those of another cube mean nothing now. */
export function brushAll(cube: Cube, brushes: Brushes): void {
  if (exploring.cube !== cube) return;
  exploring.brushes = brushes;
  study.filter = filterOf(cube.dimensions, brushes);
  wanted = [...brushes.keys()].at(-1) ?? null;
  show();
}

/** Moves of one figure's brush that follow each other this closely are one change. */
const ONE_MOVE_MS = 1_000;
let lastMove = { at: -1, time: 0 };

function rememberBrush(cube: Cube, at: number, before: Brushes, after: Brushes): void {
  const time = performance.now();
  const isSame = lastMove.at === at && time - lastMove.time < ONE_MOVE_MS;
  lastMove = { at, time };
  const last = history.done.at(-1);
  if (isSame && last?.kind === 'filter') {
    history.done = [...history.done.slice(0, -1), { ...last, after }];
  } else remember({ kind: 'filter', cube, before, after });
}

/** Takes all brushes away. */
export function clearFilter(): void {
  const { cube, brushes: before } = exploring;
  if (cube) remember({ kind: 'filter', cube, before, after: new Map() });
  exploring.brushes = new Map();
  study.filter = null;
  show();
}

/** Shows what the brushes leave, at once where it is counted already. */
function show(): void {
  const { cube, brushes } = exploring;
  if (!cube) return;
  if (brushes.size === 0) exploring.shown = slicesOf(cube, brushes, null);
  else if (wanted !== null && holds(active, wanted, brushes)) {
    exploring.shown = slicesOf(cube, brushes, active);
  } else void count();
}

/** Counts for the figure that is wanted, once more if another is wanted by then. */
async function count(): Promise<void> {
  if (underWay) return;
  underWay = true;
  try {
    for (;;) {
      const { cube, brushes } = exploring;
      if (!cube || wanted === null || holds(active, wanted, brushes)) break;
      const counted = await database.countPairs(cube.dimensions, wanted, brushes);
      if (exploring.cube === cube) active = counted;
    }
    underWay = false;
    if (exploring.brushes.size > 0) show();
  } catch (error) {
    underWay = false;
    exploring.fault = faultOf(error, 'counting the figures');
  }
}
