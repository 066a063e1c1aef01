import { schemaLines } from './schema-lines.js';

/** A model or view of a Prisma schema. */
export interface PrismaModel {
  readonly name: string;
  /** `@@map`. */
  readonly table: string | null;
  /** `@@schema`, or the namespace around it. */
  readonly schema: string | null;
  readonly line: number;
  readonly fields: readonly PrismaField[];
}

export interface PrismaField {
  readonly name: string;
  readonly type: string;
  readonly list: boolean;
  /** The name that tells several relations between the same two models apart. */
  readonly relation: string | null;
  /** The columns of the foreign key that this model holds for it; empty on the other side. */
  readonly keys: readonly string[];
  /** The columns named in `@id`, `@unique`, `@@id` and `@@unique` cover the key, so that at most one row has it. */
  readonly unique: boolean;
  readonly line: number;
}

/** The models and views of a schema, in order. Tolerant: what is neither is passed over, and a block that never ends ends with the text. */
export function readModels(text: string): readonly PrismaModel[] {
  return blocksOf(text)
    .filter(({ keyword }) => keyword === 'model' || keyword === 'view')
    .map(modelOf);
}

/** Whether a schema is a contract of Prisma 8, by the first line that marks one. */
export function isContract(text: string): boolean {
  return /^\uFEFF?\s*\/\/\s*use prisma-8\b/.test(text);
}

/** `keyword Name { … }`, each with its lines; blocks in a `namespace` know it. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let namespace: string | null = null;
  for (const { text: code, line } of schemaLines(text)) {
    const [, keyword, name] = /^(\w+)\s+(\w+)\s*\{\s*\}?$/.exec(code) ?? [];
    if (keyword === 'namespace' && name !== undefined) namespace = name;
    else if (keyword !== undefined && name !== undefined) {
      open = { keyword, name, namespace, line, lines: [] };
      blocks.push(open);
    } else if (code.startsWith('}')) {
      if (!open) namespace = null;
      open = null;
    } else open?.lines.push({ text: code, line });
  }
  return blocks;
}

interface Block {
  readonly keyword: string;
  readonly name: string;
  readonly namespace: string | null;
  readonly line: number;
  readonly lines: { readonly text: string; readonly line: number }[];
}

function modelOf({ name, namespace, line, lines }: Block): PrismaModel {
  const attributes = lines.map(({ text }) => text).filter((text) => text.startsWith('@@'));
  const written = (attribute: RegExp): string | null => attributes.map((text) => attribute.exec(text)?.[1]).find((value) => value !== undefined) ?? null;
  const uniques = [
    ...attributes.flatMap((text) => (/^@@(?:id|unique)\b/.test(text) ? [columnsIn(text)] : [])),
    ...lines.flatMap(({ text }) => uniqueColumn(text)),
  ];
  return {
    name,
    table: written(/^@@map\(\s*(?:name:\s*)?"([^"]*)"/),
    schema: written(/^@@schema\(\s*(?:map:\s*)?"([^"]*)"/) ?? namespace,
    line,
    fields: lines.flatMap((own) => fieldOf(own, uniques) ?? []),
  };
}

function uniqueColumn(text: string): readonly (readonly string[])[] {
  const [, column] = /^(\w+)\s.*\s@(?:id|unique)\b/.exec(text) ?? [];
  return column === undefined ? [] : [[column]];
}

/** The names in the first list of an attribute: `@@unique([orderId, productId])`. */
function columnsIn(text: string): readonly string[] {
  const [, list = ''] = /\[([^\]]*)\]/.exec(text) ?? [];
  return list
    .split(',')
    .map((column) => column.trim().replace(/\(.*$/, ''))
    .filter((column) => column !== '');
}

function fieldOf({ text, line }: { readonly text: string; readonly line: number }, uniques: readonly (readonly string[])[]): PrismaField | null {
  const [, name, type, brackets] = /^(\w+)\s+(\w+)(\[\])?\??(?=\s|$)/.exec(text) ?? [];
  if (name === undefined || type === undefined) return null;
  const [, relation = ''] = /@relation\((.*)\)/.exec(text) ?? [];
  const [, keys = ''] = /\bfields:\s*\[([^\]]*)\]/.exec(relation) ?? [];
  const columns = columnsIn(`[${keys}]`);
  const unique = columns.length > 0 && uniques.some((set) => set.length > 0 && set.every((column) => columns.includes(column)));
  const [, label] = /^\s*(?:name:\s*)?"([^"]*)"/.exec(relation) ?? /\bname:\s*"([^"]*)"/.exec(relation) ?? [];
  return { name, type, list: brackets !== undefined, relation: label ?? null, keys: columns, unique, line };
}
