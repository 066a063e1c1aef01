import type { FileFacts } from '../model/file-facts.js';
import { compareText } from '../model/location.js';
import type { ProviderUse } from '../model/variants.js';
import { type ProviderPackage, providerPackage } from './provider-packages.js';

/** Which classes and functions use packages of several providers of one kind; by file, then place, then kind. */
export function providerUses(files: readonly FileFacts[]): readonly (ProviderUse & { readonly path: string; readonly line: number })[] {
  return files.flatMap((file) => {
    const imported = providersByName(file);
    if (new Set([...imported.values()].map(({ provider }) => provider)).size < 2) return [];
    const named = namesByDeclaration(file);
    return file.declarations.flatMap(({ kind, line, name }, index) => {
      if (kind !== 'class' && kind !== 'function') return [];
      const used = [...namesFrom(index, file, named)].flatMap((local) => imported.get(local) ?? []);
      return byKind(used).map((use) => ({ unit: `${file.path}#${name}` as ProviderUse['unit'], path: file.path, line, ...use })); // as unit ids are made
    });
  });
}

function providersByName({ imports }: FileFacts): ReadonlyMap<string, ProviderPackage> {
  const found = new Map<string, ProviderPackage>();
  for (const { names, specifier, typeOnly } of imports) {
    const provider = typeOnly ? null : providerPackage(specifier);
    if (provider !== null) for (const { local, typeOnly: type } of names) if (!type) found.set(local, provider);
  }
  return found;
}

/** What each declaration names, imports and others of its file; of `ns.Thing` the `ns`. */
function namesByDeclaration({ mentions = [] }: FileFacts): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  for (const { declaration, name } of mentions) {
    if (declaration === null) continue;
    const names = found.get(declaration) ?? new Set();
    found.set(declaration, names.add(name.split('.')[0] ?? name));
  }
  return found;
}

/** What a declaration names, itself or through variables of its file: `const stripe = new Stripe(key)`. */
function namesFrom(start: number, { declarations }: FileFacts, named: ReadonlyMap<number, ReadonlySet<string>>): ReadonlySet<string> {
  const variables = new Map(declarations.flatMap(({ kind, name }, index) => (kind === 'variable' ? [[name, index] as const] : [])));
  const seen = new Set([start]);
  const names = new Set<string>();
  for (const index of seen) {
    for (const name of named.get(index) ?? []) {
      names.add(name);
      const variable = variables.get(name);
      if (variable !== undefined) seen.add(variable);
    }
  }
  return names;
}

/** Kinds with two providers or more; of each provider the first package. */
function byKind(used: readonly ProviderPackage[]): readonly Pick<ProviderUse, 'kind' | 'packages'>[] {
  const kinds = new Map<string, Map<string, string>>();
  for (const { kind, package: name, provider } of [...used].sort((a, b) => compareText(a.package, b.package))) {
    const providers = kinds.get(kind) ?? new Map<string, string>();
    if (!providers.has(provider)) providers.set(provider, name);
    kinds.set(kind, providers);
  }
  return [...kinds]
    .filter(([, providers]) => providers.size > 1)
    .sort(([a], [b]) => compareText(a, b))
    .map(([kind, providers]) => ({ kind, packages: [...providers.values()].sort(compareText) }));
}
