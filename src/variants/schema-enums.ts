import { type DeclaredAxis, LEAST_VARIANTS } from './declared-axis.js';

/** The text of a schema file. */
export interface SchemaText {
  readonly path: string;
  readonly text: string;
}

/** The enums of Prisma schemas with three members or more, by key. The first of a name stands for the others. */
export function schemaEnums(schemas: readonly SchemaText[]): ReadonlyMap<string, DeclaredAxis> {
  const axes = new Map<string, DeclaredAxis>();
  for (const { path, text } of schemas) {
    for (const { name, line, members } of enumsOf(text)) {
      const key = schemaKey(name);
      if (axes.has(key) || members.length < LEAST_VARIANTS) continue;
      axes.set(key, { key, name, kind: 'schema', members: members.map((member) => ({ name: member, value: member })), at: { path, line }, from: null });
    }
  }
  return axes;
}

/** The key of an enum of a schema. */
export function schemaKey(name: string): string {
  return `schema:${name}`;
}

interface SchemaEnum {
  readonly name: string;
  readonly line: number;
  readonly members: readonly string[];
}

/** Tolerant: what is no enum is passed over, and one that never ends ends with the text. */
function enumsOf(text: string): readonly SchemaEnum[] {
  const enums: SchemaEnum[] = [];
  let open: { name: string; line: number; members: string[] } | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const code = raw.replace(/\/\/.*$/, '').trim();
    const name = /^enum\s+(\w+)\s*\{/.exec(code)?.[1];
    if (name !== undefined) enums.push((open = { name, line: index + 1, members: [] }));
    else if (code.startsWith('}')) open = null;
    else {
      const member = /^(\w+)/.exec(code)?.[1];
      if (open !== null && member !== undefined) open.members.push(member);
    }
  }
  return enums;
}
