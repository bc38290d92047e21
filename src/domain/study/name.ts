/** What a study can be called by where the person has given it no name. */
export interface Incidents {
  readonly file: string;
  readonly simulated: boolean;
  /** The city's name, if that is known. */
  readonly city: string | null;
}

/** The name of the sample's city. */
export const SAMPLE_NAME = 'Sample city';

/** What a study is called: its own name, its city's, or that of its incidents' file. */
export function studyNameOf(own: string | null, incidents: Incidents | null): string {
  if (own !== null) return own;
  if (!incidents) return 'No data yet';
  return incidents.simulated ? SAMPLE_NAME : (incidents.city ?? incidents.file);
}
