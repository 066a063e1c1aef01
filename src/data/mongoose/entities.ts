import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { declareCollections } from '../mongodb/collections.js';
import { classModels, textIn } from './class-models.js';
import { collectionName } from './collection-name.js';
import { injectedModels } from './injected-models.js';
import { plainModels } from './plain-models.js';
import { referencesOf, type SchemaReading } from './references.js';
import type { Registered } from './registered.js';
import { isMongooseModule, MODULES } from './schemas.js';
import { virtualsOf } from './virtuals.js';

/**
 * One entity for each place that registers a model, those of one collection alike; discriminators live in the collection of their base.
 * A class that is only ever embedded in others is none. Collections asked for by name on a connection are entities too.
 */
export function declareMongooseEntities(program: Program): readonly DeclaredEntity[] {
  if (!program.files.some(({ imports }) => imports.some(({ specifier }) => isMongooseModule(specifier)))) return [];
  const named = program.files.flatMap((file) => [...plainModels(program, file), ...classModels(program, file)]);
  const injected = program.files.flatMap((file) => injectedModels(program, file));
  const names = new Set(named.map(({ name }) => name));
  const models = distinct([...named, ...injected.map(({ model }) => model).filter(({ name }) => !names.has(name))]);
  const own = ownUnits([...models.flatMap(({ name, units }) => units.map((unit) => ({ name, unit }))), ...injected.flatMap(typedBy)]);
  const reading: SchemaReading = { program, virtuals: virtualsOf(program) };
  const byName = new Map(models.map((model) => [model.name, model]));
  return [...models.map((model) => entityOf(reading, model, { own, byName })), ...declareCollections(program, MODULES)];
}

function typedBy({ model, typed }: { readonly model: Registered; readonly typed: UnitId | null }): readonly Belonging[] {
  return typed ? [{ name: model.name, unit: typed }] : [];
}

interface Belonging {
  readonly name: string;
  readonly unit: UnitId;
}

/** The units that stand for one model only, by its name: an interface that several models share says nothing of any. */
function ownUnits(belongings: readonly Belonging[]): ReadonlyMap<string, ReadonlySet<UnitId>> {
  const models = new Map<UnitId, Set<string>>();
  for (const { name, unit } of belongings) models.set(unit, (models.get(unit) ?? new Set()).add(name));
  const own = new Map<string, Set<UnitId>>();
  for (const { name, unit } of belongings) if (models.get(unit)?.size === 1) own.set(name, (own.get(name) ?? new Set()).add(unit));
  return own;
}

/** A model that many modules register alike is one. */
function distinct(models: readonly Registered[]): readonly Registered[] {
  const kept = new Map<string, Registered>();
  for (const model of models) {
    const key = JSON.stringify([model.name, model.collection, model.at, model.schema?.constant]);
    if (!kept.has(key)) kept.set(key, model);
  }
  return [...kept.values()];
}

interface Known {
  readonly own: ReadonlyMap<string, ReadonlySet<UnitId>>;
  readonly byName: ReadonlyMap<string, Registered>;
}

function entityOf(reading: SchemaReading, model: Registered, { own, byName }: Known): DeclaredEntity {
  const { name, at, parent, schema } = model;
  const base = parent === null ? model : (byName.get(parent) ?? model);
  return {
    name,
    otherNames: [],
    table: base.collection ?? writtenCollection(reading.program, base) ?? collectionName(base.name),
    schema: null,
    at,
    child: parent !== null,
    units: [...(own.get(name) ?? [])],
    relations: schema ? referencesOf(reading, schema) : [],
  };
}

/** `collection` of the schema's options, or of the class's `@Schema` or `@modelOptions`. */
function writtenCollection(program: Program, { schema }: Registered): string | null {
  const own = schema?.options ? textIn(program, schema.options, ['collection']) : null;
  const declared = schema?.ofClass ? program.declaration(schema.ofClass) : undefined;
  if (own !== null || !declared) return own;
  for (const {
    name,
    arguments: [options],
  } of declared.fact.decorators) {
    const from = program.externalName(declared.path, name);
    if (!options || !from || !isMongooseModule(from.module)) continue;
    const written = { path: declared.path, scope: 0, expression: options };
    const text = textIn(program, written, from.name === 'Schema' ? ['collection'] : ['schemaOptions', 'collection']);
    if (text !== null) return text;
  }
  return null;
}
