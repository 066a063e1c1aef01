import type { Program } from '../../model/program.js';
import type { DeclaredEntity, DeclaredRelation } from '../declared-entity.js';
import type { WrittenProperty } from '../written.js';
import { associationsOf } from './associations.js';
import type { DeclaredModel } from './declared-model.js';
import { decoratedModels } from './decorated-models.js';
import { definedModels } from './defined-models.js';
import { type ElsewhereModel, elsewhereModels } from './elsewhere-models.js';
import { unjoinedKeys } from './foreign-keys.js';
import { includedByDefault } from './included-by-default.js';
import { initialisedModels } from './initialised-models.js';
import { modelOptions, sharedOptions, tableOf } from './model-options.js';
import { isSequelize } from './packages.js';

/** Every model: classes with `@Table`, classes that are initialised, models that are defined, and those that are injected and lie outside the repository. */
export function declareSequelizeEntities(program: Program): readonly DeclaredEntity[] {
  if (!program.files.some(({ imports }) => imports.some(({ specifier }) => isSequelize(specifier)))) return [];
  const shared = sharedOptions(program);
  const models = [...decoratedModels(program, shared), ...initialisedModels(program, shared), ...definedModels(program, shared)];
  const associations = associationsOf(program, models);
  const keys = unjoinedKeys(models, associations);
  const own = models.map((model) => entityOf(program, model, [...(associations.get(model.key) ?? []), ...(keys.get(model.key) ?? [])]));
  const known = new Set(own.map(({ name }) => name));
  const outside = elsewhereModels(program).filter(({ name }) => !known.has(name));
  return [...own, ...outside.map((model) => outsideEntity(program, shared, model))];
}

function outsideEntity(program: Program, shared: readonly WrittenProperty[], { name, keys, at }: ElsewhereModel): DeclaredEntity {
  return { name, otherNames: keys, table: tableOf(name, modelOptions(program, shared, null)), schema: null, at, child: false, units: [], relations: [] };
}

function entityOf(program: Program, model: DeclaredModel, associations: readonly DeclaredRelation[]): DeclaredEntity {
  const { key, name, at, units, options } = model;
  const relations = [...model.relations, ...associations];
  const eager = includedByDefault(program, model, relations);
  return {
    name,
    otherNames: [key, ...(options.modelName === null ? [] : [options.modelName])],
    table: tableOf(name, options),
    schema: options.schema,
    at,
    child: false,
    units,
    relations: relations.map((relation) => (eager.has(relation) ? { ...relation, eager: true } : relation)),
  };
}
