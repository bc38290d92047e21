/** A figure that was drawn: its pictures as SVG that needs no page, and its numbers. */
export interface DrawnFigure {
  readonly id: string;
  /** A sentence that says what is seen. */
  readonly title: string;
  /** The measure, and how many it rests on. */
  readonly subtitle: string;
  /** SVG documents. */
  readonly pictures: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
