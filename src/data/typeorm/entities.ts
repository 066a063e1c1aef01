import type { DeclarationFact, DecoratorFact, FileFacts } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import { decoratorName } from '../decorator-names.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import { declareEntitySchemas } from './entity-schemas.js';
import { defaultTable } from './naming.js';
import { relationsOfClass } from './relations.js';

const ENTITY_DECORATORS: ReadonlySet<string> = new Set(['Entity', 'ViewEntity', 'ChildEntity']);

/** Classes with `@Entity`, `@ViewEntity` or `@ChildEntity` of typeorm, and `EntitySchema` constants. */
export function declareTypeormEntities(program: Program): readonly DeclaredEntity[] {
  const declared: DeclaredEntity[] = [];
  for (const file of program.files) {
    for (const declaration of file.declarations) declared.push(...entityOf(program, file, declaration));
    declared.push(...declareEntitySchemas(program, file));
  }
  return declared;
}

function entityOf(program: Program, { path }: FileFacts, declaration: DeclarationFact): readonly DeclaredEntity[] {
  const decorator = entityDecorator(program, path, declaration);
  if (!decorator || declaration.kind !== 'class') return [];
  const unit = unitOf(program, path, declaration);
  if (!unit) return [];
  const { name, line } = declaration;
  const place = tableOf(program, unit, { path, name, decorator: decorator.fact, kind: decorator.kind });
  return [
    { name, otherNames: [], ...place, at: { path, line }, child: decorator.kind === 'ChildEntity', units: [unit], relations: relationsOfClass(program, unit) },
  ];
}

/** The class's entity decorator, if it is typeorm's: other packages have an `Entity` too. */
function entityDecorator(program: Program, path: string, declaration: DeclarationFact): { readonly fact: DecoratorFact; readonly kind: string } | null {
  for (const fact of declaration.decorators) {
    const from = decoratorName(program, { path, name: fact.name }, ({ module, name }) => module === 'typeorm' && ENTITY_DECORATORS.has(name));
    if (from) return { fact, kind: from.name };
  }
  return null;
}

function unitOf(program: Program, path: string, declaration: DeclarationFact): UnitId | undefined {
  return program.units.find((unit) => unit.path === path && unit.name === declaration.name && unit.kind === 'class')?.id;
}

interface Decorated {
  readonly path: string;
  readonly name: string;
  readonly decorator: DecoratorFact;
  readonly kind: string;
}

/** A child entity lives in the table of the nearest entity it extends. */
function tableOf(program: Program, unit: UnitId, decorated: Decorated): Pick<DeclaredEntity, 'table' | 'schema'> {
  if (decorated.kind !== 'ChildEntity') return writtenTable(program, decorated);
  for (const base of program.basesOf(unit).slice(1)) {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const decorator = declared && entityDecorator(program, declared.path, declared.fact);
    if (declared && decorator && decorator.kind !== 'ChildEntity') {
      return writtenTable(program, { path: declared.path, name: declared.fact.name, decorator: decorator.fact, kind: decorator.kind });
    }
  }
  return { table: defaultTable(decorated.name), schema: null };
}

/** `@Entity('orders')`, `@Entity('orders', { schema })`, `@Entity({ name, schema })`; the class's name in snake case where none is written. */
function writtenTable(program: Program, { path, name, decorator }: Decorated): Pick<DeclaredEntity, 'table' | 'schema'> {
  const written = decorator.arguments.map((expression): Written => ({ path, scope: 0, expression }));
  const options = written.flatMap((argument) => propertiesOf(program, argument));
  const option = (key: string): string | undefined => options.filter((property) => property.key === key).flatMap(({ value }) => stringsOf(program, value))[0];
  const [first] = written;
  const table = (first && stringsOf(program, first)[0]) || option('name') || defaultTable(name);
  return { table, schema: option('schema') ?? option('database') ?? null };
}
