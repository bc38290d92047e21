/** The part of JSON Schema (draft 7) that our files are described in. */
export type Schema =
  | { readonly const: string | number | boolean | null }
  | { readonly enum: readonly string[] }
  | { readonly anyOf: readonly Schema[] }
  | { readonly $ref: string }
  | { readonly type: 'string' | 'boolean' | 'null' }
  | {
      readonly type: 'number' | 'integer';
      readonly minimum?: number;
      readonly maximum?: number;
      readonly exclusiveMaximum?: number;
    }
  | {
      readonly type: 'array';
      readonly items: Schema;
      readonly minItems?: number;
      readonly maxItems?: number;
    }
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, Schema>>;
      readonly required: readonly string[];
      /** False: no other properties. Else they are let be. */
      readonly additionalProperties?: false;
    };

/** A whole schema, with the parts that it refers to by name. */
export type RootSchema = Schema & {
  readonly $schema: string;
  readonly title: string;
  readonly description: string;
  readonly definitions: Readonly<Record<string, Schema>>;
};

/** Where `$ref` looks for a part. */
export const DEFINITION = '#/definitions/';

/** An object of these properties, all of them needed but those named optional, and no others. */
export function exactly(
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A list of any length. */
export const listOf = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems });

/** The schema, or null. */
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** A part that is defined once. */
export const ref = (name: string): Schema => ({ $ref: `${DEFINITION}${name}` });
