import type { EntityChange, EntityTouch } from '../model/difference.js';
import { compareText } from '../model/location.js';
import type { SnapshotEntity } from '../model/snapshot.js';

/** Entities that several services touch, before or after, where it is not the same services in the same way. By id. */
export function entityChanges(earlier: readonly SnapshotEntity[], later: readonly SnapshotEntity[]): readonly EntityChange[] {
  const old = new Map(earlier.map((entity) => [entity.id, entity]));
  const now = new Map(later.map((entity) => [entity.id, entity]));
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
  return ids.flatMap((id) => changeOf(id, old.get(id), now.get(id)));
}

function changeOf(id: string, before: SnapshotEntity | undefined, after: SnapshotEntity | undefined): readonly EntityChange[] {
  const [wasShared, isShared] = [isSharedBy(before), isSharedBy(after)];
  if ((!wasShared && !isShared) || (before && after && sameTouch(before, after))) return [];
  const change = wasShared && isShared ? 'changed' : isShared ? 'shared' : 'private';
  return [{ id, name: (after ?? before)?.name ?? id, change, before: touchOf(before), after: touchOf(after) }];
}

function isSharedBy(entity: SnapshotEntity | undefined): boolean {
  return entity !== undefined && new Set([...entity.readers, ...entity.writers]).size > 1;
}

function sameTouch(a: SnapshotEntity, b: SnapshotEntity): boolean {
  return a.owner === b.owner && sameNames(a.readers, b.readers) && sameNames(a.writers, b.writers);
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length;
}

function touchOf(entity: SnapshotEntity | undefined): EntityTouch | null {
  if (!entity) return null;
  const { owner, readers, writers } = entity;
  return { owner, readers: readers.toSorted(compareText), writers: writers.toSorted(compareText) };
}
