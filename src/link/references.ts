import type { Reference } from '../model/facts.js';
import type { CallFact, FileFacts } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { Meaning } from '../model/program.js';
import { answersLater } from './answers-later.js';
import { callRuns } from './call-runs.js';
import { type Lookup, NO_ENVIRONMENT, unitId } from './lookup.js';
import { findMember } from './members.js';
import { meaningOfImport } from './names.js';
import { ownerOfScope } from './owners.js';
import { isInjected } from './tokens.js';

/** Everything one file's units refer to: calls per site; injections, inheritance, value and type names once per pair of units. Sorted. */
export function referencesOf(lookup: Lookup, facts: FileFacts): readonly Reference[] {
  const calls = [...callReferences(lookup, facts)];
  const strong = [...calls, ...injections(lookup, facts), ...inheritance(lookup, facts)];
  const spoken = new Set(strong.map((reference) => `${reference.from}\0${reference.to}`));
  const named = [...namedReferences(lookup, facts)].filter((reference) => !spoken.has(`${reference.from}\0${reference.to}`));
  const valued = new Set(named.filter((reference) => reference.kind === 'import').map((reference) => `${reference.from}\0${reference.to}`));
  const kept = named.filter((reference) => reference.kind === 'import' || !valued.has(`${reference.from}\0${reference.to}`));
  return distinct([...strong, ...kept, ...bareImports(lookup, facts)]).sort(byPlace);
}

/** Orders references by place, then by target and kind. */
export function byPlace(a: Reference, b: Reference): number {
  return (
    compareText(a.at.path, b.at.path) ||
    a.at.line - b.at.line ||
    compareText(a.from, b.from) ||
    compareText(a.to, b.to) ||
    compareText(a.kind, b.kind) ||
    compareText(a.toMember ?? '', b.toMember ?? '')
  );
}

