import type { BindingFact, Expression, ScopeFact } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import { resultOfCall } from './calls.js';
import { type Lookup, NO_ENVIRONMENT, unitId } from './lookup.js';
import { meaningOfImport, startTrail } from './names.js';
import { parameterMeaning } from './parameters.js';

/** What an expression denotes, read in a scope: names through locals, parameters, declarations and imports; members and calls step by step. */
export function meaningOfExpression(lookup: Lookup, path: string, scope: number, expression: Expression): Meaning | null {
  switch (expression.kind) {
    case 'name':
      return nameMeaning(lookup, path, scope, expression.name);
    case 'this':
      return thisMeaning(lookup, path, scope);
    case 'super':
      return superMeaning(lookup, path, scope);
    case 'member':
      return memberMeaning(lookup, { path, scope }, expression);
    case 'element':
      return elementMeaning(lookup, { path, scope }, expression);
    case 'call':
      return resultOfCall(lookup, path, expression.call);
    case 'cast':
      return castMeaning(lookup, { path, scope }, expression);
    case 'either':
      return firstKnown(lookup, { path, scope }, expression.branches);
    case 'function':
      return { kind: 'function', path, scope: expression.scope };
    case 'module':
      return meaningOfImport(lookup, path, expression.specifier, '*');
    case 'array':
      return { kind: 'array', element: firstKnown(lookup, { path, scope }, expression.elements) };
    case 'object':
    case 'literal':
    case 'template':
      return { kind: 'value', path, scope, expression };
    case 'class':
    case 'other':
      return null;
    default:
      return expression satisfies never;
  }
}

interface Place {
  readonly path: string;
  readonly scope: number;
}

function nameMeaning(lookup: Lookup, path: string, scope: number, name: string): Meaning | null {
  const scopes = lookup.files.get(path)?.facts.scopes ?? [];
  let current: number | null = scope;
  while (current !== null) {
    const fact: ScopeFact | undefined = scopes[current];
    if (!fact) break;
    if (current === 0) break;
    const binding = fact.locals.find((local) => local.name === name) ?? fact.parameters.find((parameter) => parameter.name === name);
    if (binding) return bindingMeaning(lookup, { path, scope: current }, binding);
    current = fact.parent;
  }
  const topLevel = lookup.nameIn(path, name);
  if (topLevel) return topLevel;
  const local = scopes[0]?.locals.find((candidate) => candidate.name === name);
  if (local) return bindingMeaning(lookup, { path, scope: 0 }, local);
  return { kind: 'external', trail: startTrail('', name) };
}

function bindingMeaning(lookup: Lookup, place: Place, binding: BindingFact): Meaning | null {
  let meaning = wholeBinding(lookup, place, binding);
  if (binding.iterates) meaning = meaning?.kind === 'array' ? meaning.element : null;
  for (const key of binding.path) {
    if (!meaning) return null;
    if (key === '[]') meaning = meaning.kind === 'array' ? meaning.element : null;
    else meaning = lookup.memberOf(meaning, key);
  }
  return meaning;
}

function wholeBinding(lookup: Lookup, place: Place, binding: BindingFact): Meaning | null {
  const typed = binding.type ? lookup.typeMeaning(place.path, binding.type, NO_ENVIRONMENT) : null;
  if (typed && !binding.iterates) return standIn(lookup, typed);
  if (binding.initialiser) return lookup.expressionMeaning(place.path, place.scope, binding.initialiser);
  return binding.parameter === null ? null : parameterMeaning(lookup, place.path, place.scope, binding.parameter);
}

/** A value typed by an interface is the class that stands in for it. */
function standIn(lookup: Lookup, meaning: Meaning): Meaning {
  if (meaning.kind !== 'instance') return meaning;
  const implementation = lookup.implementationOf(meaning.unit);
  return implementation === meaning.unit ? meaning : { ...meaning, unit: implementation };
}

/** The object whose method the scope belongs to: the nearest enclosing member's class. */
function thisMeaning(lookup: Lookup, path: string, scope: number): Meaning | null {
  const facts = lookup.files.get(path)?.facts;
  const fact = facts?.scopes[scope];
  const declaration = fact?.declaration == null ? undefined : facts?.declarations[fact.declaration];
  if (!fact || !declaration) return null;
  const unit = unitId(path, declaration.name);
  const member = fact.member === null ? undefined : declaration.members[fact.member];
  if (declaration.kind === 'class' && !member?.static) return { kind: 'instance', unit, args: [] };
  return { kind: 'declared', unit };
}

function superMeaning(lookup: Lookup, path: string, scope: number): Meaning | null {
  const self = thisMeaning(lookup, path, scope);
  if (self?.kind !== 'instance') return null;
  return lookup.chainOf(self.unit, []).links[1]?.meaning ?? null;
}

function memberMeaning(lookup: Lookup, place: Place, expression: Expression & { kind: 'member' }): Meaning | null {
  const object = lookup.expressionMeaning(place.path, place.scope, expression.object);
  return object && lookup.memberOf(object, expression.name);
}

/** `handlers['paypal']` is a member; `orders[0]` an element of the array; `prisma[model]` a step without a known name. */
function elementMeaning(lookup: Lookup, place: Place, expression: Expression & { kind: 'element' }): Meaning | null {
  const object = lookup.expressionMeaning(place.path, place.scope, expression.object);
  if (!object) return null;
  const { index } = expression;
  if (index.kind === 'literal' && typeof index.value === 'string') return lookup.memberOf(object, index.value);
  if (object.kind === 'array') return object.element;
  if (object.kind === 'external' && index.kind !== 'literal') return lookup.memberOf(object, '*');
  return null;
}

function castMeaning(lookup: Lookup, place: Place, expression: Expression & { kind: 'cast' }): Meaning | null {
  const typed = lookup.typeMeaning(place.path, expression.type, NO_ENVIRONMENT);
  return typed ?? lookup.expressionMeaning(place.path, place.scope, expression.expression);
}

/** The first that is known; what hangs on a global (`globalThis.prisma ?? new PrismaClient()`) only where nothing else is. */
function firstKnown(lookup: Lookup, place: Place, expressions: readonly Expression[]): Meaning | null {
  let global: Meaning | null = null;
  for (const expression of expressions) {
    const meaning = lookup.expressionMeaning(place.path, place.scope, expression);
    if (meaning?.kind === 'external' && meaning.trail.module === '') global ??= meaning;
    else if (meaning) return meaning;
  }
  return global;
}
