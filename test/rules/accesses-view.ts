import type { DataAccess, Facts, Reference } from '../../src/model/facts.js';
import type { EntityId, TransactionId, UnitId } from '../../src/model/ids.js';
import type { SystemView } from '../../src/model/system-view.js';
import { viewOf } from '../judge/view-of.js';

export interface AccessText extends Partial<Pick<DataAccess, 'operation' | 'confidence' | 'columns' | 'reach'>> {
  /** `path#Unit.member`, or `path#function`. */
  readonly by: string;
  readonly writes?: string;
  readonly reads?: string;
  /** Its place in the list where absent. */
  readonly line?: number;
  /** Entity name. */
  readonly joinedFrom?: string;
  /** The transaction that holds it. */
  readonly in?: string;
}

export interface AccessesText {
  /** Entity name to the unit that declares it. */
  readonly entities: Readonly<Record<string, string>>;
  readonly accesses: readonly AccessText[];
  readonly calls?: readonly (readonly [from: string, to: string, line: number])[];
  readonly change?: (facts: Facts) => Facts;
}

/** A view with accesses, from a few words: the first folder of a path is its service. */
export function accessesView({ entities, accesses, calls = [], change = (facts) => facts }: AccessesText): SystemView {
  const files = accesses.map(({ by }) => by.slice(0, by.indexOf('#')));
  return viewOf({ entities, files }, (facts) => change({ ...facts, accesses: accesses.map(toAccess), references: calls.map(toCall) }));
}

function toAccess({ by, writes, reads, line, joinedFrom, in: transaction, ...given }: AccessText, index: number): DataAccess {
  const { unit, member, path } = taken(by);
  return {
    mode: writes === undefined ? 'read' : 'write',
    by: unit,
    member,
    entity: idOf(writes ?? reads ?? ''),
    at: { path, line: line ?? index + 1 },
    via: 'typeorm',
    operation: writes === undefined ? 'find' : 'save',
    transaction: (transaction ?? null) as TransactionId | null,
    outsideOf: [],
    confidence: 'certain',
    ...(joinedFrom && { joinedFrom: idOf(joinedFrom) }),
    ...given,
  };
}

function toCall([from, to, line]: readonly [string, string, number]): Reference {
  const [caller, callee] = [taken(from), taken(to)];
  const places = { from: caller.unit, to: callee.unit, fromMember: caller.member, toMember: callee.member };
  return { kind: 'call', ...places, at: { path: caller.path, line }, inLoop: false };
}

function idOf(name: string): EntityId {
  return name.toLowerCase() as EntityId;
}

function taken(text: string): { readonly unit: UnitId; readonly member: string | null; readonly path: string } {
  const hash = text.indexOf('#');
  const [name = '', member = null] = text.slice(hash + 1).split('.');
  const path = text.slice(0, hash);
  return { unit: `${path}#${name}` as UnitId, member, path };
}
