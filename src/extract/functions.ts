import type { ts } from 'ts-morph';
import type { BindingFact } from '../model/file-facts.js';
import { bind } from './bindings.js';
import { compact, mapAll, NONE } from './compact.js';
import { readDecorators } from './decorators.js';
import { noteDirectives } from './directives.js';
import type { Place } from './draft.js';
import { keepAll, keepNothing } from './keep.js';
import { closeScope, openScope } from './scopes.js';
import { shadowsOf } from './shadows.js';
import { isBlock, isIdentifier, SyntaxKind } from './syntax.js';
import { readOptionalType, walkType } from './types.js';

/** Reads a function as a new scope inside the place it stands in, and returns the scope's index. */
export function readFunction(node: ts.FunctionLikeDeclaration, place: Place): number {
  const opened = openScope(node, place);
  const { body, draft, scope } = opened;
  const inside: Place = { ...place, scope, body, shadows: shadowsOf(node, place) };
  for (const parameter of node.typeParameters ?? []) walkType(parameter, inside);
  draft.parameters = readParameters(node.parameters, inside);
  draft.typeParameters = mapAll(node.typeParameters, (parameter) => parameter.name.text);
  draft.returnType = readOptionalType(node.type, inside);
  if (isAsync(node)) draft.async = true;
  if (node.body !== undefined && isBlock(node.body)) noteDirectives(node.body.statements, draft);
  readBody(node.body, inside);
  closeScope(opened);
  return scope;
}

function isAsync(node: ts.FunctionLikeDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === SyntaxKind.AsyncKeyword) === true;
}

function readBody(body: ts.Node | undefined, place: Place): void {
  if (body === undefined) return;
  if (isBlock(body)) place.file.read.walk(body, place);
  else place.body.returns.push(place.file.read.expression(body, place, keepAll()));
}

function readParameters(parameters: readonly ts.ParameterDeclaration[], place: Place): readonly BindingFact[] {
  if (parameters.length === 0) return NONE;
  const facts: BindingFact[] = [];
  let index = 0;
  for (const node of parameters) {
    const type = readOptionalType(node.type, place);
    if (isIdentifier(node.name) && node.name.text === 'this') continue;
    if (node.initializer !== undefined) place.file.read.expression(node.initializer, place, keepNothing());
    const decorators = readDecorators(node, place);
    facts.push(...bind(node.name, { type, initialiser: null, iterates: false, parameter: index, decorators }, place));
    index += 1;
  }
  return compact(facts);
}