/** Calls are counted one by one; every other kind once per pair. */
function distinct(references: readonly Reference[]): Reference[] {
  const seen = new Set<string>();
  return references.filter((reference) => {
    if (reference.kind === 'call') return true;
    const key = `${reference.kind}\0${reference.from}\0${reference.to}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function* callReferences(lookup: Lookup, facts: FileFacts): Iterable<Reference> {
  const runs = callRuns(facts);
  for (const [index, call] of facts.calls.entries()) {
    const target = targetOf(lookup, facts.path, call);
    if (!target) continue;
    const owner = ownerOfScope(facts, call.scope);
    if (owner.unit === target.unit && (owner.member === target.member || target.member === null)) continue;
    const run = runs(index, answersLater(lookup, target));
    yield {
      kind: 'call',
      from: owner.unit,
      to: target.unit,
      fromMember: owner.member,
      toMember: target.member,
      at: { path: facts.path, line: call.line },
      inLoop: call.inLoop !== 'no',
      ...(run && { run }),
    };
  }
}

interface Target {
  readonly unit: UnitId;
  readonly member: string | null;
}

/** The unit (and member) of the repository that a call runs; null for outside packages, built-ins and what is unknown. */
function targetOf(lookup: Lookup, path: string, call: CallFact): Target | null {
  if (call.callee.kind === 'super') return null; // the `extend` reference says it
  if (call.callee.kind !== 'member') return plainTarget(lookup, lookup.expressionMeaning(path, call.scope, call.callee));
  const object = lookup.expressionMeaning(path, call.scope, call.callee.object);
  const { name } = call.callee;
  if (object?.kind === 'instance') return memberTarget(lookup, object.unit, name);
  if (object?.kind === 'declared') return memberTarget(lookup, object.unit, name) ?? plainTarget(lookup, lookup.memberOf(object, name));
  if (object?.kind === 'module') return plainTarget(lookup, lookup.exportOf(object.path, name));
  return object ? plainTarget(lookup, lookup.memberOf(object, name)) : null;
}

function plainTarget(lookup: Lookup, meaning: Meaning | null): Target | null {
  if (meaning?.kind === 'declared') return { unit: meaning.unit, member: null };
  if (meaning?.kind === 'instance') return { unit: meaning.unit, member: null };
  if (meaning?.kind !== 'function') return null;
  const facts = lookup.files.get(meaning.path)?.facts;
  return facts ? ownerOfScope(facts, meaning.scope) : null;
}

function memberTarget(lookup: Lookup, unit: UnitId, name: string): Target | null {
  const implementation = lookup.implementationOf(unit);
  const found = findMember(lookup, implementation, name) ?? findMember(lookup, unit, name);
  return found ? { unit: found.unit, member: found.fact.name } : null;
}

function* injections(lookup: Lookup, facts: FileFacts): Iterable<Reference> {
  for (const declaration of facts.declarations) {
    if (declaration.kind !== 'class') continue;
    for (const member of declaration.members) {
      if (!isInjected(member) || !member.type) continue;
      const meaning = lookup.typeMeaning(facts.path, member.type, NO_ENVIRONMENT);
      if (meaning?.kind === 'instance') yield pair(facts, declaration.name, { kind: 'inject', to: lookup.implementationOf(meaning.unit), line: member.line });
    }
  }
}

function* inheritance(lookup: Lookup, facts: FileFacts): Iterable<Reference> {
  for (const declaration of facts.declarations) {
    for (const written of [...declaration.extends, ...declaration.implements]) {
      const meaning = lookup.typeMeaning(facts.path, written, NO_ENVIRONMENT);
      if (meaning?.kind === 'instance') yield pair(facts, declaration.name, { kind: 'extend', to: meaning.unit, line: declaration.line });
    }
  }
}

function pair(facts: FileFacts, name: string, reference: { readonly kind: Reference['kind']; readonly to: UnitId; readonly line: number }): Reference {
  const { kind, to, line } = reference;
  return { kind, from: unitId(facts.path, name), to, fromMember: null, toMember: null, at: { path: facts.path, line }, inLoop: false };
}

function* namedReferences(lookup: Lookup, facts: FileFacts): Iterable<Reference> {
  for (const mention of facts.mentions) {
    const to = unitNamed(lookup, facts.path, mention.name);
    const from = mention.declaration === null ? unitId(facts.path, '') : unitId(facts.path, facts.declarations[mention.declaration]?.name ?? '');
    if (to === null || to === from) continue;
    yield {
      kind: mention.typeOnly ? 'type' : 'import',
      from,
      to,
      fromMember: null,
      toMember: null,
      at: { path: facts.path, line: mention.line },
      inLoop: false,
    };
  }
}

function unitNamed(lookup: Lookup, path: string, dotted: string): UnitId | null {
  const [head = '', ...rest] = dotted.split('.');
  let meaning = lookup.nameIn(path, head);
  for (const name of rest) meaning = meaning?.kind === 'module' ? lookup.exportOf(meaning.path, name) : meaning;
  if (meaning?.kind === 'declared' || meaning?.kind === 'instance') return meaning.unit;
  return meaning?.kind === 'module' ? unitId(meaning.path, '') : null;
}

/** Imports without a name: `import './setup'`, `app.use(require('./routes'))`. */
function* bareImports(lookup: Lookup, facts: FileFacts): Iterable<Reference> {
  for (const imported of facts.imports) {
    if (imported.names.length > 0) continue;
    const meaning = meaningOfImport(lookup, facts.path, imported.specifier, '*');
    const to = meaning?.kind === 'module' ? unitId(meaning.path, '') : meaning?.kind === 'declared' ? meaning.unit : null;
    const from = unitId(facts.path, '');
    if (to === null || to === from) continue;
    yield { kind: 'import', from, to, fromMember: null, toMember: null, at: { path: facts.path, line: imported.line }, inLoop: false };
  }
}
