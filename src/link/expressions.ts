import type { BindingFact, Expression, ScopeFact } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import { resultOfCall } from './calls.js';
import { CRADLE } from './cradle-name.js';
import { type Lookup, NO_ENVIRONMENT, unitId } from './lookup.js';
import { meaningOfImport, startTrail } from './names.js';
import { parameterMeaning } from './parameters.js';
import { arrayMeaning, elementOf, firstKnown } from './elements.js';
import { standIn } from './stand-ins.js';
import { injectedBy } from './tokens.js';

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
      return firstKnown(meaningsOf(lookup, { path, scope }, expression.branches));
    case 'function':
      return { kind: 'function', path, scope: expression.scope };
    case 'module':
      return meaningOfImport(lookup, path, expression.specifier, '*');
    case 'array':
      return arrayMeaning(lookup, { path, scope }, expression.elements);
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
  const given = binding.parameter === null ? null : injectedParameter(lookup, place, binding);
  if (given) return given;
  let meaning = wholeBinding(lookup, place, binding);
  if (binding.iterates) meaning = meaning && elementOf(meaning);
  for (const [depth, key] of binding.path.entries()) {
    if (!meaning) return null;
    const position = depth === 0 && !binding.iterates ? binding.position : undefined;
    meaning = key === '[]' ? elementOf(meaning, position) : lookup.memberOf(meaning, key);
  }
  return meaning;
}

function wholeBinding(lookup: Lookup, place: Place, binding: BindingFact): Meaning | null {
  const typed = binding.type ? lookup.typeMeaning(place.path, binding.type, NO_ENVIRONMENT) : null;
  const value = binding.initialiser;
  const ofValue = (): Meaning | null => value && lookup.expressionMeaning(place.path, place.scope, value);
  if (typed && !binding.iterates) return standIn(lookup, typed, ofValue);
  if (value) return ofValue();
  if (binding.parameter === null) return null;
  return parameterMeaning(lookup, place.path, place.scope, binding.parameter) ?? lookup.handedTo(place.path, place.scope, binding.parameter);
}

/** What a container hands to a parameter: by `@Inject(token)`, or by its name to what awilix makes. */
function injectedParameter(lookup: Lookup, { path, scope }: Place, { decorators, path: keys, name, parameter, type }: BindingFact): Meaning | null {
  if (decorators.length > 0) {
    const given = injectedBy(lookup, path, decorators);
    if (given?.kind === 'instance' || (given && !type)) return given;
  }
  if (!lookup.isMaker(path, scope)) return null;
  const [key, ...deeper] = keys;
  if (key === undefined) return lookup.cradleMeaning(name) ?? (type === null && parameter === 0 ? CRADLE : null);
  return deeper.length === 0 ? lookup.cradleMeaning(key) : null;
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
  if (self?.kind !== 'instance' && self?.kind !== 'declared') return null;
  const base = lookup.chainOf(self.unit, []).links[1]?.meaning ?? null;
  return self.kind === 'instance' ? base : classOf(base);
}

/** In static code, what is inherited from is the class itself. */
function classOf(base: Meaning | null): Meaning | null {
  if (base?.kind === 'instance') return { kind: 'declared', unit: base.unit };
  return base?.kind === 'external' ? { kind: 'external', trail: { ...base.trail, instance: false } } : base;
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
  if (object.kind === 'external' && index.kind !== 'literal') return lookup.memberOf(object, '*');
  return elementOf(object, index.kind === 'literal' && typeof index.value === 'number' ? index.value : undefined);
}

function castMeaning(lookup: Lookup, place: Place, expression: Expression & { kind: 'cast' }): Meaning | null {
  const typed = lookup.typeMeaning(place.path, expression.type, NO_ENVIRONMENT);
  return typed ?? lookup.expressionMeaning(place.path, place.scope, expression.expression);
}

/** What an expression can be, one after the other, read only as far as they are asked for. */
function* meaningsOf(lookup: Lookup, place: Place, expressions: readonly Expression[]): Iterable<Meaning | null> {
  for (const expression of expressions) yield lookup.expressionMeaning(place.path, place.scope, expression);
}
