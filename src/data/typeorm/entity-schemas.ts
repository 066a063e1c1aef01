import type { CallFact, FileFacts } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Location } from '../../model/location.js';
import type { Program } from '../../model/program.js';
import type { DeclaredEntity, DeclaredRelation } from '../declared-entity.js';
import { elementsOf, propertiesOf, stringsOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { defaultTable } from './naming.js';
import { relationOptions, relationTarget } from './relations.js';

const KINDS: ReadonlySet<string> = new Set(['many-to-one', 'one-to-many', 'one-to-one', 'many-to-many'] satisfies DeclaredRelation['kind'][]);

/** Entities declared by `new EntitySchema<Order>({ name, tableName, relations })` in a file. */
export function declareEntitySchemas(program: Program, file: FileFacts): readonly DeclaredEntity[] {
  return file.calls.flatMap((call, index) => {
    if (call.kind !== 'new' || !isEntitySchema(program, file.path, call)) return [];
    const [options] = call.arguments;
    return options ? schemaOf(program, { file, call, index, options: { path: file.path, scope: call.scope, expression: options } }) : [];
  });
}

function isEntitySchema(program: Program, path: string, { callee }: CallFact): boolean {
  const from = callee.kind === 'name' ? program.externalName(path, callee.name) : null;
  return from?.module === 'typeorm' && from.name === 'EntitySchema';
}

interface Made {
  readonly file: FileFacts;
  readonly call: CallFact;
  readonly index: number;
  readonly options: Written;
}

function schemaOf(program: Program, { file, call, index, options }: Made): readonly DeclaredEntity[] {
  const { path } = file;
  const properties = propertiesOf(program, options);
  const text = (key: string): string | undefined => properties.filter((property) => property.key === key).flatMap(({ value }) => stringsOf(program, value))[0];
  const constant = file.declarations.find(({ initialiser }) => initialiser?.kind === 'call' && initialiser.call === index);
  const units = unitsOf(program, path, { call, constant: constant?.name, target: properties.find(({ key }) => key === 'target')?.value });
  const name = text('name') ?? constant?.name;
  if (name === undefined) return [];
  const relations = properties.filter(({ key }) => key === 'relations').flatMap(({ value }) => propertiesOf(program, value));
  return [
    {
      name,
      otherNames: constant && constant.name !== name ? [constant.name] : [],
      table: text('tableName') ?? defaultTable(name),
      schema: text('schema') ?? null,
      at: { path, line: call.line },
      child: false,
      units,
      relations: [
        ...relations.flatMap((relation) => relationOf(program, path, relation) ?? []),
        ...properties.flatMap(({ key, value }) => (key === 'foreignKeys' ? foreignKeysIn(program, { path, line: call.line }, value) : [])),
      ],
    },
  ];
}

/** The constant, the class given as `target`, and the class or interface given as type argument. */
function unitsOf(
  program: Program,
  path: string,
  { call, constant, target }: { readonly call: CallFact; readonly constant: string | undefined; readonly target: Written | undefined },
): readonly UnitId[] {
  const own = program.units.filter((unit) => unit.path === path && unit.name === constant && constant !== undefined).map(({ id }) => id);
  const aimed = target ? program.meaningOf(target.path, target.scope, target.expression) : null;
  const [type] = call.typeArguments;
  const typed = type ? program.meaningOfType(path, type) : null;
  return [...own, ...[aimed, typed].flatMap((meaning) => (meaning?.kind === 'declared' || meaning?.kind === 'instance' ? [meaning.unit] : []))];
}

/** `foreignKeys: [{ target: 'Customer', columnNames: ['customerId'] }]` */
function foreignKeysIn(program: Program, at: Location, keys: Written): readonly DeclaredRelation[] {
  return elementsOf(program, keys).flatMap((element, index): readonly DeclaredRelation[] => {
    const aim = propertiesOf(program, element).find(({ key }) => key === 'target')?.value;
    const target = aim ? relationTarget(program, aim) : null;
    return target ? [{ property: `foreign key ${index}`, target, kind: 'many-to-one', ownsKey: true, cascades: [], eager: false, at }] : [];
  });
}

function relationOf(program: Program, path: string, { key, value, line }: WrittenProperty): DeclaredRelation | null {
  const properties = propertiesOf(program, value);
  const valueAt = (name: string): Written | undefined => properties.find((property) => property.key === name)?.value;
  const type = valueAt('type');
  const target = valueAt('target');
  const kind = type && stringsOf(program, type)[0];
  const aim = target && relationTarget(program, target);
  if (!aim || !isKind(kind)) return null;
  const ownsKey = kind === 'many-to-one' || (kind !== 'one-to-many' && (valueAt('joinColumn') !== undefined || valueAt('joinTable') !== undefined));
  return { property: key, target: aim, kind, ownsKey, at: { path, line: line ?? 1 }, ...relationOptions(program, value) };
}

function isKind(text: string | undefined): text is DeclaredRelation['kind'] {
  return text !== undefined && KINDS.has(text);
}
