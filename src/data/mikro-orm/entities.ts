import type { DeclarationFact, DecoratorFact, FileFacts } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import { decoratorName } from '../decorator-names.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { branchesOf, propertiesOf, type WrittenProperty } from '../written.js';
import { declareEntitySchemas } from './entity-schemas.js';
import { type Naming, namingOf, tableOf } from './naming.js';
import { relationsOfClass } from './relations.js';

/** Classes with `@Entity` of MikroORM, `EntitySchema` constants and what `defineEntity` gives; embeddables and abstract entities have no table. */
export function declareMikroEntities(program: Program): readonly DeclaredEntity[] {
  const naming = namingOf(program);
  return program.files.flatMap((file) => {
    if (!file.imports.some(({ specifier }) => specifier.startsWith('@mikro-orm/'))) return [];
    return [
      ...file.declarations.flatMap((declaration) => entityOf(program, naming, { file, declaration }) ?? []),
      ...declareEntitySchemas(program, file, naming),
    ];
  });
}

interface Declared {
  readonly file: FileFacts;
  readonly declaration: DeclarationFact;
}

function entityOf(program: Program, naming: Naming, { file: { path }, declaration }: Declared): DeclaredEntity | null {
  const { name, line, kind } = declaration;
  const options = kind === 'class' ? optionsOf(program, path, declaration) : null;
  const unit = program.units.find((one) => one.path === path && one.name === name && one.kind === 'class')?.id;
  if (!options || !unit || isAbstract(program, options)) return null;
  const root = rootOf(program, unit);
  const place = root ? tableOf(program, root.options, naming(root.name)) : tableOf(program, options, naming(name));
  return { name, otherNames: [], ...place, at: { path, line }, child: root !== null, units: [unit], relations: relationsOfClass(program, unit) };
}

/** The options of the class's entity decorator, if it is MikroORM's; null for a class that is no entity. */
function optionsOf(program: Program, path: string, { decorators }: DeclarationFact): readonly WrittenProperty[] | null {
  const decorator = decorators.find(({ name }) => decoratorName(program, { path, name }, isMikroEntity) !== null);
  return decorator ? writtenOptions(program, path, decorator) : null;
}

function writtenOptions(program: Program, path: string, { arguments: [first] }: DecoratorFact): readonly WrittenProperty[] {
  return first ? propertiesOf(program, { path, scope: 0, expression: first }) : [];
}

function isMikroEntity({ module, name }: { readonly module: string; readonly name: string }): boolean {
  return name === 'Entity' && module.startsWith('@mikro-orm/');
}

function isAbstract(program: Program, options: readonly WrittenProperty[]): boolean {
  const written = options.filter(({ key }) => key === 'abstract').flatMap(({ value }) => branchesOf(program, value));
  return written.some(({ expression }) => expression.kind === 'literal' && expression.value === true);
}

interface Root {
  readonly name: string;
  readonly options: readonly WrittenProperty[];
}

/** The farthest class above that tells its children apart by a column: they live in its table. */
function rootOf(program: Program, unit: UnitId): Root | null {
  let root: Root | null = null;
  for (const base of program.basesOf(unit).slice(1)) {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const options = declared && optionsOf(program, declared.path, declared.fact);
    if (declared && options?.some(({ key }) => key === 'discriminatorColumn' || key === 'discriminatorMap')) root = { name: declared.fact.name, options };
  }
  return root;
}
