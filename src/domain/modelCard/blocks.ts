/** A piece of a section. Texts may hold anything that a file's name or header holds. */
export type CardBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface CardSection {
  /** Stable, for links. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly CardBlock[];
}

/** A model card (Mitchell et al. 2019) as data that a page renders and `markdownOf` writes. */
export interface ModelCard {
  readonly title: string;
  readonly made: string;
  readonly sections: readonly CardSection[];
}

/** The three kinds of blocks. */
export const text = (words: string): CardBlock => ({ kind: 'text', text: words });
export const list = (items: readonly string[]): CardBlock => ({ kind: 'list', items });
export const table = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): CardBlock => ({ kind: 'table', header, rows });
