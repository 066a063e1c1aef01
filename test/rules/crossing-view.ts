import type { CallRun, DataAccess, EntryPoint, Facts, OutsideCall, Reference, UnitKind } from '../../src/model/facts.js';
import type { EntityId, UnitId } from '../../src/model/ids.js';
import type { SystemView } from '../../src/model/system-view.js';
import { viewOf } from '../judge/view-of.js';

/** `path#Unit.member`; the first folder of the path is the service. */
export type MemberText = string;

/** A call on a line; how it runs where it is repeated or waited for. */
export type CallText = readonly [from: MemberText, to: MemberText, line: number, run?: Partial<CallRun> | undefined];

export interface CrossingsText {
  readonly calls: readonly CallText[];
  /** Who reads and writes an entity; `save` where no operation is given. */
  readonly reads?: readonly MemberText[];
  readonly writes?: readonly (MemberText | readonly [by: MemberText, operation: string])[];
  /** Who writes, and so owns, an entity of their own: `['orders/orders.ts#Orders.place', 'Order']`. */
  readonly owns?: readonly (readonly [by: MemberText, entity: string])[];
  /** Who sends something out of the process. */
  readonly sends?: readonly MemberText[];
  /** Who takes requests, `GET /` each; or another kind of entry point. */
  readonly entries?: readonly (MemberText | readonly [MemberText, EntryPoint['kind'], string])[];
  /** Pairs of units: who extends or implements whom. */
  readonly extend?: readonly (readonly [UnitText, UnitText])[];
  readonly kinds?: Readonly<Record<string, UnitKind>>;
}

/** `path#Unit`. */
type UnitText = string;

/** A view with calls between services, from a few words. */
export function crossingView(text: CrossingsText, change: (facts: Facts) => Facts = (facts) => facts): SystemView {
  const { calls, reads = [], writes = [], owns = [], sends = [], entries = [], extend = [], kinds = {} } = text;
  const units = [...calls.flatMap(([from, to]) => [from, to]), ...reads, ...writes.map(first), ...owns.map(first), ...sends, ...entries.map(first)].map(
    (member) => taken(member).unit,
  );
  const pairs = [...units, ...extend.flat()].map((unit) => [unit, unit] as const);
  const entities = Object.fromEntries(owns.map(([, entity]) => [entity, 'thing.ts#Thing']));
  return viewOf({ calls: pairs, entities: { Thing: 'thing.ts#Thing', ...entities } }, (facts) =>
    change({
      ...facts,
      units: facts.units.map((unit) => ({ ...unit, kind: kinds[unit.id] ?? unit.kind })),
      references: [...calls.map(toCall), ...extend.map(([from, to]) => toReference('extend', [from, to, 1]))],
      accesses: [
        ...reads.map((by) => toAccess('read', by, 'find')),
        ...writes.map((write) => toAccess('write', ...(typeof write === 'string' ? ([write, 'save'] as const) : write))),
        ...owns.map(([by, entity]) => ({ ...toAccess('write', by, 'save'), entity: entity.toLowerCase() as EntityId })),
      ],
      outsideCalls: sends.map(toOutside),
      entryPoints: entries.map(toEntry),
    }),
  );
}

function first(text: MemberText | readonly [MemberText, ...string[]]): MemberText {
  return typeof text === 'string' ? text : text[0];
}

function toReference(kind: Reference['kind'], [from, to, line]: readonly [string, string, number]): Reference {
  const [a, b] = [taken(from), taken(to)];
  return { kind, from: a.unit, to: b.unit, fromMember: a.member, toMember: b.member, at: { path: a.path, line }, inLoop: false };
}

function toCall([from, to, line, run]: CallText): Reference {
  const whole: CallRun | undefined = run && { awaited: false, later: false, repeated: 'no', parallel: false, way: '', ...run };
  return { ...toReference('call', [from, to, line]), inLoop: whole !== undefined && whole.repeated !== 'no', ...(whole && { run: whole }) };
}

function toAccess(mode: DataAccess['mode'], text: MemberText, operation: string): DataAccess {
  const { unit, member, path } = taken(text);
  const entity = 'thing' as EntityId;
  return { mode, by: unit, member, entity, at: { path, line: 90 }, via: 'typeorm', operation, transaction: null, outsideOf: [], confidence: 'certain' };
}

function toOutside(text: MemberText): OutsideCall {
  const { unit, member, path } = taken(text);
  const mail = { kind: 'mail', package: 'nodemailer', operation: 'sendMail', client: null, timeout: null, changes: true, confidence: 'certain' } as const;
  return { ...mail, by: unit, member, at: { path, line: 91 }, inLoop: false, awaited: true };
}

function toEntry(text: MemberText | readonly [MemberText, EntryPoint['kind'], string]): EntryPoint {
  const { unit, member, path } = taken(first(text));
  const [, kind, route] = typeof text === 'string' ? [text, 'http' as const, '/'] : text;
  return { kind, method: kind === 'http' ? 'GET' : '', route, at: { path, line: 5 }, unit, member };
}

function taken(text: string): { readonly unit: UnitId; readonly member: string | null; readonly path: string } {
  const hash = text.indexOf('#');
  const dot = text.indexOf('.', hash);
  return { unit: (dot < 0 ? text : text.slice(0, dot)) as UnitId, member: dot < 0 ? null : text.slice(dot + 1), path: text.slice(0, hash) };
}
