import type { Expression } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import { handedFrom } from './handed-to-super.js';
import { type ParameterKey, parameterKey } from './root-parameter.js';
import type { FunctionPlace } from './work.js';
import type { Written } from './written-place.js';

/** Stands for the object that a method is called on, among the method's parameters. */
const RECEIVER = -1;

/** Identity of the object that a method is called on. */
export function receiverKey({ path, scope }: FunctionPlace): ParameterKey {
  return parameterKey({ path, scope, index: RECEIVER });
}

/** The method whose caller says what `this.table` is; null outside methods. */
export function methodAround(program: Program, path: string, scope: number): FunctionPlace | null {
  const file = program.file(path);
  let current: number | null = scope;
  while (current !== null && file) {
    const fact: (typeof file.scopes)[number] | undefined = file.scopes[current];
    const member = fact?.declaration == null || fact.member === null ? undefined : file.declarations[fact.declaration]?.members[fact.member];
    if (member?.scope === current) return { path, scope: current };
    current = fact?.parent ?? null;
  }
  return null;
}

/** What `this.name` is for that receiver: a property or getter of its class or of one it extends, or what its class hands to `super()`; null where it is none of these. */
export function memberOfReceiver(program: Program, receiver: Written, name: string): Written | null {
  const meaning = program.meaningOf(receiver.path, receiver.scope, receiver.expression);
  if (meaning?.kind !== 'instance') return null;
  const expression: Expression = { kind: 'member', object: { kind: 'this' }, name };
  const held = heldBy(program, meaning.unit, name) ?? handedFrom(program, { path: receiver.path, scope: receiver.scope, expression }, meaning.unit);
  // `this.list()` in a method of the base class: its own caller says it.
  return held ?? (receiver.expression.kind === 'this' ? { path: receiver.path, scope: receiver.scope, expression } : null);
}

function heldBy(program: Program, unit: UnitId, name: string): Written | null {
  for (const base of program.basesOf(unit)) {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const member = declared?.fact.members.find((candidate) => candidate.name === name && !candidate.static);
    const [returned] = member?.kind === 'accessor' && member.scope !== null ? (program.file(declared?.path ?? '')?.scopes[member.scope]?.returns ?? []) : [];
    if (declared && member && returned && member.scope !== null) return { path: declared.path, scope: member.scope, expression: returned };
    if (declared && member?.initialiser && member.initialiser.kind !== 'name') {
      return { path: declared.path, scope: member.initialiserScope, expression: member.initialiser };
    }
  }
  return null;
}
