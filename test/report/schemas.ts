import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** As much of JSON Schema as the tests walk. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** A schema that ships with the reports, by its file's name. */
export function schemaNamed(file: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../src/report/${file}`, import.meta.url), 'utf8')) as Schema;
}

/** What a schema, or the part of it at `pointer`, has against a value; empty for nothing. */
export function validator(schema: Schema, pointer = ''): (value: unknown) => unknown {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
  ajv.addSchema(schema);
  const validate = ajv.compile({ $ref: `${schema.$id}${pointer}` });
  return (value) => (validate(value) ? [] : validate.errors);
}

/** Every object type in a schema, with the path to it. */
export function objectsIn(part: Schema, path: string): readonly (readonly [string, Schema])[] {
  const parts = [...Object.entries(part.properties ?? {}), ...Object.entries(part.$defs ?? {}), ...(part.items ? [['[]', part.items] as const] : [])];
  return [...(part.type === 'object' ? [[path, part] as const] : []), ...parts.flatMap(([name, inner]) => objectsIn(inner, `${path}.${name}`))];
}
