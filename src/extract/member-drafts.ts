import type { Expression, MemberFact } from '../model/file-facts.js';
import { NONE } from './compact.js';
import type { Declared, MemberDraft, MemberSlot } from './draft.js';

/** What a member is called, and the lines it takes. */
export type MemberStart = Pick<MemberFact, 'name' | 'kind' | 'static' | 'line' | 'endLine'>;

/** Adds a member to a declaration, or finds the one it continues: an overload, the other accessor, a property written twice. */
export function addMember(owner: Declared, start: MemberStart): MemberSlot {
  const key = memberKey(start);
  const known = owner.members.get(key);
  if (known !== undefined) {
    known.draft.endLine = Math.max(known.draft.endLine, start.endLine);
    return known;
  }
  const slot = { index: owner.members.size, draft: blankMember(start) };
  owner.members.set(key, slot);
  return slot;
}

/** The member of that name, null where there is none. */
export function memberOf(owner: Declared, name: string, isStatic: boolean): MemberDraft | null {
  return owner.members.get(memberKey({ name, static: isStatic }))?.draft ?? null;
}

/** Sets what a property holds, read in that scope, unless it is known already; a function is the member's own body. */
export function setValue(draft: MemberDraft, value: Expression, scope: number): void {
  if (draft.initialiser !== null) return;
  draft.initialiser = value;
  draft.initialiserScope = scope;
  if (value.kind === 'function') draft.scope ??= value.scope;
}

function memberKey(member: Pick<MemberFact, 'name' | 'static'>): string {
  return member.static ? `static ${member.name}` : member.name;
}

function blankMember(start: MemberStart): MemberDraft {
  return {
    name: start.name,
    kind: start.kind,
    static: start.static,
    visibility: 'public',
    decorators: NONE,
    type: null,
    initialiser: null,
    initialiserScope: 0,
    scope: null,
    parameterProperty: false,
    line: start.line,
    endLine: start.endLine,
  };
}
