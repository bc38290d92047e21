/** A part of the incidents: what a person brushed, drew or chose. */
export interface IncidentFilter {
  /** A condition on the joined view's columns; made by this app, with every name and value quoted. */
  readonly sql: string;
  /** The same for people: "Weekend is true, HourOfDay 20 to 23". */
  readonly words: string;
}
