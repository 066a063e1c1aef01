import type { DataAccess, EntryPoint, OutsideCall, Reference, Transaction } from '../../src/model/facts.js';
import type { EntityId, TransactionId, UnitId } from '../../src/model/ids.js';
import type { SystemView } from '../../src/model/system-view.js';
import { viewOf } from '../judge/view-of.js';

/** `path#Unit.member`. */
export type MemberText = string;

export interface AccessText {
  readonly by: MemberText;
  readonly writes?: string;
  readonly reads?: string;
  readonly line: number;
  readonly operation?: string;
  readonly via?: string;
  readonly confidence?: DataAccess['confidence'];
  /** The transaction that holds it. */
  readonly in?: string;
  /** The transactions that are open and do not hold it. */
  readonly beside?: readonly string[];
}

/** A call outside the process; a Stripe charge where nothing else is said. */
export interface OutsideText extends Partial<Pick<OutsideCall, 'kind' | 'package' | 'operation' | 'changes' | 'confidence' | 'timeout' | 'client'>> {
  readonly by: MemberText;
  readonly line: number;
}

export interface TransactionsText {
  /** Entity name to the unit that declares it. */
  readonly entities: Readonly<Record<string, string>>;
  /** Id to its function; lines 10 to 20 of it. */
  readonly transactions: Readonly<Record<string, MemberText | readonly [MemberText, Transaction['kind']]>>;
  readonly accesses: readonly AccessText[];
  readonly calls?: readonly (readonly [from: MemberText, to: MemberText, line: number])[];
  readonly outside?: readonly OutsideText[];
  /** Where the outside world comes in: by HTTP, where no kind is given. */
  readonly entries?: readonly (MemberText | readonly [MemberText, EntryPoint['kind']])[];
  /** Lines of code that is only handed on there. */
  readonly deferred?: readonly (readonly [path: string, line: number, endLine: number])[];
}

/** A view with transactions, from a few words: the first folder of a path is its service. */
export function transactionView({ entities, transactions, accesses, calls = [], outside = [], deferred = [], entries = [] }: TransactionsText): SystemView {
  const members = [
    ...[...accesses, ...outside].map(({ by }) => by),
    ...Object.values(transactions).map((text) => memberOf(text)),
    ...calls.flatMap(([from, to]) => [from, to]),
    ...entries.map((text) => memberOf(text)),
  ];
  return viewOf({ entities, files: members.map((text) => text.slice(0, text.indexOf('#'))) }, (facts) => ({
    ...facts,
    transactions: Object.entries(transactions).map(toTransaction),
    accesses: accesses.map(toAccess),
    references: calls.map(toCall),
    outsideCalls: outside.map(toOutside),
    entryPoints: entries.map(toEntry),
    deferred: deferred.map(([path, line, endLine]) => ({ path, line, endLine })),
  }));
}

function memberOf(text: MemberText | readonly [MemberText, string]): MemberText {
  return typeof text === 'string' ? text : text[0];
}

function toTransaction([id, text]: readonly [string, MemberText | readonly [MemberText, Transaction['kind']]]): Transaction {
  const { unit, member, path } = taken(memberOf(text));
  return { id: id as TransactionId, kind: typeof text === 'string' ? 'callback' : text[1], path, line: 10, endLine: 20, by: unit, member };
}

function toAccess({ by, writes, reads, line, operation, via, confidence, beside, ...rest }: AccessText): DataAccess {
  const { unit, member, path } = taken(by);
  return {
    mode: writes === undefined ? 'read' : 'write',
    by: unit,
    member,
    entity: (writes ?? reads ?? '').toLowerCase() as EntityId,
    at: { path, line },
    via: via ?? 'typeorm',
    operation: operation ?? (writes === undefined ? 'find' : 'save'),
    transaction: (rest.in ?? null) as TransactionId | null,
    outsideOf: (beside ?? []) as readonly TransactionId[],
    confidence: confidence ?? 'certain',
  };
}

function toEntry(text: MemberText | readonly [MemberText, EntryPoint['kind']]): EntryPoint {
  const { unit, member, path } = taken(memberOf(text));
  return { kind: typeof text === 'string' ? 'http' : text[1], method: 'POST', route: '', at: { path, line: 1 }, unit, member };
}

function toOutside({ by, line, ...said }: OutsideText): OutsideCall {
  const { unit, member, path } = taken(by);
  const charge = { kind: 'payment', package: 'stripe', operation: 'charges.create', timeout: null, changes: true, confidence: 'certain' } as const;
  return { ...charge, inLoop: false, awaited: true, client: null, ...said, by: unit, member, at: { path, line } };
}

function toCall([from, to, line]: readonly [string, string, number]): Reference {
  const [caller, callee] = [taken(from), taken(to)];
  return {
    kind: 'call',
    from: caller.unit,
    to: callee.unit,
    fromMember: caller.member,
    toMember: callee.member,
    at: { path: caller.path, line },
    inLoop: false,
  };
}

function taken(text: MemberText): { readonly unit: UnitId; readonly member: string; readonly path: string } {
  const dot = text.lastIndexOf('.');
  return { unit: text.slice(0, dot) as UnitId, member: text.slice(dot + 1), path: text.slice(0, text.indexOf('#')) };
}
