import type { Reference } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import type { End } from './ends.js';
import { type EdgeKind, isAboutData } from './kinds.js';

/** Where code stands. */
export type Code = NonNullable<End['code']>;

/** What an edge says, by what it ends at. */
export type Meaning =
  | { readonly kind: 'reference'; readonly from: Code; readonly to: Code; readonly as: Reference['kind'] }
  | { readonly kind: 'access'; readonly code: Code; readonly entity: EntityId; readonly mode: 'read' | 'write' }
  | { readonly kind: 'declaration'; readonly code: Code; readonly entity: EntityId }
  | { readonly kind: 'relation'; readonly from: EntityId; readonly to: EntityId; readonly path: string }
  /** It ends at a folder, which is no code itself; or at one entity on both sides. */
  | { readonly kind: 'folder' | 'nothing' };

/** The kind as written decides only as far as the ends bear it out: a read of what is no entity is a plain use, a call of a table a read. */
export function meaningOf(from: End, to: End, kind: EdgeKind): Meaning {
  if (isFolder(from) || isFolder(to)) return { kind: 'folder' };
  if (kind === 'relation' && from.entity !== null && to.entity !== null) return relation(from, to);
  const data = dataEnds(from, to, kind);
  if (data) return kind === 'declare' ? { kind: 'declaration', ...data } : { kind: 'access', ...data, mode: kind === 'write' ? 'write' : 'read' };
  if (from.code && to.code) return { kind: 'reference', from: from.code, to: to.code, as: isAboutData(kind) ? 'import' : kind };
  return relation(from, to);
}

function isFolder({ code, entity }: End): boolean {
  return code === null && entity === null;
}

/** The code and the entity of an edge between the two, whichever way it points; of a use, only where the entity is no code itself. */
function dataEnds(from: End, to: End, kind: EdgeKind): { readonly code: Code; readonly entity: EntityId } | null {
  for (const [one, other] of [[from, to] as const, [to, from] as const]) {
    if (one.code && other.entity !== null && (isAboutData(kind) || !other.code)) return { code: one.code, entity: other.entity };
  }
  return null;
}

function relation(from: End, to: End): Meaning {
  if (from.entity === null || to.entity === null || from.entity === to.entity) return { kind: 'nothing' };
  return { kind: 'relation', from: from.entity, to: to.entity, path: from.name };
}
