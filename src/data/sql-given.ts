import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { type ParameterKey, parameterKey, rootParameter } from './root-parameter.js';
import { memberOfReceiver, methodAround, receiverKey } from './sql-receivers.js';
import type { FunctionPlace } from './work.js';
import { bindingOf, branchesOf, propertiesOf } from './written.js';
import type { Written } from './written-place.js';

/** What parameters hold, where SQL is read for one caller of the function that runs it. */
export type Given = ReadonlyMap<ParameterKey, Written>;

/** Where no caller is looked at. */
export const NOTHING_GIVEN: Given = new Map();

/** Parameters that hold parameters are followed this far: functions may call themselves. */
const MAX_FOLLOWED = 8;

/** What an expression can be, as `branchesOf`; parameters are what they are given. */
export function variantsOf(program: Program, given: Given, written: Written, depth = 0): readonly Written[] {
  return branchesOf(program, written).flatMap((branch) => {
    const value = depth < MAX_FOLLOWED ? givenValue(program, given, branch) : null;
    return value ? variantsOf(program, given, value, depth + 1) : [branch];
  });
}

/** The strings that an expression can be. */
export function givenStrings(program: Program, given: Given, written: Written): readonly string[] {
  return variantsOf(program, given, written).flatMap(({ expression }) => {
    if (expression.kind === 'literal') return typeof expression.value === 'string' ? [expression.value] : [];
    return expression.kind === 'template' && expression.holes.length === 0 ? expression.parts.slice(0, 1) : [];
  });
}

/** `text` of `function query(text)`, `options.text`, and `text` of `function query({ text })`. */
function givenValue(program: Program, given: Given, { path, scope, expression }: Written): Written | null {
  if (given.size === 0) return null;
  if (expression.kind === 'member' && expression.object.kind === 'this') {
    const method = methodAround(program, path, scope);
    const receiver = method && given.get(receiverKey(method));
    return receiver ? memberOfReceiver(program, receiver, expression.name) : null;
  }
  if (expression.kind === 'member') {
    const owner = givenValue(program, given, { path, scope, expression: expression.object });
    return owner && propertyOf(program, owner, expression.name);
  }
  const bound = expression.kind === 'name' ? bindingOf(program, path, scope, expression.name) : null;
  if (bound?.binding.parameter == null) return null;
  let value = given.get(parameterKey({ path, scope: bound.scope, index: bound.binding.parameter })) ?? null;
  for (const key of bound.binding.path) value = value && propertyOf(program, value, key);
  return value;
}

function propertyOf(program: Program, owner: Written, name: string): Written | null {
  return propertiesOf(program, owner).findLast(({ key }) => key === name)?.value ?? null;
}

/** The function whose caller says what an expression is: it starts from one of its parameters, or is made of some. Null for none. */
export function awaitedFunction(program: Program, given: Given, written: Written, seen: Set<Expression> = new Set()): FunctionPlace | null {
  for (const variant of variantsOf(program, given, written)) {
    // Constants may name each other many times over; each is worth one look.
    if (seen.has(variant.expression)) continue;
    seen.add(variant.expression);
    const found = startsFrom(program, variant) ?? firstOf(partsOf(program, variant), (part) => awaitedFunction(program, given, part, seen));
    if (found) return found;
  }
  return null;
}

/** The function of the parameter that it starts from, or the method of the object that it is a member of. */
function startsFrom(program: Program, variant: Written): FunctionPlace | null {
  const root = isChain(variant.expression) ? rootParameter(program, variant) : null;
  if (root) return { path: root.path, scope: root.scope };
  return isOwnMember(variant.expression) ? methodAround(program, variant.path, variant.scope) : null;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** `this.table`: what the class that extends this one says. */
function isOwnMember(expression: Expression): boolean {
  return expression.kind === 'member' && expression.object.kind === 'this';
}

/** `text`, `options.text`: what is made of a parameter by calls is for the calls' arguments to say. */
function isChain(expression: Expression): boolean {
  return expression.kind === 'name' || (expression.kind === 'member' && isChain(expression.object));
}

function partsOf(program: Program, { path, scope, expression }: Written): readonly Written[] {
  const here = (inner: Expression): Written => ({ path, scope, expression: inner });
  if (expression.kind === 'array') return expression.elements.map(here);
  if (expression.kind === 'template') return expression.holes.map(here);
  if (expression.kind === 'object') return [...expression.spreads, ...expression.properties.map(({ value }) => value)].map(here);
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  if (!call) return [];
  const object = call.callee.kind === 'member' && isChain(call.callee.object) ? [call.callee.object] : [];
  return [...call.arguments.slice(0, 1), ...object].map((inner) => ({ path, scope: call.scope, expression: inner }));
}
