import type { CallFact } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';

/** `db.collection(…)` on a database of the driver; other databases have a `collection` too. */
export function isCollectionCall(
  program: Program,
  path: string,
  { call: { callee, scope }, modules }: { readonly call: CallFact; readonly modules: readonly string[] },
): boolean {
  if (callee.kind !== 'member' || callee.name !== 'collection') return false;
  const owner = program.meaningOf(path, scope, callee.object);
  return owner?.kind === 'external' && modules.includes(owner.trail.module);
}
