import type { Meaning, Program } from '../model/program.js';

/**
 * Whether an object's own class, or one it extends, puts routes on a router that it holds: `class Controller { app: Router; get(path, handler) { … } }`.
 * `modules` are the packages that routers come from.
 */
export function holdsRouter(program: Program, receiver: Meaning, modules: ReadonlySet<string>): boolean {
  if (receiver.kind !== 'instance') return false;
  return program.basesOf(receiver.unit).some((base) => {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    return declared?.fact.members.some((member) => {
      if (member.kind !== 'property') return false;
      const typed = member.type && program.meaningOfType(declared.path, member.type);
      const held = typed ?? (member.initialiser && program.meaningOf(declared.path, member.initialiserScope, member.initialiser));
      return held?.kind === 'external' && modules.has(held.trail.module);
    });
  });
}
