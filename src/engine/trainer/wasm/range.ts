/** A run of rows or columns of a matrix, or of places in a list. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
