import type { CallFact } from '../model/file-facts.js';
import type { Gap } from '../model/gap.js';
import type { Meaning, Trail } from '../model/program.js';
import type { LayerNames } from './layer-names.js';
import { type Boundary, type RawAccess, readTaken, type Template } from './read-taken.js';
import type { CallPlace } from './site.js';
import type { Taken } from './take-step.js';
import { layerOf, walkTrail } from './trails.js';
import { guessedStep, isNamedLikeHandle } from './unknown-receivers.js';
import type { Handle, World } from './world.js';
import { textOf } from './written.js';

/** What the calls of all files say of data, in order of path and call. */
export interface CallReadings {
  readonly accesses: readonly RawAccess[];
  readonly boundaries: readonly Boundary[];
  readonly gaps: readonly Gap[];
  readonly templates: readonly Template[];
}

/** Reads every call with a name that acts in one of the layers: what it reads and writes, which transaction it starts or ends, and what of it stays unknown. */
export function readCalls(world: World, names: LayerNames): CallReadings {
  const accesses: RawAccess[] = [];
  const boundaries: Boundary[] = [];
  const gaps: Gap[] = [];
  const templates: Template[] = [];
  for (const { path, calls } of world.program.files) {
    for (const [index, call] of calls.entries()) {
      if (call.kind === 'new' || !names.acting.has(calledName(call))) continue;
      const reading = readCall(world, { path, index, call }, names);
      accesses.push(...(reading?.accesses ?? []));
      boundaries.push(...(reading?.boundaries ?? []));
      gaps.push(...(reading?.gaps ?? []));
      templates.push(...(reading?.templates ?? []));
    }
  }
  return { accesses, boundaries, gaps, templates };
}

/** `find` for `repo.find()` and `find()`; '' where what is called has no name. */
export function calledName({ callee }: CallFact): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

function readCall(world: World, place: CallPlace, names: LayerNames): CallReadings | null {
  const meaning = calleeMeaning(world, place);
  if (meaning?.kind === 'external' && layerOf(world.layers, meaning.trail)) return readKnown(world, place, meaning.trail);
  if (place.call.callee.kind !== 'member' || !isUnknown(meaning)) return null;
  if (isUnknownElement(world, place)) return onlyGap(world, place, 'dynamic-query');
  const guessed = guessedStep(world, place);
  if (guessed) return readTaken(world, guessed, { ...place, confidence: 'low' });
  return names.missed.has(calledName(place.call)) && isNamedLikeHandle(world, place) ? onlyGap(world, place, 'unresolved-receiver') : null;
}

/** Nothing is known of it, or only that it comes from a package that is no data layer's, perhaps by an alias that leads nowhere. */
function isUnknown(meaning: Meaning | null): boolean {
  return meaning === null || (meaning.kind === 'external' && meaning.trail.module !== '');
}

/** What the callee hangs on: the receiver of a method, the function itself otherwise. */
function calleeMeaning({ program }: World, { path, index, call }: CallPlace): Meaning | null {
  return call.callee.kind === 'member' ? program.receiverOf(path, index) : program.meaningOf(path, call.scope, call.callee);
}

function readKnown(world: World, place: CallPlace, trail: Trail): CallReadings | null {
  const { path, index, call } = place;
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  const taken: Taken | null = walkTrail(world, { ...trail, steps: [...trail.steps, { kind: 'call', name, path, call: index }] })?.taken ?? null;
  if (taken) return readTaken(world, taken, { ...place, confidence: 'certain' });
  return endsInUnknownMember(world, trail) ? onlyGap(world, place, 'dynamic-query') : null;
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

function onlyGap({ program }: World, { path, call }: CallPlace, reason: Gap['reason']): CallReadings {
  const detail = `${textOf(program, { path, scope: call.scope, expression: call.callee })}()`;
  return { accesses: [], boundaries: [], gaps: [{ reason, path, line: call.line, detail }], templates: [] };
}
