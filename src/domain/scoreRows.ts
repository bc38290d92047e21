/** A model's scores of rows: the rows' numbers, and the probability of an arrest for each. */
export interface ScoreRows {
  readonly rowIds: Int32Array<ArrayBuffer>;
  readonly scores: Float32Array<ArrayBuffer>;
}
