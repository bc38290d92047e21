/** The two ways of growing many trees: each mends what those before it missed, or each on its own. */
export const TREE_KINDS = ['boosted', 'forest'] as const;
export type TreeKind = (typeof TREE_KINDS)[number];

/** A baseline of decision trees; the library behind it takes no other setting. */
export interface TreesSpec {
  readonly kind: TreeKind;
  /** The most training rows that are grown from; of more, a random sample is taken. */
  readonly mostRows: number;
  /** Draws that sample. */
  readonly seed: number;
}

/** How the library grows trees of a kind. */
export interface Growing {
  /** The library's name of the kind. */
  readonly learner: 'GRADIENT_BOOSTED_TREES' | 'RANDOM_FOREST';
  readonly mostTrees: number;
  /** Share of the training rows that the growing sets aside to know when to stop; 0: it does not stop. */
  readonly setAside: number;
}

/**
 * Yggdrasil Decision Forests 1.x's own defaults, which its JavaScript package neither shows nor lets
 * anyone change (learner/gradient_boosted_trees and learner/random_forest in its sources). Boosting:
 * shrinkage 0.1, up to 5 questions deep, stops 30 trees after its loss was lowest and goes back there.
 * Forest: every tree on a sample with replacement, up to 15 questions deep, one vote a tree. Its seed
 * is fixed too, so that the same rows give the same trees.
 */
export const GROWING: Record<TreeKind, Growing> = {
  boosted: { learner: 'GRADIENT_BOOSTED_TREES', mostTrees: 300, setAside: 0.1 },
  forest: { learner: 'RANDOM_FOREST', mostTrees: 300, setAside: 0 },
};

/**
 * A forest's leaves grow with its rows: 50,000 rows of Chicago make 744,000 nodes in 0.26 GB, and the
 * library ends at 2 GiB. Boosted trees are small; there it is the time that grows (`estimate.ts`).
 */
export const DEFAULT_TREES: Record<TreeKind, TreesSpec> = {
  boosted: { kind: 'boosted', mostRows: 500_000, seed: 1 },
  forest: { kind: 'forest', mostRows: 50_000, seed: 1 },
};
