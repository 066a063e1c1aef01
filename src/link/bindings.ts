import type { DeclarationFact, DecoratorFact, Expression, FileFacts, ObjectProperty, ScopeFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import { type Lookup, NO_ENVIRONMENT, unitId } from './lookup.js';
import { instanceOf } from './types.js';

/** One place where a token is bound to what it gives. */
export interface Binding {
  readonly token: Expression;
  given(lookup: Lookup): Meaning | null;
  /** The interface that the binding speaks of: `bind<Payments>(TOKEN)`. */
  readonly type?: UnitId | null;
}

/** An expression with the place it is read in. */
export interface Placed {
  readonly path: string;
  readonly scope: number;
  readonly expression: Expression;
}

/**
 * The bindings that a file writes as objects, wherever they stand: `{ provide: TOKEN, useClass: Card }`, `{ token: 'x', useFactory }`,
 * in decorators, constants, arguments, and in what functions keep and return (`static forRoot()`).
 */
export function* objectBindings(facts: FileFacts): Iterable<Binding> {
  const { path, declarations, calls, scopes } = facts;
  for (const declaration of declarations) {
    for (const expression of expressionsOf(declaration)) yield* providersIn({ path, scope: 0, expression });
  }
  for (const { arguments: given, scope } of calls) {
    for (const expression of given) if (expression.kind === 'object') yield* providersIn({ path, scope, expression });
  }
  for (const [scope, fact] of scopes.entries()) {
    for (const expression of valuesIn(fact)) yield* providersIn({ path, scope, expression });
  }
}

/** What a function keeps and gives back. */
function* valuesIn({ locals, returns }: ScopeFact): Iterable<Expression> {
  for (const { initialiser } of locals) if (initialiser) yield initialiser;
  yield* returns;
}

/** The names under which classes register themselves: `@Service('orders')`, `@Service({ id: ORDERS })`, `@injectable({ token: ORDERS })`. */
export function* classBindings({ path, declarations }: FileFacts): Iterable<Binding> {
  for (const { kind, name, decorators } of declarations) {
    const tokens = kind === 'class' ? decorators.flatMap((decorator) => ownToken(decorator) ?? []) : [];
    for (const token of tokens) yield { token, given: () => ({ kind: 'instance', unit: unitId(path, name), args: [] }) };
  }
}

function ownToken({ name, arguments: [first] }: DecoratorFact): Expression | undefined {
  if (!first || !REGISTERS_ITSELF.has(name)) return undefined;
  return first.kind === 'object' ? (valueAt(first.properties, 'id') ?? valueAt(first.properties, 'token')) : first;
}

const REGISTERS_ITSELF: ReadonlySet<string> = new Set(['Service', 'injectable', 'singleton', 'provide', 'provideSingleton', 'registerSingleton']);

function* expressionsOf(declaration: DeclarationFact): Iterable<Expression> {
  for (const decorator of declaration.decorators) yield* decorator.arguments;
  if (declaration.initialiser) yield declaration.initialiser;
}

/** Objects with a token and a provider, however deep in arrays and objects. */
function providersIn(placed: Placed): Iterable<Binding> {
  // Most values are neither: no iterator for them.
  return placed.expression.kind === 'object' || placed.expression.kind === 'array' ? providersWithin(placed) : NOTHING;
}

const NOTHING: Iterable<Binding> = [];

function* providersWithin({ path, scope, expression }: Placed): Iterable<Binding> {
  if (expression.kind === 'array') for (const element of expression.elements) yield* providersIn({ path, scope, expression: element });
  if (expression.kind !== 'object') return;
  const { properties } = expression;
  const token = valueAt(properties, 'provide') ?? valueAt(properties, 'token');
  if (token && properties.some(({ key }) => PROVIDER_KEYS.has(key))) yield { token, given: (lookup) => provided(lookup, { path, scope, expression }) };
  else for (const property of properties) yield* providersIn({ path, scope, expression: property.value });
}

const PROVIDER_KEYS: ReadonlySet<string> = new Set(['useClass', 'useExisting', 'useToken', 'useValue', 'useFactory', 'type', 'value', 'factory']);

/** What a provider object gives; null where it has none of the known keys. */
export function provided(lookup: Lookup, { path, scope, expression }: Placed): Meaning | null {
  if (expression.kind !== 'object') return null;
  const { properties } = expression;
  const made = valueAt(properties, 'useClass') ?? valueAt(properties, 'useExisting') ?? valueAt(properties, 'useToken') ?? valueAt(properties, 'type');
  if (made) return madeFrom(lookup, { path, scope, expression: made });
  const value = valueAt(properties, 'useValue') ?? valueAt(properties, 'value');
  if (value) return lookup.expressionMeaning(path, scope, value);
  const factory = valueAt(properties, 'useFactory') ?? valueAt(properties, 'factory');
  return factory ? calledFrom(lookup, { path, scope, expression: factory }) : null;
}

/** An object of the class that an expression names. */
export function madeFrom(lookup: Lookup, { path, scope, expression }: Placed): Meaning | null {
  return instanceOf(lookup.expressionMeaning(path, scope, expression));
}

/** What the function that an expression names gives back. */
export function calledFrom(lookup: Lookup, { path, scope, expression }: Placed): Meaning | null {
  const callee = lookup.expressionMeaning(path, scope, expression);
  return callee ? lookup.resultOf(callee, path, -1) : null;
}

/** The value of a key in an object literal. */
export function valueAt(properties: readonly ObjectProperty[], key: string): Expression | undefined {
  return properties.find((property) => property.key === key)?.value;
}

/** The interface or class that the first type argument of a call names. */
export function typeArgument(lookup: Lookup, path: string, call: FileFacts['calls'][number]): Meaning | null {
  const [type] = call.typeArguments;
  return type ? lookup.typeMeaning(path, type, NO_ENVIRONMENT) : null;
}
