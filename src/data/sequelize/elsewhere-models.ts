import type { DecoratorFact, FileFacts } from '../../model/file-facts.js';
import type { Location } from '../../model/location.js';
import type { Program } from '../../model/program.js';
import type { Written } from '../written-place.js';
import { sequelizeName } from './packages.js';

/** A model whose class lies in a package outside the repository. */
export interface ElsewhereModel {
  readonly name: string;
  /** `module#Name` for every module of that package from which a file imports the name. */
  readonly keys: readonly string[];
  /** Where it is first injected. */
  readonly at: Location;
}

interface Injected {
  readonly name: string;
  readonly module: string;
  readonly at: Location;
}

/** Classes that `@InjectModel(Order)` hands in and that no file of the repository declares, in order of place. Their tables and relations stay unknown. */
export function elsewhereModels(program: Program): readonly ElsewhereModel[] {
  const found = new Map<string, Injected>();
  for (const file of program.files) {
    for (const injected of injectedIn(program, file)) if (!found.has(injected.name)) found.set(injected.name, injected);
  }
  const modules = modulesByName(program);
  return [...found.values()].map(({ name, module, at }) => {
    const same = [...(modules.get(name) ?? [])].filter((other) => packageOf(other) === packageOf(module));
    return { name, keys: [...new Set([module, ...same])].map((own) => `${own}#${name}`), at };
  });
}

function injectedIn(program: Program, { path, declarations }: FileFacts): readonly Injected[] {
  const isInjection = ({ name }: DecoratorFact): boolean => sequelizeName(program, path, name) === 'InjectModel';
  return declarations.flatMap(({ members }) =>
    members.flatMap(({ decorators, line }) => {
      const [expression] = decorators.find(isInjection)?.arguments ?? [];
      const outside = expression ? outsideName(program, { path, scope: 0, expression }) : null;
      return outside ? [{ ...outside, at: { path, line } }] : [];
    }),
  );
}

function outsideName(program: Program, { path, scope, expression }: Written): Pick<Injected, 'name' | 'module'> | null {
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind !== 'external' || meaning.trail.module === '' || meaning.trail.steps.length > 0) return null;
  return { name: meaning.trail.name, module: meaning.trail.module };
}

/** The modules that each imported name is imported from, over all files. */
function modulesByName(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const modules = new Map<string, Set<string>>();
  for (const { imports } of program.files) {
    for (const { specifier, names } of imports) {
      for (const { imported } of names) modules.set(imported, (modules.get(imported) ?? new Set<string>()).add(specifier));
    }
  }
  return modules;
}

/** `@shop/models` of `@shop/models/orders`. */
function packageOf(module: string): string {
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
}
