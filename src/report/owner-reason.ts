import type { Analysis, EntityUse } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { count, listed } from '../model/wording.js';

type Touches = readonly { readonly service: ServiceId | null }[];

/** What speaks for the owner of an entity, or why it has none; a clause: `which declares it and makes 3 of its 4 writes`. */
export function ownerReason(
  { decomposition }: Pick<Analysis, 'decomposition'>,
  { entity: { id: entity, owner, declaredAt }, reads, writes }: { readonly entity: EntityUse; readonly reads: Touches; readonly writes: Touches },
): string {
  if (owner === null) return whyNone(reads, writes);
  const declares = decomposition.services.some(({ id, files }) => id === owner && files.includes(declaredAt.path));
  const makes = shareOf(owner, writes, 'write') ?? (declares ? null : shareOf(owner, reads, 'read'));
  const pinned = decomposition.owners?.has(entity) === true;
  const clauses = [...(pinned ? ['the configuration pins it to'] : []), ...(declares ? ['declares it'] : []), ...(makes === null ? [] : [makes])];
  const written = writes.some(({ service }) => service !== null);
  return `which ${listed(clauses)}${written ? '' : `; ${writes.length > 0 ? 'only files in no service write it' : 'nobody writes it'}`}`;
}

function whyNone(reads: Touches, writes: Touches): string {
  if (reads.length + writes.length === 0) return 'nothing was seen to touch it';
  return writes.length > 0 ? 'only files in no service write it' : 'only files in no service read it';
}

function shareOf(owner: ServiceId, touches: Touches, what: 'read' | 'write'): string | null {
  const own = touches.filter(({ service }) => service === owner).length;
  if (own === 0) return null;
  if (own < touches.length) return `makes ${own} of its ${count(touches.length, what)}`;
  return own === 1 ? `makes its only ${what}` : `makes all its ${count(own, what)}`;
}
