import type { SchemaText } from '../data-layer.js';
import type { DeclaredEntity, DeclaredRelation } from '../declared-entity.js';
import { type PrismaField, type PrismaModel, readModels } from './models.js';

/**
 * The models and views of all schema files. Models of the same table in several schemas are one entity. `tableName` gives the table of a
 * model that names none.
 */
export function declarePrismaEntities(schemas: readonly SchemaText[], tableName: (model: string) => string = (model) => model): readonly DeclaredEntity[] {
  const all = schemas.filter(({ path }) => path.endsWith('.prisma')).flatMap(({ path, text }) => readModels(text).map((model) => ({ path, model })));
  const models = new Map(all.map(({ model }) => [model.name, model]));
  return all.map(({ path, model }) => {
    const { name, table, schema, line } = model;
    const relations = model.fields.flatMap((field) => relationOf(models, path, { model, field }) ?? []);
    return { name, otherNames: [delegateOf(name)], table: table ?? tableName(name), schema, at: { path, line }, child: false, units: [], relations };
  });
}

/** `OrderLine` is reached as `prisma.orderLine`. */
function delegateOf(model: string): string {
  return model.slice(0, 1).toLowerCase() + model.slice(1);
}

function relationOf(
  models: ReadonlyMap<string, PrismaModel>,
  path: string,
  { model, field }: { readonly model: PrismaModel; readonly field: PrismaField },
): DeclaredRelation | null {
  const target = models.get(field.type);
  if (!target) return null;
  const other = otherSide(model, field, target);
  const ownsKey = field.keys.length > 0 || (field.list && other?.list === true && isFirst(model, field, { model: target, field: other }));
  return {
    property: field.name,
    target: { name: target.name },
    kind: kindOf(field, other),
    ...(field.list && other?.list === true && { joinTable: joinTableOf(model, field) }),
    ownsKey,
    cascades: [],
    eager: false,
    at: { path, line: field.line },
  };
}

/** The table that Prisma makes for two lists of each other: `_` and the relation's name, else the models' names in order. */
function joinTableOf(model: PrismaModel, field: PrismaField): string {
  const [first, second] = model.name < field.type ? [model.name, field.type] : [field.type, model.name];
  return `_${field.relation ?? `${first}To${second}`}`;
}

function otherSide(model: PrismaModel, field: PrismaField, target: PrismaModel): PrismaField | undefined {
  return target.fields.find((candidate) => candidate.type === model.name && candidate.relation === field.relation && candidate !== field);
}

/** Of an implicit join table, both sides are equal; the first by name stands for it. */
function isFirst(model: PrismaModel, field: PrismaField, other: { readonly model: PrismaModel; readonly field: PrismaField }): boolean {
  return `${model.name} ${field.name}` < `${other.model.name} ${other.field.name}`;
}

function kindOf(field: PrismaField, other: PrismaField | undefined): DeclaredRelation['kind'] {
  if (field.list) return other?.list ? 'many-to-many' : 'one-to-many';
  if (field.keys.length === 0) return other?.list ? 'many-to-one' : 'one-to-one';
  return field.unique || other?.list === false ? 'one-to-one' : 'many-to-one';
}
