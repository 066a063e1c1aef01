import type { FileFacts } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import { unitId } from './lookup.js';

/** The unit and member that a scope's code belongs to; the module unit outside any declaration. */
export function ownerOfScope(facts: FileFacts, scope: number): { readonly unit: UnitId; readonly member: string | null } {
  const fact = facts.scopes[scope];
  const declaration = fact?.declaration == null ? undefined : facts.declarations[fact.declaration];
  if (!fact || !declaration) return { unit: unitId(facts.path, ''), member: null };
  const member = fact.member === null ? null : (declaration.members[fact.member]?.name ?? null);
  return { unit: unitId(facts.path, declaration.name), member };
}
