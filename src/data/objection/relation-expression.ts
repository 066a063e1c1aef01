/** The relations that an expression names, each with those below it: `[pets, children.pets]`. */
export interface RelationTree {
  readonly name: string;
  readonly below: readonly RelationTree[];
}

/** Relations nested deeper than this are not read: `a.b.c…`. */
const MAX_DEPTH = 50;

/**
 * Reads Objection's relation expressions: names, `a.b`, `[a, b]`, with `(modifiers)` and `as alias`, which say nothing of tables.
 * `^` and `*` (the same again, everything) name none. A text that is no expression gives what could be read.
 */
export function readRelationExpression(text: string): readonly RelationTree[] {
  return readList({ tokens: text.replace(/\([^)]*\)/g, '').match(/[[\],.]|[^\s[\],.]+/g) ?? [], at: 0 }, 0);
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
}

/** Names separated by commas, to the closing bracket or the end. */
function readList(reading: Reading, depth: number): readonly RelationTree[] {
  const trees: RelationTree[] = [];
  while (reading.at < reading.tokens.length) {
    const token = reading.tokens[reading.at] ?? '';
    if (token === ']') break;
    if (token === ',') reading.at += 1;
    else trees.push(...readPath(reading, depth));
  }
  return trees;
}

/** `name`, `name as alias`, `name.rest`, `[list]`. */
function readPath(reading: Reading, depth: number): readonly RelationTree[] {
  const token = reading.tokens[reading.at] ?? '';
  reading.at += 1;
  if (depth > MAX_DEPTH) {
    reading.at = reading.tokens.length;
    return [];
  }
  if (token === '[') {
    const inner = readList(reading, depth + 1);
    reading.at += 1;
    return inner;
  }
  if (reading.tokens[reading.at] === 'as') reading.at += 2;
  const below = reading.tokens[reading.at] === '.' ? readBelow(reading, depth) : [];
  return /^\w/.test(token) ? [{ name: token, below }] : [];
}

function readBelow(reading: Reading, depth: number): readonly RelationTree[] {
  reading.at += 1;
  return readPath(reading, depth + 1);
}
