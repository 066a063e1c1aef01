import type { Unit } from '../model/facts.js';
import type { FileFacts } from '../model/file-facts.js';
import type { Gap } from '../model/gap.js';
import type { UnitId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import type { Meaning, Program, Trail } from '../model/program.js';
import type { Workspace } from '../model/workspace.js';
import type { Wrapper } from '../model/wrappers.js';
import { createLookup } from './create-lookup.js';
import { type Lookup, NO_ENVIRONMENT, unitId } from './lookup.js';
import { ownerOfScope } from './owners.js';
import { byPlace, referencesOf } from './references.js';

/**
 * Joins the facts of all files: names to declarations, types to classes, calls to their targets. The order of `files` does not matter.
 * `wrappers`: calls whose result the user describes.
 */
export function linkProgram(files: readonly FileFacts[], workspace: Workspace, wrappers: readonly Wrapper[] = []): Program {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  const lookup = createLookup(sorted, { workspace, wrappers });
  return {
    files: sorted,
    units: sorted.flatMap((file) => unitsOf(lookup, file)),
    references: sorted.flatMap((file) => referencesOf(lookup, file)).sort(byPlace),
    gaps: sorted.flatMap((file) => gapsOf(lookup, file)).sort(byLocation),
    file: (path) => lookup.files.get(path)?.facts,
    declaration: (unit) => lookup.units.get(unit),
    ownerOf: (path, scope) => {
      const facts = lookup.files.get(path)?.facts;
      return facts ? ownerOfScope(facts, scope) : { unit: unitId(path, ''), member: null };
    },
    meaningOf: (path, scope, expression) => lookup.expressionMeaning(path, scope, expression),
    meaningOfType: (path, type) => lookup.typeMeaning(path, type, NO_ENVIRONMENT),
    receiverOf: (path, call) => receiverOf(lookup, path, call),
    basesOf: (unit) => lookup.chainOf(unit, []).links.map((link) => link.meaning),
    externalName: (path, name) => externalName(lookup, path, name),
  };
}

/** A file's own statements, then its declarations by line. */
function unitsOf(lookup: Lookup, file: FileFacts): Unit[] {
  const module: Unit = { id: unitId(file.path, ''), name: '', kind: 'module', exported: false, path: file.path, line: 1, endLine: Math.max(1, file.lines) };
  const declared: Unit[] = [];
  for (const [name, index] of lookup.files.get(file.path)?.declarations ?? []) {
    const fact = file.declarations[index];
    if (!fact) continue;
    const { kind, exported, line, endLine } = fact;
    declared.push({ id: unitId(file.path, name), name, kind, exported, path: file.path, line, endLine });
  }
  return [module, ...declared.sort((a, b) => byLocation(a, b) || compareText(a.id, b.id))];
}

function gapsOf(lookup: Lookup, file: FileFacts): Gap[] {
  const broken = file.parseErrors.map((error): Gap => ({ reason: 'parse-error', path: file.path, line: error.line, detail: error.message }));
  const unresolved = file.imports
    .filter((imported) => lookup.resolve(file.path, imported.specifier).kind === 'unresolved')
    .map((imported): Gap => ({ reason: 'unresolved-import', path: file.path, line: imported.line, detail: imported.specifier }));
  return [...broken, ...unresolved];
}

function receiverOf(lookup: Lookup, path: string, index: number): Meaning | null {
  const call = lookup.files.get(path)?.facts.calls[index];
  if (call?.callee.kind !== 'member') return null;
  const object = lookup.expressionMeaning(path, call.scope, call.callee.object);
  if (object?.kind === 'instance' || object?.kind === 'declared') return throughChain(lookup, object, call.callee.name);
  return object;
}

/** An own class (or an object of it) that inherits the called method from an outside class is, for that call, the outside class (or an object of it). */
function throughChain(lookup: Lookup, own: Meaning & { kind: 'instance' | 'declared' }, name: string): Meaning {
  const instance = own.kind === 'instance';
  const through: UnitId[] = [];
  for (const { meaning } of lookup.chainOf(own.unit, []).links) {
    if (meaning.kind === 'external') {
      return { kind: 'external', trail: { ...meaning.trail, instance, through: [...through, ...meaning.trail.through] } };
    }
    if (meaning.kind !== 'instance') break;
    through.push(meaning.unit);
    const members = lookup.units.get(meaning.unit)?.fact.members ?? [];
    if (members.some((member) => member.name === name && member.static !== instance)) return own;
  }
  return own;
}

function externalName(lookup: Lookup, path: string, dotted: string): { readonly module: string; readonly name: string } | null {
  const [head = '', ...rest] = dotted.split('.');
  let meaning = lookup.nameIn(path, head);
  for (const name of rest) meaning = meaning && lookup.memberOf(meaning, name);
  if (meaning?.kind !== 'external') return null;
  const { trail } = meaning;
  return trail.steps.length === 0 ? { module: trail.module, name: trail.name } : { module: trail.module, name: lastName(trail) };
}

function lastName(trail: Trail): string {
  const last = trail.steps.at(-1);
  return last && last.kind !== 'parameter' ? last.name : trail.name;
}
