import type { ExportFact } from '../model/file-facts.js';
import type { Meaning, Trail, TrailStep } from '../model/program.js';
import { type Lookup, unitId } from './lookup.js';

/** Follows a top-level name of a file to its declaration; null for a name that is neither declared nor imported there. */
export function meaningOfName(lookup: Lookup, path: string, name: string): Meaning | null {
  const file = lookup.files.get(path);
  if (!file) return null;
  if (file.declarations.has(name)) return { kind: 'declared', unit: unitId(path, name) };
  const imported = file.imports.get(name);
  if (imported) return meaningOfImport(lookup, path, imported.fact.specifier, imported.name.imported);
  return null;
}

/** Follows an imported name; a name of an outside package (or of a file that is not there) starts a trail. */
export function meaningOfImport(lookup: Lookup, path: string, specifier: string, imported: string): Meaning | null {
  const target = lookup.resolve(path, specifier);
  if (target.kind === 'asset') return null;
  if (target.kind !== 'file') return { kind: 'external', trail: startTrail(specifier, imported) };
  if (imported === '*') return wholeModule(lookup, target.path);
  return lookup.exportOf(target.path, imported);
}

/** `import * as x` and `const x = require()`: the module, or what `module.exports =` set it to. */
function wholeModule(lookup: Lookup, path: string): Meaning {
  const assigned = lookup.files.get(path)?.facts.exports.find((fact) => fact.exported === '=');
  return (assigned && lookup.exportOf(path, '=')) ?? { kind: 'module', path };
}

/** A trail at its first name. */
export function startTrail(module: string, name: string): Trail {
  return { module, name, instance: false, args: [], steps: [], through: [] };
}

/** What a file exports under a name: its own, re-exported, through stars; `default` falls back to `module.exports =`. */
export function meaningOfExport(lookup: Lookup, path: string, name: string): Meaning | null {
  const exports = lookup.files.get(path)?.facts.exports ?? [];
  const direct = exports.find((fact) => fact.exported === name);
  if (direct) return followExport(lookup, path, direct);
  const assigned = exports.find((fact) => fact.exported === '=');
  if (assigned) {
    const whole = followExport(lookup, path, assigned);
    if (name === 'default') return whole;
    const member = whole && lookup.memberOf(whole, name);
    if (member) return member;
  }
  if (name === 'default') return exports.some((fact) => fact.exported !== '*') ? { kind: 'module', path } : null;
  return throughStars(lookup, path, name, exports);
}

function throughStars(lookup: Lookup, path: string, name: string, exports: readonly ExportFact[]): Meaning | null {
  let outside: Meaning | null = null;
  for (const star of exports) {
    if (star.exported !== '*' || star.specifier === null) continue;
    const found = meaningOfImport(lookup, path, star.specifier, name);
    if (found && found.kind !== 'external') return found;
    outside ??= found;
  }
  return outside;
}

function followExport(lookup: Lookup, path: string, fact: ExportFact): Meaning | null {
  if (fact.specifier !== null) return meaningOfImport(lookup, path, fact.specifier, fact.local ?? '*');
  if (fact.local !== null) return lookup.nameIn(path, fact.local);
  return fact.value && lookup.expressionMeaning(path, 0, fact.value);
}

/** A trail one step longer; a member of a whole outside module is that module's export. */
export function nextStep(trail: Trail, step: TrailStep): Trail {
  if (trail.name === '*' && trail.steps.length === 0 && step.kind === 'member') return { ...trail, name: step.name };
  return { ...trail, steps: [...trail.steps, step] };
}
