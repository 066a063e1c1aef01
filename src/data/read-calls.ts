import type { Gap } from '../model/gap.js';
import type { Meaning, Trail } from '../model/program.js';
import { calledName } from './call-chain.js';
import { guessedStep } from './guessed-handles.js';
import { followedStep } from './followed-handles.js';
import { withLate } from './late-transactions.js';
import { type LayerNames, viaMissed } from './layer-names.js';
import { type Boundary, type PassedSql, type RawAccess, type Reading, readTaken, type Template } from './read-taken.js';
import type { CallKey, CallPlace } from './site.js';
import { registeredStep } from './registered-models.js';
import type { Taken } from './take-step.js';
import { isDataTrail, walkTrail } from './trails.js';
import { guessedSql, isNamedLikeHandle } from './unknown-receivers.js';
import { recordStep } from './typed-records.js';
import type { Handle, World } from './world.js';
import { textOf } from './written.js';

/** What the calls of all files say of data, in order of path and call. */
export interface CallReadings {
  readonly accesses: readonly RawAccess[];
  readonly boundaries: readonly Boundary[];
  readonly gaps: readonly Gap[];
  readonly templates: readonly Template[];
  readonly passed: readonly PassedSql[];
}

/** Reads every call with a name that acts in one of the layers: what it reads and writes, which transaction it starts or ends, and what of it stays unknown. */
export function readCalls(world: World, names: LayerNames): CallReadings {
  const readings = world.program.files.flatMap(({ path, calls }) =>
    calls.flatMap((call, index) => {
      const mayAct = call.kind !== 'new' && (names.direct || names.acting.has(calledName(call)));
      return (mayAct && readCall(world, { path, index, call }, names)) || [];
    }),
  );
  const standing = withoutWritten(readings);
  return {
    accesses: withLate(
      standing.flatMap(({ accesses }) => accesses),
      standing.flatMap(({ late }) => late ?? []),
    ),
    boundaries: standing.flatMap(({ boundaries }) => boundaries),
    gaps: standing.flatMap(({ gaps }) => gaps),
    templates: standing.flatMap(({ templates }) => templates),
    passed: standing.flatMap(({ passed }) => passed),
  };
}

/** Without the reads of chains that turn out to write. */
function withoutWritten(readings: readonly Reading[]): readonly Reading[] {
  const written = new Set<CallKey>();
  for (const { writes } of readings) for (const mark of writes) written.add(mark);
  return readings.filter(({ provisional }) => provisional === null || !written.has(provisional));
}

function readCall(world: World, place: CallPlace, names: LayerNames): Reading | null {
  const { path, index, call } = place;
  const isMethod = call.callee.kind === 'member';
  const itself = isMethod && !names.direct ? null : world.program.meaningOf(path, call.scope, call.callee);
  const meaning = isMethod ? world.program.receiverOf(path, index) : itself;
  if (isLayers(world, meaning)) return readKnown(world, place, { trail: meaning.trail, name: isMethod ? calledName(call) : '' });
  if (isMethod && isLayers(world, itself)) return readKnown(world, place, { trail: itself.trail, name: '' });
  return isMethod && names.acting.has(calledName(call)) ? readUnlinked(world, { place, meaning }, names) : null;
}

/** A method whose receiver is no layer's as far as linking goes: other ways to know it, then what it looks like. */
function readUnlinked(world: World, { place, meaning }: { readonly place: CallPlace; readonly meaning: Meaning | null }, names: LayerNames): Reading | null {
  const record = meaning?.kind === 'instance' ? recordStep(world, place, meaning.unit) : null;
  if (record) return readTaken(world, record, { ...place, confidence: 'certain' });
  const followed = isFollowed(meaning) ? followedStep(world, place) : null;
  if (followed) return readTaken(world, followed, { ...place, confidence: 'certain' });
  const registered = registeredStep(world, place);
  if (registered) return readTaken(world, registered.taken, { ...place, confidence: registered.byName ? 'low' : 'certain' });
  if (!isUnknown(meaning)) return null;
  if (isUnknownElement(world, place)) return onlyGap(world, place, 'dynamic-query');
  const guessed = guessedStep(world, place) ?? (meaning === null || isOwnExports(meaning) ? guessedSql(world, place) : null);
  if (guessed) return readTaken(world, guessed, { ...place, confidence: 'low' });
  return isMissed(world, place, names) ? onlyGap(world, place, 'unresolved-receiver') : null;
}

