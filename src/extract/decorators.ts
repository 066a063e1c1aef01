import type { ts } from 'ts-morph';
import type { DecoratorFact } from '../model/file-facts.js';
import { compact, mapAll, NONE } from './compact.js';
import type { Place } from './draft.js';
import { dottedName } from './entity-names.js';
import { keepAll, keepNothing } from './keep.js';
import { endLine } from './lines.js';
import { isCallExpression, isDecorator } from './syntax.js';
import { readType } from './types.js';

/** The decorators of a class, member or parameter, in source order, with their arguments in full. The decorator's own call is not a call fact. */
export function readDecorators(node: ts.HasDecorators, place: Place): readonly DecoratorFact[] {
  if (node.modifiers === undefined) return NONE;
  const facts: DecoratorFact[] = [];
  for (const modifier of node.modifiers) {
    if (isDecorator(modifier)) facts.push(readDecorator(modifier.expression, place));
  }
  return compact(facts);
}

function readDecorator(node: ts.Expression, place: Place): DecoratorFact {
  const { file } = place;
  const isCall = isCallExpression(node);
  const callee = isCall ? node.expression : node;
  file.read.expression(callee, place, keepNothing());
  if (isCall) for (const type of node.typeArguments ?? []) readType(type, place);
  return {
    name: dottedName(callee) ?? '',
    arguments: mapAll(isCall ? node.arguments : undefined, (argument) => file.read.expression(argument, place, keepAll())),
    line: endLine(file.source, callee),
  };
}
