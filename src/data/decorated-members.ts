import type { Program } from '../model/program.js';
import type { MemberPlace } from './reached-members.js';
import { type Decorated, type OwnDecorators, transactionalBy } from './transaction-decorators.js';

/** A method that a decorator runs in a transaction. */
export interface DecoratedMember extends Decorated {
  readonly place: MemberPlace;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

/** Every method with a transactional decorator, by file and place. */
export function decoratedMembers(program: Program, own: OwnDecorators): readonly DecoratedMember[] {
  const found: DecoratedMember[] = [];
  for (const { path, declarations } of program.files) {
    for (const declaration of declarations) {
      for (const member of declaration.members) {
        if (member.scope === null) continue;
        const place = { unit: program.ownerOf(path, member.scope).unit, member: member.name };
        const [by] = member.decorators.flatMap((decorator) => transactionalBy(program, { path, decorator }, own) ?? []);
        if (by) found.push({ ...by, place, path, line: member.line, endLine: member.endLine });
      }
    }
  }
  return found;
}
