import type { DeclarationFact, Expression, MemberFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning, Trail, TrailStep } from '../model/program.js';
import { type Chain, type DeclaredUnit, type Environment, type Lookup, unitId } from './lookup.js';
import { bindParameters } from './types.js';

const MAX_CHAIN = 16;

/** The member `name` of a thing: a method, the value of a property, an export of a module, one step further on a trail. */
export function meaningOfMember(lookup: Lookup, object: Meaning, name: string): Meaning | null {
  switch (object.kind) {
    case 'instance':
      return instanceMember(lookup, object.unit, object.args, name);
    case 'declared':
      return declaredMember(lookup, object.unit, name);
    case 'module':
      return lookup.exportOf(object.path, name);
    case 'external':
      return { kind: 'external', trail: nextStep(object.trail, { kind: 'member', name }) };
    case 'shape':
      return shapeMember(lookup, object, name);
    case 'value':
      return valueMember(lookup, object, name);
    case 'array':
    case 'function':
      return null;
    default:
      return object satisfies never;
  }
}

/** A trail one step longer; a member of a whole outside module is that module's export. */
export function nextStep(trail: Trail, step: TrailStep): Trail {
  if (trail.name === '*' && trail.steps.length === 0 && step.kind === 'member') return { ...trail, name: step.name };
  return { ...trail, steps: [...trail.steps, step] };
}

/** The classes a unit inherits from, itself first; ends where the chain leaves the repository or repeats. */
export function chainOf(lookup: Lookup, unit: UnitId, args: readonly Meaning[]): Chain {
  const links: { meaning: Meaning; environment: Environment }[] = [];
  const seen = new Set<UnitId>();
  let current: Meaning | null = { kind: 'instance', unit, args };
  while (current?.kind === 'instance' && !seen.has(current.unit) && links.length < MAX_CHAIN) {
    seen.add(current.unit);
    const declared = lookup.units.get(current.unit);
    const environment = bindParameters(declared?.fact.typeParameters ?? [], current.args);
    links.push({ meaning: current, environment });
    current = declared ? parentOf(lookup, declared, environment) : null;
  }
  if (current?.kind === 'external') links.push({ meaning: current, environment: new Map() });
  return { links };
}

function parentOf(lookup: Lookup, declared: DeclaredUnit, environment: Environment): Meaning | null {
  const written = declared.fact.extends[0];
  const meaning = written ? lookup.typeMeaning(declared.path, written, environment) : null;
  if (meaning || !declared.fact.extendsExpression) return meaning;
  const value = lookup.expressionMeaning(declared.path, 0, declared.fact.extendsExpression);
  if (value?.kind === 'declared') return { kind: 'instance', unit: value.unit, args: [] };
  if (value?.kind === 'external') return { kind: 'external', trail: { ...value.trail, instance: true } };
  return null;
}

/** Where a member is declared along the class chain: the declaring unit and its fact. */
export function findMember(lookup: Lookup, unit: UnitId, name: string): { readonly unit: UnitId; readonly fact: MemberFact } | null {
  for (const { meaning } of lookup.chainOf(unit, []).links) {
    if (meaning.kind !== 'instance') continue;
    const fact = lookup.units.get(meaning.unit)?.fact.members.find((member) => member.name === name);
    if (fact) return { unit: meaning.unit, fact };
  }
  return null;
}

function instanceMember(lookup: Lookup, unit: UnitId, args: readonly Meaning[], name: string): Meaning | null {
  const through: UnitId[] = [];
  for (const { meaning, environment } of lookup.chainOf(unit, args).links) {
    if (meaning.kind === 'external') {
      const trail = { ...meaning.trail, through: [...through, ...meaning.trail.through] };
      return { kind: 'external', trail: nextStep(trail, { kind: 'member', name }) };
    }
    if (meaning.kind !== 'instance') continue;
    through.push(meaning.unit);
    const declared = lookup.units.get(meaning.unit);
    const member = declared?.fact.members.find((candidate) => candidate.name === name);
    if (declared && member) return memberMeaning(lookup, declared, member, environment);
  }
  return fromImplementation(lookup, unit, name);
}

/** Interfaces and abstract classes may leave a member to the class that stands in for them. */
function fromImplementation(lookup: Lookup, unit: UnitId, name: string): Meaning | null {
  const implementation = lookup.implementationOf(unit);
  return implementation === unit ? null : instanceMember(lookup, implementation, [], name);
}

function declaredMember(lookup: Lookup, unit: UnitId, name: string): Meaning | null {
  const declared = lookup.units.get(unit);
  if (!declared) return null;
  const { fact } = declared;
  const member = fact.members.find((candidate) => candidate.name === name && (fact.kind !== 'class' || candidate.static));
  if (member) return fact.kind === 'enum' ? null : memberMeaning(lookup, declared, member, new Map());
  if (fact.kind === 'variable') {
    const value = heldValue(lookup, declared);
    return value && lookup.memberOf(value, name);
  }
  return fact.kind === 'class' ? inheritedStatic(lookup, declared, name) : null;
}

