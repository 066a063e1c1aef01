import type { ts } from 'ts-morph';
import type { CallFact, Expression } from '../model/file-facts.js';
import { noteMapTable } from './branch-tables.js';
import { noteQuestion } from './branches.js';
import { mapAll, NONE } from './compact.js';
import type { Place } from './draft.js';
import { givesEachElement } from './iterators.js';
import { keepAll, keepShallow } from './keep.js';
import { endLine, startLine } from './lines.js';
import { moduleOf, readModule } from './modules.js';
import { OTHER } from './other.js';
import { repeating, roundOfList } from './rounds.js';
import {
  isArrowFunction,
  isCallExpression,
  isFunctionExpression,
  isIdentifier,
  isNewExpression,
  isPropertyAccessExpression,
  isSpreadElement,
  isTaggedTemplateExpression,
} from './syntax.js';
import { readTemplate } from './templates.js';
import { readType } from './types.js';
import { unwrap } from './unwrap.js';

type CallNode = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** Reads `callee(…)`; `require('x')` and `import('x')` are the module they load, not a call. */
export function readCall(node: ts.CallExpression, place: Place): Expression {
  const specifier = moduleOf(node);
  if (specifier !== null) return readModule(node, specifier, place);
  if (node.arguments.length === 1) noteQuestion(node, place);
  return record(node, node.expression, place);
}

/** Reads `new Callee(…)`. */
export function readNew(node: ts.NewExpression, place: Place): Expression {
  noteMapTable(node, place);
  return record(node, node.expression, place);
}

/** Reads a tagged template: a call whose one argument is the template. */
export function readTag(node: ts.TaggedTemplateExpression, place: Place): Expression {
  return record(node, node.tag, place);
}

function record(node: CallNode, callee: ts.Expression, place: Place): Expression {
  const { file } = place;
  const awaited = file.awaited === node;
  const fact: CallFact = {
    kind: isCallExpression(node) ? 'call' : isNewExpression(node) ? 'new' : 'tag',
    callee: file.read.expression(callee, place, keepShallow()),
    typeArguments: mapAll(node.typeArguments, (type) => readType(type, place)),
    arguments: readArguments(node, callee, place),
    scope: place.scope,
    line: nameLine(callee, place),
    inLoop: place.loop,
    awaited,
    ...(place.loop !== 'no' && place.round !== 'element' && { round: place.round }),
    ...(place.way !== '' && { way: place.way }),
  };
  const call = file.calls.push(fact) - 1;
  linkFunctions(fact.arguments, call, place);
  return { kind: 'call', call };
}

function readArguments(node: CallNode, callee: ts.Expression, place: Place): readonly Expression[] {
  const keep = place.file.argumentsOf.has(calledName(callee) ?? '') ? keepAll() : keepShallow();
  if (isTaggedTemplateExpression(node)) return [readTemplate(node.template, place, keep)];
  const given = node.arguments ?? [];
  if (given.length === 0) return NONE;
  return given.map((argument, index) => {
    // The list is what the method is called on, else it comes first: `map(list, callback)`.
    const list = index === 0 && isPropertyAccessExpression(callee) ? callee.expression : given[0];
    const inside = list && isFunction(argument) && givesEachElement(callee, index) ? repeating(place, 'iterator', roundOfList(list)) : place;
    const expression = place.file.read.expression(argument, inside, keep);
    return isSpreadElement(argument) ? OTHER : expression;
  });
}

/** Tells each function that is handed to the call where it goes. */
function linkFunctions(given: readonly Expression[], call: number, place: Place): void {
  for (const [index, argument] of given.entries()) {
    const value = argument.kind === 'cast' ? argument.expression : argument;
    if (value.kind !== 'function') continue;
    const scope = place.file.scopes[value.scope];
    if (scope !== undefined) scope.argumentOf = { call, index };
  }
}

function isFunction(node: ts.Node): boolean {
  const inner = unwrap(node);
  return isArrowFunction(inner) || isFunctionExpression(inner);
}

/** In a chain over several lines the name is where the reader looks for the call. */
function nameLine(callee: ts.Expression, place: Place): number {
  const { source } = place.file;
  if (isPropertyAccessExpression(callee)) return endLine(source, callee.name);
  return isIdentifier(callee) ? endLine(source, callee) : startLine(source, callee);
}

function calledName(callee: ts.Expression): string | null {
  const inner = unwrap(callee);
  if (isIdentifier(inner)) return inner.text;
  return isPropertyAccessExpression(inner) ? inner.name.text : null;
}
