import type { Progress } from '../progress.ts';
import { count, plural } from '../words/format.ts';
import { GROWING, type TreeKind } from './spec.ts';
import type { TreesResult } from './training.ts';

/** The kinds' names for people. */
export const TREES_NAMES: Record<TreeKind, string> = {
  boosted: 'Boosted trees',
  forest: 'Random forest',
};

/** What is said while rows are copied to the library. */
export function copying(rows: number): Progress {
  return { what: `Preparing ${plural(rows, 'row')} for the trees` };
}

/** How far the scoring is. */
export function scoring(share: number): Progress {
  return { what: 'Scoring every row with the trees', share };
}

/**
 * How far the growing is, `ms` after the start. A forest's end is known; boosting stops by itself, so
 * that there is no share of it. The library speaks of every tenth tree of a forest, and of boosting
 * after two trees and then every half a minute.
 */
export function growing(kind: TreeKind, trees: number, ms: number): Progress {
  const { mostTrees, setAside } = GROWING[kind];
  if (setAside > 0) {
    return { what: `Boosting: ${plural(trees, 'tree')} of at most ${count(mostTrees)}` };
  }
  const share = trees / mostTrees;
  return {
    what: `Random forest: ${plural(trees, 'tree')} of ${count(mostTrees)}`,
    share,
    secondsLeft: (ms / 1000) * (1 / share - 1),
  };
}

/** What was grown, in a sentence: "209 boosted trees, up to 5 questions deep, 12,237 nodes; …". */
export function describeTrees(result: Omit<TreesResult, 'rowIds' | 'scores'>): string {
  const { kind, trees, depth, nodes, trainedRows, trainRows } = result;
  const noun = kind === 'boosted' ? 'boosted tree' : 'tree of a random forest';
  const nouns = kind === 'boosted' ? 'boosted trees' : 'trees of a random forest';
  const size = [
    trees === null ? nouns : plural(trees, noun, nouns),
    depth === null ? '' : `up to ${plural(depth, 'question')} deep`,
    nodes === null ? '' : plural(nodes, 'node'),
  ];
  const from =
    trainedRows < trainRows
      ? `a random sample of ${count(trainedRows)} of the ${count(trainRows)} training rows`
      : `all ${count(trainRows)} training rows`;
  const stop = GROWING[kind].setAside > 0 ? `, a tenth of which only told when to stop` : '';
  return `${size.filter(Boolean).join(', ')}, grown from ${from}${stop}.`;
}
