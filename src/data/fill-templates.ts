import type { Gap } from '../model/gap.js';
import type { UnitId } from '../model/ids.js';
import type { KnownEntity } from './catalogue.js';
import type { CallReadings } from './read-calls.js';
import { handedAnywhere, type HandedIn } from './handed-in.js';
import { isGeneric, type RawAccess, type Template } from './read-taken.js';
import { type CallPlace, callKey } from './site.js';
import { type Receiving, templateEntities } from './template-entities.js';
import type { World } from './world.js';

/** Generic methods that call generic methods are followed this far. */
const MAX_ROUNDS = 5;
/** The call index of an access that no call of the class makes. */
const NO_CALL = -1;

/**
 * Puts the accesses of generic classes where their methods are called: `users.list()` on a `UserService extends BaseService<User>` is a read of users
 * by the caller, if `BaseService<T>.list` reads. Inferred. A method that nobody calls with a known entity stays a gap.
 */
export function fillTemplates(world: World, readings: CallReadings): CallReadings {
  const accesses: RawAccess[] = [...readings.accesses];
  const known = new Set<Gap>();
  let open = readings.templates;
  const all = [...open];
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    const found = usesOf(world, open);
    accesses.push(...found.flatMap(({ filled }) => filled));
    for (const { template, filled } of found) if (filled.length > 0) known.add(template.gap);
    open = found.flatMap(({ passedOn }) => passedOn ?? []);
    all.push(...open);
  }
  for (const { template, filled } of inherited(world, all)) {
    known.add(template.gap);
    accesses.push(...filled);
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
      const receivers = called ? receiversAt(world, { path, index }) : [];
      return receivers.flatMap((receiver) => (called ?? []).flatMap((template) => useOf(world, template, { receiver, path, index, call }) ?? []));
    }),
  );
}

/** What a method is called on: an object of a class, a class itself (`Order.createWith()`), or what a layer gives of an entity with a class. */
function receiversAt(world: World, { path, index }: { readonly path: string; readonly index: number }): readonly Receiving[] {
  const receiver = world.program.receiverOf(path, index);
  if (receiver?.kind === 'instance') return [receiver];
  if (receiver?.kind === 'declared') return [{ kind: 'instance', unit: receiver.unit, args: [] }];
  const entities = receiver?.kind === 'external' ? (world.handleOf(receiver.trail)?.entities ?? []) : [];
  return entities.flatMap(({ unit }) => (unit === null ? [] : [{ kind: 'instance', unit, args: [] }]));
}

function useOf(world: World, template: Template, { receiver, path, index, call }: CallPlace & { readonly receiver: Receiving }): Use | null {
  if (declaring(world, receiver, template.member) !== template.by) return null;
  const { unit: by, member } = world.program.ownerOf(path, call.scope);
  const entities = templateEntities(world, receiver, template.by);
  const filled = entities.map((target) =>
    accessOf(template, target, { path, index, line: call.line, by, member, handed: handedAnywhere(world, { path, index }) }),
  );
  if (filled.length > 0) return { template, filled, passedOn: null };
  return member !== null && isGeneric(world, by) ? { template, filled, passedOn: { ...template, by, member } } : null;
}

function accessOf(
  { mode, operation, via }: Template,
  target: KnownEntity,
  { path, index, line, by, member, handed }: Pick<RawAccess, 'path' | 'index' | 'by' | 'member'> & { readonly line: number; readonly handed: HandedIn | null },
): RawAccess {
  const touch = { target, mode, operation, line, confidence: 'inferred', via } as const;
  return {
    touch,
    path,
    index,
    call: callKey(path, index),
    by,
    member,
    transaction: handed?.transaction ?? null,
    marks: handed?.marks ?? [],
    within: handed?.within ?? [],
    hosted: false,
    deferred: false,
  };
}

/** Methods that a framework calls (they bear decorators) run on every class that inherits them; the class is the place. */
function inherited(world: World, templates: readonly Template[]): readonly Use[] {
  const run = templates.filter(({ by, member }) =>
    world.program.declaration(by)?.fact.members.some(({ name, decorators }) => name === member && decorators.length > 0),
  );
  if (run.length === 0) return [];
  return world.program.units.flatMap(({ id, kind, path, line }) => {
    if (kind !== 'class') return [];
    const receiver = { kind: 'instance', unit: id, args: [] } as const;
    return run.flatMap((template) => {
      if (id === template.by || declaring(world, receiver, template.member) !== template.by) return [];
      const place = { path, index: NO_CALL, line, by: id, member: template.member, handed: null };
      const filled = templateEntities(world, receiver, template.by).map((target) => accessOf(template, target, place));
      return filled.length > 0 ? [{ template, filled, passedOn: null }] : [];
    });
  });
}

/** The class that a method comes from, nearest first. */
function declaring(world: World, receiver: Receiving, member: string): UnitId | null {
  for (const base of world.program.basesOf(receiver.unit)) {
    if (base.kind !== 'instance') return null;
    if (world.program.declaration(base.unit)?.fact.members.some(({ name }) => name === member)) return base.unit;
  }
  return null;
}
