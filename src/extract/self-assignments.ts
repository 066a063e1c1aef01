import type { FileDraft, SelfAssignment } from './draft.js';
import { addMember, memberOf, setValue } from './member-drafts.js';

/**
 * Turns `this.x = value` into the value of property x, or into a property where the class declares none.
 * A constructor's assignment comes before any other method's, and before the declaration's own value; another method's only fills what has none.
 */
export function settleSelfAssignments(file: FileDraft): void {
  const construction = file.selfAssignments.filter((assignment) => assignment.self.construction);
  const later = file.selfAssignments.filter((assignment) => !assignment.self.construction);
  for (const assignment of construction) settle(assignment, true);
  for (const assignment of later) settle(assignment, false);
  for (const assignment of later) noteSet(assignment, file);
}

/** Which method set it; a function in a method is the method's. */
function noteSet({ name, scope, self }: SelfAssignment, { scopes }: FileDraft): void {
  const index = scopes[scope]?.member ?? null;
  for (const { index: at, draft } of self.owner.members.values()) {
    if (at === index && !draft.sets?.includes(name)) draft.sets = [...(draft.sets ?? []), name];
  }
}

function settle(assignment: SelfAssignment, fills: boolean): void {
  const { line, name, scope, self, value } = assignment;
  const { draft } = self.owner;
  if (draft.kind !== 'class' && !isOldStyleClass(assignment)) return;
  const known = memberOf(self.owner, name, self.static);
  if (known !== null && (known.kind !== 'property' || (!fills && known.initialiser !== null))) return;
  const start = { name, kind: 'property', static: self.static, line, endLine: line } as const;
  setValue(known ?? addMember(self.owner, start).draft, value, scope);
}

/** A function is a constructor where methods were put on its prototype; in any other function `this` is the caller's affair. */
function isOldStyleClass(assignment: SelfAssignment): boolean {
  const { draft, members } = assignment.self.owner;
  if (draft.kind !== 'function') return false;
  for (const member of members.values()) if (!member.draft.static) return true;
  return false;
}
