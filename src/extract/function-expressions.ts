import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import { mapAll } from './compact.js';
import type { Declared, Place } from './draft.js';
import { readFunction } from './functions.js';
import { isArrowFunction } from './syntax.js';

/** Reads an arrow function or function expression; where a top-level declaration holds it, the function belongs to that declaration. */
export function readFunctionExpression(node: ts.ArrowFunction | ts.FunctionExpression, place: Place): Expression {
  const declared = place.file.held.get(node);
  const self = isArrowFunction(node) ? place.self : null;
  if (declared === undefined) return { kind: 'function', scope: readFunction(node, { ...place, self }) };
  return { kind: 'function', scope: readDeclaredFunction(node, declared, place) };
}

/** Reads the function that a top-level declaration is, fills the declaration's scope and return type, and returns the scope. */
export function readDeclaredFunction(node: ts.FunctionLikeDeclaration, declared: Declared, place: Place): number {
  const { draft, index } = declared;
  const self = isArrowFunction(node) ? null : { owner: declared, static: false, construction: true };
  const scope = readFunction(node, { ...place, declaration: index, member: null, self });
  const { returnType } = place.file.scopes[scope] ?? { returnType: null };
  draft.type ??= returnType;
  if (node.body !== undefined) draft.scope = scope;
  draft.typeParameters = mapAll(node.typeParameters, (parameter) => parameter.name.text);
  return scope;
}
