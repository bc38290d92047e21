import { DEFINITION, type RootSchema, type Schema } from './schema.ts';

/** What is wrong with a value, and where: "network/epochs: it is no whole number"; null if nothing is. */
export function schemaProblem(root: RootSchema, value: unknown): string | null {
  return problem({ definitions: root.definitions, path: [] }, root, value);
}

interface Where {
  readonly definitions: RootSchema['definitions'];
  readonly path: readonly (string | number)[];
}

function problem(where: Where, schema: Schema, value: unknown): string | null {
  if ('$ref' in schema) {
    const found = where.definitions[schema.$ref.slice(DEFINITION.length)];
    if (!found) throw new Error(`the schema has no ${schema.$ref}`);
    return problem(where, found, value);
  }
  if ('const' in schema)
    return schema.const === value
      ? null
      : said(where, `it must be ${JSON.stringify(schema.const)}`);
  if ('enum' in schema) {
    const isOne = typeof value === 'string' && schema.enum.includes(value);
    return isOne ? null : said(where, `it must be one of ${schema.enum.join(', ')}`);
  }
  if ('anyOf' in schema) {
    const problems = schema.anyOf.map((one) => problem(where, one, value));
    // The first is what is meant; the others are mostly null.
    return problems.includes(null) ? null : (problems[0] ?? null);
  }
  return typed(where, schema, value);
}

function typed(where: Where, schema: Extract<Schema, { type: string }>, value: unknown) {
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' ? null : said(where, 'it is no text');
    case 'boolean':
      return typeof value === 'boolean' ? null : said(where, 'it is neither true nor false');
    case 'null':
      return value === null ? null : said(where, 'it is not null');
    case 'number':
    case 'integer':
      return numberProblem(where, schema, value);
    case 'array':
      return arrayProblem(where, schema, value);
    case 'object':
      return objectProblem(where, schema, value);
  }
}

function numberProblem(
  where: Where,
  schema: Extract<Schema, { type: 'number' | 'integer' }>,
  value: unknown,
) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return said(where, 'it is no number');
  if (schema.type === 'integer' && !Number.isInteger(value))
    return said(where, 'it is no whole number');
  const { minimum = -Infinity, maximum = Infinity, exclusiveMaximum = Infinity } = schema;
  if (value < minimum) return said(where, `it is below ${String(minimum)}`);
  if (value > maximum) return said(where, `it is above ${String(maximum)}`);
  return value < exclusiveMaximum
    ? null
    : said(where, `it is not below ${String(exclusiveMaximum)}`);
}

function arrayProblem(where: Where, schema: Extract<Schema, { type: 'array' }>, value: unknown) {
  if (!Array.isArray(value)) return said(where, 'it is no list');
  const { minItems = 0, maxItems = Infinity, items } = schema;
  if (value.length < minItems) return said(where, `it has fewer than ${String(minItems)} entries`);
  if (value.length > maxItems) return said(where, `it has more than ${String(maxItems)} entries`);
  for (const [i, item] of value.entries()) {
    const found = problem({ ...where, path: [...where.path, i] }, items, item);
    if (found !== null) return found;
  }
  return null;
}

function objectProblem(where: Where, schema: Extract<Schema, { type: 'object' }>, value: unknown) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return said(where, 'it is no object');
  const entries = new Map<string, unknown>(Object.entries(value));
  const missing = schema.required.find((name) => !entries.has(name));
  if (missing !== undefined) return said(where, `it has no ${missing}`);
  for (const [name, part] of entries) {
    // Not by `in`: "constructor" is no property of ours.
    const own = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (own === undefined && schema.additionalProperties === false)
      return said(where, `nothing is known of ${name}`);
    const found = own && problem({ ...where, path: [...where.path, name] }, own, part);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

function said({ path }: Where, what: string): string {
  return path.length === 0 ? what : `${path.join('/')}: ${what}`;
}
