import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { branchesOf, propertiesOf, stringsOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { type ModelClass, returnsOf, staticValues } from './models.js';

type Shape = Pick<DeclaredRelation, 'kind' | 'ownsKey'>;

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ['BelongsToOneRelation', { kind: 'many-to-one', ownsKey: true }],
  ['HasManyRelation', { kind: 'one-to-many', ownsKey: false }],
  ['HasOneRelation', { kind: 'one-to-one', ownsKey: false }],
  ['ManyToManyRelation', { kind: 'many-to-many', ownsKey: true }],
  ['HasOneThroughRelation', { kind: 'many-to-many', ownsKey: true }],
]);

/** The relations of a model's `relationMappings`: an object, or a getter or function that gives one. */
export function relationsOfModel(program: Program, { unit, path }: ModelClass, models: readonly ModelClass[]): readonly DeclaredRelation[] {
  return staticValues(program, unit, 'relationMappings').flatMap((mappings) =>
    propertiesOf(program, mappings).flatMap((property) => relationOf(program, property, { path, models }) ?? []),
  );
}

interface Among {
  readonly path: string;
  readonly models: readonly ModelClass[];
}

function relationOf(program: Program, { key, value, line }: WrittenProperty, { path, models }: Among): DeclaredRelation | null {
  const options = propertiesOf(program, value);
  const valueAt = (name: string): Written | undefined => options.find((option) => option.key === name)?.value;
  const [relation, modelClass] = [valueAt('relation'), valueAt('modelClass')];
  const shape = relation && shapeOf(relation);
  const target = modelClass && targetOf(program, modelClass, models);
  if (!shape || !target) return null;
  const at = { path: value.path, line: line ?? options[0]?.line ?? lineOf(program, { path, value }) };
  return { property: key, target, ...shape, cascades: [], eager: false, at };
}

function lineOf(program: Program, { path, value }: { readonly path: string; readonly value: Written }): number {
  return program.file(path)?.scopes[value.scope]?.line ?? 1;
}

/** `Model.HasManyRelation`, `this.HasManyRelation`, `HasManyRelation`. */
function shapeOf({ expression }: Written): Shape | undefined {
  return expression.kind === 'member' || expression.kind === 'name' ? SHAPES.get(expression.name) : undefined;
}

/** A class, a function that gives one, a module that holds one (`require('./pet')`, also by `.default`), or a path to one. */
function targetOf(program: Program, modelClass: Written, models: readonly ModelClass[]): DeclaredRelation['target'] | null {
  const { path, scope, expression } = modelClass;
  if (expression.kind === 'function') {
    const [returned] = returnsOf(program, path, expression.scope);
    return returned ? targetOf(program, returned, models) : null;
  }
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'declared' || meaning?.kind === 'instance') return { unit: meaning.unit };
  if (meaning?.kind === 'module') return onlyModelIn(models, (model) => model.path === meaning.path);
  const [text] = branchesOf(program, modelClass).flatMap((branch) => lastTexts(program, branch));
  return text === undefined ? null : onlyModelIn(models, (model) => nameOfFile(model.path) === nameOfFile(text));
}

/** `'./pet'`, `path.join(__dirname, 'pet')`, `` `${__dirname}/pet` ``. */
function lastTexts(program: Program, { path, scope, expression }: Written): readonly string[] {
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  const last = call?.arguments.at(-1);
  if (call && last) return stringsOf(program, { path, scope: call.scope, expression: last });
  if (expression.kind === 'template') return expression.parts.slice(-1);
  return stringsOf(program, { path, scope, expression });
}

function onlyModelIn(models: readonly ModelClass[], isWanted: (model: ModelClass) => boolean): DeclaredRelation['target'] | null {
  const [only, ...others] = models.filter(isWanted);
  return only && others.length === 0 ? { unit: only.unit } : null;
}

/** `pet` of `src/models/pet.ts`. */
function nameOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '');
}
