import type { SchemaText } from '../data-layer.js';
import type { DeclaredEntity, DeclaredRelation } from '../declared-entity.js';
import { type PrismaField, type PrismaModel, readModels } from './models.js';

/** The models and views of all schema files. Models of the same table in several schemas are one entity. */
export function declarePrismaEntities(schemas: readonly SchemaText[]): readonly DeclaredEntity[] {
  const all = schemas.filter(({ path }) => path.endsWith('.prisma')).flatMap(({ path, text }) => readModels(text).map((model) => ({ path, model })));
  const models = new Map(all.map(({ model }) => [model.name, model]));
  return all.map(({ path, model }) => {
    const { name, table, schema, line } = model;
    const relations = model.fields.flatMap((field) => relationOf(models, path, { model, field }) ?? []);
    return { name, otherNames: [delegateOf(name)], table, schema, at: { path, line }, child: false, units: [], relations };
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
    ownsKey,
    cascades: [],
    eager: false,
    at: { path, line: field.line },
  };
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
