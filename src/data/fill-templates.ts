import type { Gap } from '../model/gap.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import { entitiesOfMeaning } from './entities-of.js';
import type { CallReadings } from './read-calls.js';
import { isGeneric, type RawAccess, type Template } from './read-taken.js';
import { type CallPlace, callKey } from './site.js';
import type { World } from './world.js';

/** Generic methods that call generic methods are followed this far. */
const MAX_ROUNDS = 5;

/**
 * Puts the accesses of generic classes where their methods are called: `users.list()` on a `UserService extends BaseService<User>` is a read of users
 * by the caller, if `BaseService<T>.list` reads. Inferred. A method that nobody calls with a known entity stays a gap.
 */
export function fillTemplates(world: World, readings: CallReadings): CallReadings {
  const accesses: RawAccess[] = [...readings.accesses];
  const known = new Set<Gap>();
  let open = readings.templates;
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    const found = usesOf(world, open);
    accesses.push(...found.flatMap(({ filled }) => filled));
    for (const { template, filled } of found) if (filled.length > 0) known.add(template.gap);
    open = found.flatMap(({ passedOn }) => passedOn ?? []);
  }
  const unknown = readings.templates.map(({ gap }) => gap).filter((gap) => !known.has(gap));
  return { ...readings, accesses, gaps: [...readings.gaps, ...unknown] };
}

/** A call of a template's method: the accesses it comes to, or the template that the calling generic method is in turn. */
interface Use {
  readonly template: Template;
  readonly filled: readonly RawAccess[];
  readonly passedOn: Template | null;
}

function usesOf(world: World, templates: readonly Template[]): readonly Use[] {
  const byMember = new Map<string, Template[]>();
  for (const template of templates) byMember.set(template.member, [...(byMember.get(template.member) ?? []), template]);
  return world.program.files.flatMap(({ path, calls }) =>
    calls.flatMap((call, index) => {
      const called = call.kind === 'call' && call.callee.kind === 'member' ? byMember.get(call.callee.name) : undefined;
      const receiver = called && world.program.receiverOf(path, index);
      return receiver?.kind === 'instance' ? (called ?? []).flatMap((template) => useOf(world, template, { receiver, path, index, call }) ?? []) : [];
    }),
  );
}

interface Receiving extends CallPlace {
  readonly receiver: Meaning & { readonly kind: 'instance' };
}

function useOf(world: World, template: Template, { receiver, path, index, call }: Receiving): Use | null {
  const owner = declaring(world, receiver, template.member);
  if (owner?.unit !== template.by) return null;
  const { unit: by, member } = world.program.ownerOf(path, call.scope);
  const { mode, operation, via } = template;
  const filled = owner.args
    .flatMap((arg) => entitiesOfMeaning(world, arg))
    .map((target): RawAccess => {
      const touch = { target, mode, operation, line: call.line, confidence: 'inferred', via } as const;
      return { touch, path, index, call: callKey(path, index), by, member, transaction: null, marks: [] };
    });
  if (filled.length > 0) return { template, filled, passedOn: null };
  return member !== null && isGeneric(world, by) ? { template, filled, passedOn: { ...template, by, member } } : null;
}

/** The class that a method comes from, nearest first, with the type arguments it is extended with. */
function declaring(world: World, receiver: Receiving['receiver'], member: string): { readonly unit: UnitId; readonly args: readonly Meaning[] } | null {
  for (const base of world.program.basesOf(receiver.unit)) {
    if (base.kind !== 'instance') return null;
    const declares = world.program.declaration(base.unit)?.fact.members.some(({ name }) => name === member);
    if (declares) return base.unit === receiver.unit ? receiver : base;
  }
  return null;
}
