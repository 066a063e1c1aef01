import type { EntityRelation } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import type { Catalogue, KnownEntity, KnownRelation } from './catalogue.js';

/**
 * Relations between tables, from the side that holds the foreign key, by place. The other side's declaration counts only where the side
 * that holds the key declares nothing between the two.
 */
export function relationsOf(catalogue: Catalogue, ids: ReadonlyMap<string, EntityId>): readonly EntityRelation[] {
  const owned: EntityRelation[] = [];
  const inverse: EntityRelation[] = [];
  for (const entity of catalogue.entities) {
    for (const relation of entity.relations.values()) {
      const made = relationOf(entity, relation, ids);
      if (made) (relation.ownsKey ? owned : inverse).push(made);
    }
  }
  const known = new Set(owned.map(pairOf));
  for (const relation of inverse.sort(byPlace)) {
    if (known.has(pairOf(relation))) continue;
    known.add(pairOf(relation));
    owned.push(relation);
  }
  return owned.sort(byPlace);
}

function relationOf(entity: KnownEntity, relation: KnownRelation, ids: ReadonlyMap<string, EntityId>): EntityRelation | null {
  const [own, other] = [ids.get(entity.key), ids.get(relation.target.key)];
  if (!own || !other) return null;
  if (relation.ownsKey) return { from: own, to: other, kind: relation.kind, at: relation.at };
  const kind = relation.kind === 'one-to-many' ? 'many-to-one' : relation.kind;
  return { from: other, to: own, kind, at: relation.at };
}

/** The two tables and how they are joined; a join table has no direction. */
function pairOf({ from, to, kind }: EntityRelation): string {
  const ends = kind === 'many-to-many' ? [from, to].sort(compareText) : [from, to];
  return `${kind} ${ends.join(' ')}`;
}

function byPlace(a: EntityRelation, b: EntityRelation): number {
  return byLocation(a.at, b.at) || compareText(a.from, b.from) || compareText(a.to, b.to) || compareText(a.kind, b.kind);
}
