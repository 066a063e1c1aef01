import type { Confidence } from '../model/facts.js';
import type { Gap } from '../model/gap.js';
import type { UnitId } from '../model/ids.js';
import { entitiesOfMeaning } from './entities-of.js';
import { type CallKey, type CallPlace, callKey, type Seen, type Site, type Touch } from './site.js';
import { sqlTouches } from './sql-touches.js';
import type { Taken } from './take-step.js';
import type { World } from './world.js';
import { textOf } from './written.js';

/** An access before its entity has an id and its transaction a number. */
export interface RawAccess {
  readonly touch: Touch;
  readonly path: string;
  readonly index: number;
  readonly call: CallKey;
  readonly by: UnitId;
  readonly member: string | null;
  /** The call that opened the transaction that its handle belongs to. */
  readonly transaction: CallKey | null;
  /** See `Handle.marks`. */
  readonly marks: readonly CallKey[];
}

/** A call that starts or ends a transaction. */
export interface Boundary {
  readonly kind: 'opens' | 'begins' | 'ends';
  readonly path: string;
  readonly index: number;
  readonly by: UnitId;
  readonly member: string | null;
  readonly marks: readonly CallKey[];
  /** What runs while its function runs is in it, whatever handle it uses. */
  readonly ambient: boolean;
}

/** An access in a generic class, whose entity is only known where the class is extended or used with a type argument. */
export interface Template extends Pick<Touch, 'mode' | 'operation' | 'via'> {
  readonly by: UnitId;
  readonly member: string;
  /** What is said where no use of it is found. */
  readonly gap: Gap;
}

interface Place extends CallPlace {
  /** How sure it is that the receiver is what it is taken for. */
  readonly confidence: Confidence;
}

interface Reading {
  readonly accesses: readonly RawAccess[];
  readonly boundaries: readonly Boundary[];
  readonly gaps: readonly Gap[];
  readonly templates: readonly Template[];
}

/** What a call does that is the last step of its trail. */
export function readTaken(world: World, taken: Taken, place: Place): Reading {
  const { path, index, call, confidence } = place;
  const { marks, transaction } = taken.after;
  const { unit: by, member } = world.program.ownerOf(path, call.scope);
  const accesses: RawAccess[] = [];
  const gaps: Gap[] = [];
  const templates: Template[] = [];
  const site = siteOf(world, taken, place);
  for (const seen of seenAt(site, taken)) {
    if ('unseen' in seen) {
      const gap: Gap = { reason: 'dynamic-query', path, line: seen.line, detail: seen.unseen };
      if (seen.mode && member !== null && isGeneric(world, by)) templates.push({ mode: seen.mode, operation: site.operation, via: site.via, by, member, gap });
      else gaps.push(gap);
    } else {
      const touch = confidence === 'low' ? { ...seen, confidence } : seen;
      accesses.push({ touch, path, index, call: callKey(path, index), by, member, transaction, marks });
    }
  }
  const boundaries = boundariesOf(taken, { path, index, by, member, marks, ambient: taken.rule.callback === undefined });
  return { accesses, boundaries, gaps, templates };
}

/** Whether a unit is a class with type parameters. */
export function isGeneric({ program }: World, unit: UnitId): boolean {
  return (program.declaration(unit)?.fact.typeParameters.length ?? 0) > 0;
}

function siteOf(world: World, taken: Taken, { path, call }: Place): Site {
  const { program, catalogue } = world;
  const name = call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
  const operation = (taken.rule.does && taken.after.named) || name;
  return {
    program,
    catalogue,
    path,
    call,
    operation,
    entities: taken.entities,
    via: taken.after.layer.id,
    entitiesOf: (meaning) => entitiesOfMeaning(world, meaning),
  };
}

function* seenAt(site: Site, { rule, entities }: Taken): Iterable<Seen> {
  const { call, operation, via, program } = site;
  const text = `${textOf(program, { path: site.path, scope: call.scope, expression: call.callee })}()`;
  if (rule.does && entities.length === 0) yield { unseen: text, line: call.line, mode: rule.does };
  if (rule.does) for (const target of entities) yield { target, mode: rule.does, operation, line: call.line, confidence: 'certain', via };
  if (rule.also) yield* rule.also(site);
  const argument = rule.sql && call.arguments[rule.sql.argument];
  const touched = argument && sqlTouches(site, { path: site.path, scope: call.scope, expression: argument });
  if (touched) yield* touched;
  else if (rule.sql && !rule.sql.maybe) yield { unseen: text, line: call.line };
}

/** A second start within a transaction is a savepoint of the first. */
function boundariesOf({ rule, after }: Taken, boundary: Omit<Boundary, 'kind'>): readonly Boundary[] {
  const { transaction } = rule;
  if (!transaction || (transaction === 'opens' && after.transaction !== callKey(boundary.path, boundary.index))) return [];
  return [{ ...boundary, kind: transaction }];
}
