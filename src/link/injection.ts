import type { CallFact, DeclarationFact, Expression, FileFacts, ObjectProperty } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import type { Lookup } from './lookup.js';
import { tokenText } from './members.js';
import { instanceOf } from './types.js';

/** Which class stands in for an interface or abstract class, and what each injection token gives. */
export interface Injection {
  readonly implementations: ReadonlyMap<UnitId, UnitId>;
  readonly tokens: ReadonlyMap<string, Meaning>;
}

/** Names of classes that stand in for others in tests only. */
const STAND_IN = /fake|mock|stub|in-?memory|dummy/i;

/**
 * Reads how the repository binds abstractions to classes: providers (`{ provide, useClass }`), `bind(X).to(Y)`,
 * and, where nothing is said, the only class that implements an interface or extends an abstract class.
 */
export function readInjection(lookup: Lookup): Injection {
  const implementations = onlyImplementers(lookup);
  const tokens = new Map<string, Meaning>();
  for (const { facts } of lookup.files.values()) {
    for (const binding of bindingsOf(facts)) {
      const token = lookup.expressionMeaning(facts.path, binding.scope, binding.token);
      const given = binding.given(lookup, facts.path);
      if (!given) continue;
      if (token?.kind === 'declared' && given.kind === 'instance') implementations.set(token.unit, given.unit);
      const text = tokenText(binding.token);
      if (text !== null) tokens.set(text, given);
    }
  }
  return { implementations, tokens };
}

interface Binding {
  readonly token: Expression;
  readonly scope: number;
  readonly given: (lookup: Lookup, path: string) => Meaning | null;
}

function* bindingsOf(facts: FileFacts): Iterable<Binding> {
  for (const declaration of facts.declarations) {
    for (const expression of expressionsOf(declaration)) yield* providersIn(expression);
  }
  for (const call of facts.calls) {
    for (const argument of call.arguments) if (argument.kind === 'object') yield* providersIn(argument);
    const bound = fluentBinding(facts, call);
    if (bound) yield bound;
  }
}

function* expressionsOf(declaration: DeclarationFact): Iterable<Expression> {
  for (const decorator of declaration.decorators) yield* decorator.arguments;
  if (declaration.initialiser) yield declaration.initialiser;
}

/** Objects with a `provide` key, however deep in arrays and objects. */
function* providersIn(expression: Expression): Iterable<Binding> {
  if (expression.kind === 'array') for (const element of expression.elements) yield* providersIn(element);
  if (expression.kind !== 'object') return;
  const token = valueAt(expression.properties, 'provide');
  if (token) yield { token, scope: 0, given: (lookup, path) => provided(lookup, path, expression.properties) };
  else for (const property of expression.properties) yield* providersIn(property.value);
}

function valueAt(properties: readonly ObjectProperty[], key: string): Expression | undefined {
  return properties.find((property) => property.key === key)?.value;
}

function provided(lookup: Lookup, path: string, properties: readonly ObjectProperty[]): Meaning | null {
  const made = valueAt(properties, 'useClass') ?? valueAt(properties, 'useExisting');
  if (made) return instanceOf(lookup.expressionMeaning(path, 0, made));
  const value = valueAt(properties, 'useValue');
  if (value) return lookup.expressionMeaning(path, 0, value);
  const factory = valueAt(properties, 'useFactory');
  const callee = factory && lookup.expressionMeaning(path, 0, factory);
  return callee ? lookup.resultOf(callee, path, -1) : null;
}

/** `container.bind(TYPES.Orders).to(OrderService)`. */
function fluentBinding(facts: FileFacts, call: CallFact): Binding | null {
  if (call.callee.kind !== 'member' || !/^to(Self|ConstantValue)?$/.test(call.callee.name) || call.callee.object.kind !== 'call') return null;
  const bind = facts.calls[call.callee.object.call];
  const token = bind?.callee.kind === 'member' && bind.callee.name === 'bind' ? bind.arguments[0] : undefined;
  const given = call.arguments[0] ?? token;
  if (!token || !given) return null;
  const constant = call.callee.name === 'toConstantValue';
  return {
    token,
    scope: call.scope,
    given: (lookup, path) => {
      const meaning = lookup.expressionMeaning(path, call.scope, given);
      return constant ? meaning : instanceOf(meaning);
    },
  };
}

/** Interfaces and abstract classes with exactly one class behind them, stand-ins for tests not counted. */
function onlyImplementers(lookup: Lookup): Map<UnitId, UnitId> {
  const candidates = new Map<UnitId, UnitId[]>();
  for (const [unit, declared] of lookup.units) {
    if (declared.fact.kind !== 'class' || declared.fact.abstract || STAND_IN.test(declared.fact.name)) continue;
    for (const written of [...declared.fact.implements, ...declared.fact.extends]) {
      const base = lookup.typeMeaning(declared.path, written, new Map());
      if (base?.kind === 'instance' && isAbstract(lookup, base.unit)) candidates.set(base.unit, [...(candidates.get(base.unit) ?? []), unit]);
    }
  }
  const only = new Map<UnitId, UnitId>();
  for (const [abstraction, [first, ...others]] of candidates) if (first && others.length === 0) only.set(abstraction, first);
  return only;
}

function isAbstract(lookup: Lookup, unit: UnitId): boolean {
  const fact = lookup.units.get(unit)?.fact;
  return fact?.kind === 'interface' || fact?.kind === 'type' || (fact?.kind === 'class' && fact.abstract);
}
