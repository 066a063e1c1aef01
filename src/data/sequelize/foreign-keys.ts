import type { DeclaredRelation } from '../declared-entity.js';
import type { DeclaredModel } from './declared-model.js';
import { tableOf } from './model-options.js';

/** The foreign keys, by the key of the model that holds them, between models that no relation joins, from either side. */
export function unjoinedKeys(
  models: readonly DeclaredModel[],
  associations: ReadonlyMap<string, readonly DeclaredRelation[]>,
): ReadonlyMap<string, readonly DeclaredRelation[]> {
  const keyOf = keyFinder(models);
  const joined = new Set<string>();
  for (const { key, relations } of models) {
    for (const { target } of [...relations, ...(associations.get(key) ?? [])]) joined.add(pairOf(key, keyOf(target))).add(pairOf(keyOf(target), key));
  }
  return new Map(
    models.map(({ key, foreignKeys }) => {
      const aimed = foreignKeys.map((column) => ({ ...column, target: { name: keyOf(column.target) } }));
      return [key, aimed.filter(({ target }) => !joined.has(pairOf(key, target.name)))];
    }),
  );
}

/** The key of the model that a target is, by class, by name or by table; the target's own name where it is none of these. */
function keyFinder(models: readonly DeclaredModel[]): (target: DeclaredRelation['target']) => string {
  const keys = new Map<string, string>();
  for (const { key, name, options } of models) keys.set(tableOf(name, options), key);
  for (const { key, name, options, units } of models) {
    for (const known of [...units, key, name, options.modelName]) if (known !== null) keys.set(known, key);
  }
  return (target) => {
    const name = 'unit' in target ? target.unit : target.name;
    return keys.get(name) ?? name;
  };
}

function pairOf(one: string, other: string): string {
  return `${one}\0${other}`;
}
