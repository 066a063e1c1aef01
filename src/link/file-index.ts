import type { DeclarationFact, FileFacts } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import { type DeclaredUnit, type IndexedFile, unitId } from './lookup.js';

/** Indexes a file's names: its declarations (a value before a type of the same name) and its imports. */
export function indexFile(facts: FileFacts): IndexedFile {
  const declarations = new Map<string, number>();
  facts.declarations.forEach((fact, index) => {
    const known = declarations.get(fact.name);
    if (known === undefined || (isTypeOnly(facts.declarations[known]) && !isTypeOnly(fact))) declarations.set(fact.name, index);
  });
  const imports = new Map<string, { fact: FileFacts['imports'][number]; name: FileFacts['imports'][number]['names'][number] }>();
  for (const fact of facts.imports) {
    for (const name of fact.names) if (!imports.has(name.local)) imports.set(name.local, { fact, name });
  }
  return { facts, declarations, imports };
}

/** The declarations of all files by unit id. */
export function indexUnits(files: Iterable<IndexedFile>): Map<UnitId, DeclaredUnit> {
  const units = new Map<UnitId, DeclaredUnit>();
  for (const file of files) {
    for (const [name, index] of file.declarations) {
      const fact = file.facts.declarations[index];
      if (fact) units.set(unitId(file.facts.path, name), { path: file.facts.path, index, fact });
    }
  }
  return units;
}

function isTypeOnly(fact: DeclarationFact | undefined): boolean {
  return fact?.kind === 'interface' || fact?.kind === 'type';
}
