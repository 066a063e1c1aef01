import type { CallFact, FileFacts } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { callKey } from '../site.js';
import { propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import { type Naming, tableOf } from './naming.js';
import { schemaRelations } from './schema-relations.js';

const MAKERS: ReadonlySet<string> = new Set(['EntitySchema', 'defineEntity']);

/** Entities declared by `new EntitySchema<Order>({ class, tableName, properties })` or `defineEntity({ name, properties })` in a file. */
export function declareEntitySchemas(program: Program, file: FileFacts, naming: Naming): readonly DeclaredEntity[] {
  return file.calls.flatMap((call, index) => {
    const [options] = call.arguments;
    if (!options || !isMaker(program, file.path, call)) return [];
    return schemaOf(program, naming, { file, call, index, options: { path: file.path, scope: call.scope, expression: options } }) ?? [];
  });
}

function isMaker(program: Program, path: string, { callee }: CallFact): boolean {
  const from = callee.kind === 'name' ? program.externalName(path, callee.name) : null;
  return MAKERS.has(from?.name ?? '') && from?.module.startsWith('@mikro-orm/') === true;
}

interface Made {
  readonly file: FileFacts;
  readonly call: CallFact;
  readonly index: number;
  readonly options: Written;
}

function schemaOf(program: Program, naming: Naming, { file, call, index, options }: Made): DeclaredEntity | null {
  const { path } = file;
  const properties = propertiesOf(program, options);
  const valueAt = (key: string): Written | undefined => properties.find((property) => property.key === key)?.value;
  const constant = file.declarations.find(({ initialiser }) => initialiser?.kind === 'call' && initialiser.call === index)?.name;
  const aimed = valueAt('class');
  const className = aimed?.expression.kind === 'name' ? aimed.expression.name : undefined;
  const written = valueAt('name');
  const name = (written && stringsOf(program, written)[0]) ?? className ?? constant;
  if (name === undefined || isTrue(valueAt('abstract')) || isTrue(valueAt('embeddable'))) return null;
  return {
    name,
    otherNames: [callKey(path, index), ...(constant !== undefined && constant !== name ? [constant] : [])],
    ...tableOf(program, properties, naming(name)),
    at: { path, line: call.line },
    child: false,
    units: unitsOf(program, path, { call, constant, aimed }),
    relations: schemaRelations(program, valueAt('properties')),
  };
}

function isTrue(written: Written | undefined): boolean {
  return written?.expression.kind === 'literal' && written.expression.value === true;
}

/** The constant, the class given as `class`, and the class or interface given as type argument. */
function unitsOf(
  program: Program,
  path: string,
  { call, constant, aimed }: { readonly call: CallFact; readonly constant: string | undefined; readonly aimed: Written | undefined },
): readonly UnitId[] {
  const own = program.units.filter((unit) => unit.path === path && unit.name === constant && constant !== undefined).map(({ id }) => id);
  const [type] = call.typeArguments;
  const meant = [aimed ? program.meaningOf(aimed.path, aimed.scope, aimed.expression) : null, type ? program.meaningOfType(path, type) : null];
  return [...own, ...meant.flatMap((meaning) => (meaning?.kind === 'declared' || meaning?.kind === 'instance' ? [meaning.unit] : []))];
}