/** It looks like an access; the first call of a chain that does stands for the chain. */
function isMissed(world: World, place: CallPlace, { missed }: LayerNames): boolean {
  const { callee } = place.call;
  const before = callee.kind === 'member' && callee.object.kind === 'call' ? world.program.file(place.path)?.calls[callee.object.call] : undefined;
  return missed.has(calledName(place.call)) && isNamedLikeHandle(world, place) && !(before && missed.has(calledName(before)));
}

/** Nothing is known of it, or only that it comes from a package that is no data layer's, perhaps by an alias that leads nowhere. */
function isUnknown(meaning: Meaning | null): boolean {
  return meaning === null || (meaning.kind === 'external' && (meaning.trail.module !== '' || isOwnExports(meaning)));
}

/** `module.exports`, or what a file is handed of another's: filled when the program runs, so that linking ends at its name. */
function isOwnExports(meaning: Meaning): boolean {
  return meaning.kind === 'external' && meaning.trail.module === '' && meaning.trail.name === 'module';
}

/** As `isUnknown`, and globals: an imported name that its module does not export looks like one. */
function isFollowed(meaning: Meaning | null): boolean {
  return meaning === null || meaning.kind === 'external';
}

function isLayers(world: World, meaning: Meaning | null): meaning is Meaning & { readonly kind: 'external' } {
  return meaning?.kind === 'external' && isDataTrail(world, meaning.trail);
}

/** The step of that name from what the trail leads to; '' calls the thing itself. */
function readKnown(world: World, place: CallPlace, { trail, name }: { readonly trail: Trail; readonly name: string }): Reading | null {
  const { path, index } = place;
  const taken: Taken | null = walkTrail(world, { ...trail, steps: [...trail.steps, { kind: 'call', name, path, call: index }] })?.taken ?? null;
  // A model that says itself how it is asked (`static query() { return super.query() }`) loses who it is on the way; its own call says nothing.
  if (taken && isOnSuper(place) && taken.after.layer.registered !== undefined) return null;
  const registered = taken?.entities.length === 0 ? registeredStep(world, place) : null;
  if (taken) return readTaken(world, registered?.taken ?? taken, { ...place, confidence: registered?.byName ? 'low' : 'certain' });
  return endsInUnknownMember(world, trail) ? onlyGap(world, place, 'dynamic-query') : null;
}

function isOnSuper({ call: { callee } }: CallPlace): boolean {
  return callee.kind === 'member' && callee.object.kind === 'super';
}

/** `const delegate = prisma[model]`: a handle's member that is only known when the program runs, where members are entities. */
function endsInUnknownMember(world: World, trail: Trail): boolean {
  const last = trail.steps.at(-1);
  return last?.kind === 'member' && last.name === '*' && hasEntityMembers(world.handleOf({ ...trail, steps: trail.steps.slice(0, -1) }));
}

/** `this.prisma[model]` on a client class of the repository. */
function isUnknownElement(world: World, { path, call }: CallPlace): boolean {
  const object = call.callee.kind === 'member' ? call.callee.object : call.callee;
  if (object.kind !== 'element' || object.index.kind === 'literal') return false;
  const owner = world.program.meaningOf(path, call.scope, object.object);
  const base = owner?.kind === 'instance' ? world.program.basesOf(owner.unit).at(-1) : owner;
  return base?.kind === 'external' && hasEntityMembers(world.handleOf(base.trail));
}

function hasEntityMembers(handle: Handle | null): boolean {
  const members = handle?.kind == null ? undefined : handle.layer.handles[handle.kind]?.members;
  return members?.entity?.from === 'name';
}

function onlyGap({ program, layers }: World, { path, call }: CallPlace, reason: Gap['reason']): Reading {
  const detail = `${textOf(program, { path, scope: call.scope, expression: call.callee })}()`;
  const via = viaMissed(layers, { name: calledName(call), written: detail });
  const gap: Gap = { reason, path, line: call.line, detail, ...(via !== null && { via }) };
  return { accesses: [], boundaries: [], gaps: [gap], templates: [], passed: [], provisional: null, writes: [], late: null };
}
