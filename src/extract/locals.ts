import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import { expectType } from './branch-tables.js';
import { type Bound, bind } from './bindings.js';
import { readClass } from './classes.js';
import { NONE } from './compact.js';
import type { Place } from './draft.js';
import { readFunction } from './functions.js';
import { keepAll } from './keep.js';
import { readOptionalType } from './types.js';

/** Reads `const`, `let` and `var` inside a function, or in a block of the module, as locals of that scope. */
export function readLocals(list: ts.VariableDeclarationList, place: Place): void {
  for (const node of list.declarations) {
    const type = readOptionalType(node.type, place);
    expectType(node.initializer, node.type, place.file);
    const initialiser = node.initializer === undefined ? null : place.file.read.expression(node.initializer, place, keepAll());
    addLocal(node.name, { ...NOTHING, type, initialiser }, place);
  }
}

/** Reads the variables of `for (const x of list)`, each an element of the list; a null list gives them no value. */
export function readLoopLocals(nodes: ts.VariableDeclarationList, list: Expression | null, place: Place): void {
  for (const node of nodes.declarations) {
    addLocal(node.name, { ...NOTHING, initialiser: list, iterates: list !== null }, place);
  }
}

/** Reads a function inside a function: a local that holds it. Its body is no part of a loop around it. */
export function readLocalFunction(node: ts.FunctionDeclaration, place: Place): void {
  const scope = readFunction(node, { ...place, loop: 'no', self: null });
  if (node.name !== undefined && node.body !== undefined) {
    addLocal(node.name, { ...NOTHING, initialiser: { kind: 'function', scope } }, place);
  }
}

/** Reads a class inside a function: a local that holds it. */
export function readLocalClass(node: ts.ClassDeclaration, place: Place): void {
  readClass(node, place);
  if (node.name !== undefined) addLocal(node.name, { ...NOTHING, initialiser: { kind: 'class' } }, place);
}

const NOTHING: Bound = { type: null, initialiser: null, iterates: false, parameter: null, decorators: NONE };

function addLocal(name: ts.BindingName, bound: Bound, place: Place): void {
  place.body.locals.push(...bind(name, bound, place));
}
