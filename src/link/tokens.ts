import type { CallFact, DecoratorFact, Expression, MemberFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import type { Lookup } from './lookup.js';
import { instanceOf } from './types.js';

/** What an object is asked for by: a class, a string, a symbol, a constant that holds one. */
export interface Token {
  /** The same for every way to write it: a string's text, else the place where it is declared. */
  readonly key: string;
  /** The class, interface or constant of the repository that it is. */
  readonly unit: UnitId | null;
}

/** An expression in its file. */
export interface Written {
  readonly path: string;
  readonly expression: Expression;
}

/** Reads an injection token: `'orders'`, `TYPES.Orders`, `OrderService`, `forwardRef(() => OrderService)`, `tokenOf('orders')`; null for anything that only the running program knows. */
export function tokenOf(lookup: Lookup, { path, expression }: Written): Token | null {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? { key: expression.value, unit: null } : null;
    case 'name':
      return ofMeaning(lookup, lookup.nameIn(path, expression.name));
    case 'member':
      return memberToken(lookup, path, expression);
    case 'call':
      return calledToken(lookup, path, lookup.files.get(path)?.facts.calls[expression.call]);
    case 'function':
      return returnedToken(lookup, path, expression.scope);
    case 'cast':
      return tokenOf(lookup, { path, expression: expression.expression });
    default:
      return null;
  }
}

/** What a token gives: what it is bound to, else for a class an object of it (or of the class that stands in for it). */
export function givenFor(lookup: Lookup, token: Token): Meaning | null {
  const bound = lookup.tokenMeaning(token.key);
  if (bound || token.unit === null) return bound;
  const kind = lookup.units.get(token.unit)?.fact.kind;
  return kind === 'class' ? { kind: 'instance', unit: lookup.implementationOf(token.unit), args: [] } : null;
}

/** What the first `@Inject(token)` of a property or parameter gives; null where there is none, or it names no known token. */
export function injectedBy(lookup: Lookup, path: string, decorators: readonly DecoratorFact[]): Meaning | null {
  for (const { name, arguments: given } of decorators) {
    const [expression] = given;
    if (!expression || !INJECTS.test(name)) continue;
    const token = tokenOf(lookup, { path, expression });
    if (token) return givenFor(lookup, token) ?? outsideClass(lookup, path, expression);
  }
  return null;
}

/** Whether a property is handed in: by the constructor, or by a decorator. */
export function isInjected(member: MemberFact): boolean {
  return member.parameterProperty || member.decorators.some(({ name }) => /^(lazy)?(inject|autowired)/i.test(name));
}

const INJECTS = /^(lazy)?inject$/i;

/** `@Inject(DataSource) source`: the class of a package stands for its objects. */
function outsideClass(lookup: Lookup, path: string, expression: Expression): Meaning | null {
  if (expression.kind !== 'name' || !/^[A-Z][a-z]/.test(expression.name)) return null;
  const meaning = lookup.nameIn(path, expression.name);
  return meaning?.kind === 'external' ? instanceOf(meaning) : null;
}

function ofMeaning(lookup: Lookup, meaning: Meaning | null): Token | null {
  if (meaning?.kind === 'declared' || meaning?.kind === 'instance') {
    const declared = lookup.units.get(meaning.unit);
    const text = declared && declared.fact.kind === 'variable' ? textOf(lookup, declared.path, declared.fact.initialiser) : null;
    return { key: text ?? meaning.unit, unit: meaning.unit };
  }
  if (meaning?.kind !== 'external') return null;
  const { module, name, steps } = meaning.trail;
  return { key: [`${module}:${name}`, ...steps.map((step) => (step.kind === 'parameter' ? '' : step.name))].join('.'), unit: null };
}

/** What makes two constants the same token: the text they hold, or that of `Symbol.for(text)`. */
function textOf(lookup: Lookup, path: string, value: Expression | null): string | null {
  if (value?.kind === 'literal') return typeof value.value === 'string' ? value.value : null;
  if (value?.kind === 'cast') return textOf(lookup, path, value.expression);
  const call = value?.kind === 'call' ? lookup.files.get(path)?.facts.calls[value.call] : undefined;
  return call ? sharedSymbol(call) : null;
}

/** `Symbol.for('orders')` is the same symbol wherever it is written. */
function sharedSymbol({ callee, arguments: [text] }: CallFact): string | null {
  const isShared = callee.kind === 'member' && callee.name === 'for' && callee.object.kind === 'name' && callee.object.name === 'Symbol';
  return isShared && text?.kind === 'literal' ? `Symbol.for(${text.value})` : null;
}

function memberToken(lookup: Lookup, path: string, { object, name }: Expression & { kind: 'member' }): Token | null {
  const whole = object.kind === 'name' ? lookup.nameIn(path, object.name) : null;
  if (whole?.kind === 'module') return ofMeaning(lookup, lookup.exportOf(whole.path, name));
  const owner = tokenOf(lookup, { path, expression: object });
  if (owner === null) return null;
  const declared = owner.unit === null ? undefined : lookup.units.get(owner.unit);
  const member = declared?.fact.members.find((candidate) => candidate.name === name);
  const text = declared && member ? textOf(lookup, declared.path, member.initialiser) : null;
  return { key: text ?? `${owner.key}.${name}`, unit: null };
}

/** `forwardRef(() => X)` is X; `Symbol.for('x')` the shared symbol; `tokenOf('x')` is one token for each list of arguments. */
function calledToken(lookup: Lookup, path: string, call: CallFact | undefined): Token | null {
  const [first] = call?.arguments ?? [];
  if (!call || !first) return null;
  if (first.kind === 'function') return returnedToken(lookup, path, first.scope);
  const callee = tokenOf(lookup, { path, expression: call.callee });
  if (callee === null) {
    const key = sharedSymbol(call);
    return key === null ? null : { key, unit: null };
  }
  const given = call.arguments.map((expression) => tokenOf(lookup, { path, expression })?.key);
  return given.includes(undefined) ? null : { key: `${callee.key}(${given.join(',')})`, unit: null };
}

function returnedToken(lookup: Lookup, path: string, scope: number): Token | null {
  const [expression] = lookup.files.get(path)?.facts.scopes[scope]?.returns ?? [];
  return expression ? tokenOf(lookup, { path, expression }) : null;
}