function inheritedStatic(lookup: Lookup, declared: DeclaredUnit, name: string): Meaning | null {
  const through: UnitId[] = [];
  for (const { meaning } of lookup.chainOf(unitId(declared.path, declared.fact.name), []).links) {
    if (meaning.kind === 'external') {
      const trail = { ...meaning.trail, instance: false, through: [...through, ...meaning.trail.through] };
      return { kind: 'external', trail: nextStep(trail, { kind: 'member', name }) };
    }
    if (meaning.kind !== 'instance') continue;
    through.push(meaning.unit);
    const base = lookup.units.get(meaning.unit);
    const member = base?.fact.members.find((candidate) => candidate.static && candidate.name === name);
    if (base && member) return memberMeaning(lookup, base, member, new Map());
  }
  return null;
}

/** What a variable holds: by its written type, else by what it is set to. */
export function heldValue(lookup: Lookup, declared: DeclaredUnit): Meaning | null {
  const { fact, path } = declared;
  const typed = fact.type ? lookup.typeMeaning(path, fact.type, new Map()) : null;
  return typed ?? (fact.initialiser ? lookup.expressionMeaning(path, 0, fact.initialiser) : null);
}

function memberMeaning(lookup: Lookup, owner: DeclaredUnit, member: MemberFact, environment: Environment): Meaning | null {
  if (member.kind === 'method' || member.kind === 'constructor') return functionMember(owner, member, environment);
  const typed = member.type ? lookup.typeMeaning(owner.path, member.type, environment) : null;
  if (typed) return injected(lookup, owner.fact, member, typed);
  if (member.scope !== null && member.kind === 'property') return functionMember(owner, member, environment);
  const token = tokenOf(member);
  const provided = token === null ? null : lookup.tokenMeaning(token);
  if (provided) return provided;
  if (member.initialiser) return lookup.expressionMeaning(owner.path, member.initialiserScope, member.initialiser);
  if (member.kind !== 'accessor' || member.scope === null) return null;
  const returned = lookup.files.get(owner.path)?.facts.scopes[member.scope]?.returns[0];
  return returned ? lookup.expressionMeaning(owner.path, member.scope, returned) : null;
}

function functionMember(owner: DeclaredUnit, member: MemberFact, bound: Environment): Meaning | null {
  if (member.scope !== null) return { kind: 'function', path: owner.path, scope: member.scope, ...(bound.size > 0 && { bound }) };
  return member.type ? { kind: 'shape', path: owner.path, type: { name: '=>', args: [member.type] } } : null;
}

/** A property typed by an interface and bound to a token means what the provider of the token gives. */
function injected(lookup: Lookup, owner: DeclarationFact, member: MemberFact, typed: Meaning): Meaning {
  if (owner.kind !== 'class' || typed.kind !== 'instance') return typed;
  const token = tokenOf(member);
  const provided = token === null ? null : lookup.tokenMeaning(token);
  if (provided?.kind === 'instance') return provided;
  const implementation = lookup.implementationOf(typed.unit);
  return implementation === typed.unit ? typed : { ...typed, unit: implementation };
}

/** The injection token written at a property: `@Inject('TOKEN')`, `@Inject(TOKEN)`, `@inject(TYPES.Orders)`. */
export function tokenOf(member: MemberFact): string | null {
  const decorator = member.decorators.find((candidate) => candidate.name.toLowerCase() === 'inject');
  const token = decorator?.arguments[0];
  return token ? tokenText(token) : null;
}

/** A token as text: a literal's value, or the dotted name of a constant. */
export function tokenText(expression: Expression): string | null {
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? expression.value : null;
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return null;
  const object = tokenText(expression.object);
  return object === null ? null : `${object}.${expression.name}`;
}

function shapeMember(lookup: Lookup, shape: Meaning & { kind: 'shape' }, name: string): Meaning | null {
  const member = shape.type.members?.find((candidate) => candidate.name === name);
  return member ? lookup.typeMeaning(shape.path, member.type, new Map()) : null;
}

function valueMember(lookup: Lookup, value: Meaning & { kind: 'value' }, name: string): Meaning | null {
  if (value.expression.kind !== 'object') return null;
  const property = value.expression.properties.find((candidate) => candidate.key === name);
  if (property) return lookup.expressionMeaning(value.path, value.scope, property.value);
  for (const spread of value.expression.spreads) {
    const whole = lookup.expressionMeaning(value.path, value.scope, spread);
    const found = whole && lookup.memberOf(whole, name);
    if (found) return found;
  }
  return null;
}
