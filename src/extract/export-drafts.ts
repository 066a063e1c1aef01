import type { ExportFact } from '../model/file-facts.js';
import type { FileDraft } from './draft.js';

/** Adds an export; a value and a type of one name, exported together, are one export of a value. */
export function addExport(file: FileDraft, fact: ExportFact): void {
  const inside = fact.local ?? `:${file.exports.size}`;
  const key = `${fact.exported} ${inside} ${fact.specifier ?? ''}`;
  const known = file.exports.get(key);
  if (known === undefined) file.exports.set(key, fact);
  else if (known.typeOnly && !fact.typeOnly) file.exports.set(key, { ...known, typeOnly: false });
}

/** Marks the declarations that the file exports under any name. */
export function markExported(file: FileDraft): void {
  const locals = new Set<string | null>();
  for (const fact of file.exports.values()) if (fact.specifier === null) locals.add(fact.local);
  for (const { draft } of file.declarations) {
    if (locals.has(draft.name)) draft.exported = true;
  }
}
