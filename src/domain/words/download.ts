/** A file to download: its name, its type and its text, whole or in parts. */
export interface Download {
  readonly name: string;
  readonly type: string;
  readonly text: string | readonly string[];
}

/** Any value as a JSON file that a person can read. */
export function jsonFile(name: string, value: unknown): Download {
  return { name, type: 'application/json', text: `${JSON.stringify(value, null, 2)}\n` };
}
