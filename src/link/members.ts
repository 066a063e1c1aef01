import type { MemberFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import { CRADLE } from './cradle-name.js';
import { type Chain, type DeclaredUnit, type Environment, type Lookup, unitId } from './lookup.js';
import { nextStep } from './names.js';
import { firstMember, outsideMember, shapeMember, valueMember } from './plain-members.js';
import { standIn } from './stand-ins.js';
import { injectedBy } from './tokens.js';
import { bindParameters } from './types.js';

const MAX_CHAIN = 16;

/** The member `name` of a thing: a method, the value of a property, an export of a module, one step further on a trail. */
export function meaningOfMember(lookup: Lookup, object: Meaning, name: string): Meaning | null {
  switch (object.kind) {
    case 'instance':
      return instanceMember(lookup, object.unit, object.args, name) ?? firstMember(lookup, object.also ?? [], name);
    case 'declared':
      return declaredMember(lookup, object.unit, name);
    case 'module':
      return lookup.exportOf(object.path, name);
    case 'external':
      return outsideMember(lookup, object, name);
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
  const { initialiser } = fact;
  const ofValue = (): Meaning | null => initialiser && lookup.expressionMeaning(path, 0, initialiser);
  return typed ? standIn(lookup, typed, ofValue) : ofValue();
}

function memberMeaning(lookup: Lookup, owner: DeclaredUnit, member: MemberFact, environment: Environment): Meaning | null {
  if (member.kind === 'method' || member.kind === 'constructor') return functionMember(owner, member, environment);
  const typed = member.type ? lookup.typeMeaning(owner.path, member.type, environment) : null;
  if (typed) return injected(lookup, owner, member, typed);
  if (member.scope !== null && member.kind === 'property') return functionMember(owner, member, environment);
  const provided = injectedBy(lookup, owner.path, member.decorators) ?? (member.parameterProperty ? handedIn(lookup, owner, member) : null);
  if (provided) return provided;
  if (member.initialiser) return lookup.expressionMeaning(owner.path, member.initialiserScope, member.initialiser);
  if (member.kind !== 'accessor' || member.scope === null) return null;
  const returned = lookup.files.get(owner.path)?.facts.scopes[member.scope]?.returns[0];
  return returned ? lookup.expressionMeaning(owner.path, member.scope, returned) : null;
}

function functionMember(owner: DeclaredUnit, member: MemberFact, bound: Environment): Meaning | null {
  if (member.scope !== null) return { kind: 'function', path: owner.path, scope: member.scope, ...(bound.size > 0 && { bound }) };
  return member.type
    ? { kind: 'shape', path: owner.path, type: { name: '=>', args: [member.type, ...(member.parameters ?? [])] }, ...(bound.size > 0 && { bound }) }
    : null;
}

/** A property typed by an interface and bound to a token means what the provider of the token gives. */
function injected(lookup: Lookup, owner: DeclaredUnit, member: MemberFact, typed: Meaning): Meaning {
  if (owner.fact.kind !== 'class' || typed.kind !== 'instance') return typed;
  const provided = injectedBy(lookup, owner.path, member.decorators);
  if (provided?.kind === 'instance') return provided;
  const { initialiser, initialiserScope } = member;
  return standIn(lookup, typed, () => initialiser && lookup.expressionMeaning(owner.path, initialiserScope, initialiser));
}

/** A property without a type that the constructor is handed by name. */
function handedIn(lookup: Lookup, owner: DeclaredUnit, member: MemberFact): Meaning | null {
  const scope = owner.fact.members.find(({ kind }) => kind === 'constructor')?.scope ?? null;
  return scope !== null && lookup.isMaker(owner.path, scope) ? (lookup.cradleMeaning(member.name) ?? CRADLE) : null;
}
