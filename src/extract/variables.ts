import type { ts } from 'ts-morph';
import type { Expression, TypeFact } from '../model/file-facts.js';
import { bindingsOf } from './binding-names.js';
import { walkDefaults } from './bindings.js';
import { expectType } from './branch-tables.js';
import { handedOut } from './commonjs.js';
import { setDeclaredValue } from './declaration-drafts.js';
import type { Declared, Place } from './draft.js';
import { addExport } from './export-drafts.js';
import { readRequire } from './imports.js';
import { keepAll } from './keep.js';
import { startLine } from './lines.js';
import { isExportsObject } from './names.js';
import { OTHER } from './other.js';
import { isIdentifier } from './syntax.js';
import { readOptionalType } from './types.js';
import { unwrap } from './unwrap.js';

/** Reads one top-level variable: an import where it requires a module, else the value of its declarations. */
export function readVariable(node: ts.VariableDeclaration, place: Place): void {
  if (readRequire(node, place)) {
    readOptionalType(node.type, place);
    return;
  }
  const bindings = bindingsOf(node.name);
  const owners = bindings.map(({ name }) => place.file.names.get(name.text)?.declared ?? null);
  const inside: Place = { ...place, declaration: owners[0]?.index ?? null };
  const type = readOptionalType(node.type, inside);
  expectType(node.initializer, node.type, place.file);
  const expression = readValue(node, inside);
  if (!isIdentifier(node.name)) walkDefaults(node.name, inside);
  for (const [index, { path, position }] of bindings.entries()) {
    const owner = owners[index] ?? null;
    if (owner !== null) fill(owner, { type, expression, path, position });
  }
}

/** In `var app = module.exports = {}` and `const Orders = module.exports` the variable is also what the file hands out. */
function readValue(node: ts.VariableDeclaration, place: Place): Expression | null {
  if (node.initializer === undefined) return null;
  const { file } = place;
  const { names, value } = handedOut(node.initializer);
  const line = startLine(file.source, node);
  const local = isIdentifier(node.name) ? node.name.text : null;
  const handed = isExportsObject(unwrap(value)) ? ['='] : names;
  for (const exported of handed) addExport(file, { exported, local, specifier: null, value: null, typeOnly: false, line });
  return file.read.expression(value, place, keepAll());
}

interface Value {
  readonly type: TypeFact | null;
  readonly expression: Expression | null;
  readonly path: readonly string[];
  readonly position: number | null;
}

function fill(declared: Declared, value: Value): void {
  const { draft } = declared;
  const { expression, type } = value;
  if (draft.kind === 'function') {
    // `const pay: (order: Order) => Receipt = …`: what is written is the function's type, what is kept is what it returns.
    if (type?.name === '=>') draft.type ??= type.args[0] ?? null;
  } else if (value.path.length === 0) draft.type ??= type;
  if (expression !== null) setDeclaredValue(declared, follow(expression, value));
}

/** The part of a value that a pattern takes: `{ orders: { repo } }` takes `value.orders.repo`, `[, repo]` takes `value[1]`. */
function follow(value: Expression, { path, position }: Value): Expression {
  let part = value;
  for (const [depth, key] of path.entries()) {
    const index: Expression = depth === 0 && position !== null ? { kind: 'literal', value: position } : OTHER;
    part = key === '[]' ? { kind: 'element', object: part, index } : { kind: 'member', object: part, name: key };
  }
  return part;
}
