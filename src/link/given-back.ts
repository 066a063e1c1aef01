import type { BindingFact, CallFact, Expression, ScopeFact } from '../model/file-facts.js';
import type { Meaning, Trail } from '../model/program.js';
import type { Lookup } from './lookup.js';

const LODASH: ReadonlySet<string> = new Set(['mapValues', 'clone', 'cloneDeep', 'defaults', 'merge', 'pick', 'omit', 'assign', 'extend']);
/** Functions of globals and packages that give back their first argument, or an object with the same properties. */
const PASSING: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Object', new Set(['freeze', 'seal', 'assign'])],
  ['lodash', LODASH],
  ['lodash-es', LODASH],
]);

/** Whether a function of that name on the trail gives back its first argument: `Object.freeze(x)`, `mapValues(models, bind)`. */
export function passesOn(trail: Trail, name: string): boolean {
  return trail.steps.length === 0 && PASSING.get(trail.module === '' ? trail.name : trail.module)?.has(name) === true;
}

/** What the first argument of a call is. */
export function firstArgument(lookup: Lookup, path: string, { arguments: [first], scope }: CallFact): Meaning | null {
  return first ? lookup.expressionMeaning(path, scope, first) : null;
}

/** Where a function is called. */
interface Caller {
  readonly path: string;
  readonly call: number;
}

/**
 * What a function gives back of what it is given: its argument (`tap(orders)`), or what a function among its arguments gives
 * (`cached('orders', () => loadOrders())`). Null where it gives back something of its own.
 */
export function givenBack(lookup: Lookup, place: { readonly path: string; readonly scope: number }, caller: Caller): Meaning | null {
  const facts = lookup.files.get(place.path)?.facts;
  const scope = facts?.scopes[place.scope];
  const call = lookup.files.get(caller.path)?.facts.calls[caller.call];
  if (!facts || !scope || !call) return null;
  for (const expression of scope.returns) {
    const given = parameterIn(scope, facts.calls, expression);
    const argument = given && call.arguments[given.parameter];
    const meaning = argument && lookup.expressionMeaning(caller.path, call.scope, argument);
    if (!meaning) continue;
    const result = given.called ? lookup.resultOf(meaning, caller.path, -1) : meaning;
    if (result) return result;
  }
  return null;
}

interface Given {
  readonly parameter: number;
  readonly called: boolean;
}

/** The parameter that an expression is, or is a call of; locals are looked through once. */
function parameterIn(scope: ScopeFact, calls: readonly CallFact[], expression: Expression): Given | null {
  const local = expression.kind === 'name' ? scope.locals.find(({ name }) => name === expression.name) : undefined;
  const value = local?.path.length === 0 && !local.iterates && local.initialiser ? local.initialiser : expression;
  if (value.kind === 'name') return whole(scope, value.name, false);
  const callee = value.kind === 'call' ? calls[value.call]?.callee : undefined;
  return callee?.kind === 'name' ? whole(scope, callee.name, true) : null;
}

function whole(scope: ScopeFact, name: string, called: boolean): Given | null {
  const found: BindingFact | undefined = scope.parameters.find((candidate) => candidate.name === name && candidate.path.length === 0);
  return found?.parameter == null ? null : { parameter: found.parameter, called };
}
