import type { DataAccess, Transaction } from './facts.js';
import type { Evidence } from './rule.js';
import type { ServiceId } from './ids.js';
import type { SystemView } from './system-view.js';
import { count, listed, unitName } from './wording.js';

/** How a transaction is made, to stand in brackets: `one transaction (callback)`. */
export const TRANSACTION_KINDS = {
  callback: 'callback',
  array: 'list of operations',
  manual: 'begun by hand',
  decorator: 'decorator',
  implicit: 'one call',
} satisfies Record<Transaction['kind'], string>;

/** More services than these are counted. */
const MOST_SERVICES = 3;

/** Entities named of each, so that the sentence stays within three lines: of many services fewer. */
const MOST_ENTITIES = { few: 3, many: 2 } as const;

/** The entities of accesses by the service that owns them, in the order of the accesses: `orders (Order, OrderLine), payments (Payment)`. */
export function entitiesByOwner(accesses: readonly DataAccess[], view: SystemView): string {
  const byOwner = new Map<string, Set<string>>();
  for (const { entity } of accesses) {
    const owner = view.ownerOf(entity);
    const key = owner === null ? 'no service' : view.nameOf(owner);
    byOwner.set(key, (byOwner.get(key) ?? new Set()).add(view.entity(entity)?.name ?? entity));
  }
  const most = byOwner.size < MOST_SERVICES ? MOST_ENTITIES.few : MOST_ENTITIES.many;
  const parts = Array.from(byOwner, ([owner, names]) => `${owner} (${shortened([...names], most)})`);
  const rest = parts.length - MOST_SERVICES;
  return [...parts.slice(0, MOST_SERVICES), ...(rest > 0 ? [count(rest, 'more service')] : [])].join(', ');
}

/** The first of them, and how many others; a single other one is named. */
function shortened(names: readonly string[], most: number): string {
  return names.length <= most + 1 ? names.join(', ') : [...names.slice(0, most), `${names.length - most} more`].join(', ');
}

/** An access as evidence: `writes Order of orders: CheckoutService.checkout calls save`. */
export function accessEvidence({ mode, by, member, at, operation, entity, confidence }: DataAccess, view: SystemView): Evidence {
  const owner = view.ownerOf(entity);
  const whose = owner === null ? 'of no service' : `of ${view.nameOf(owner)}`;
  const guess = confidence === 'low' ? ', by its name only' : '';
  return { ...at, endLine: at.line, note: `${mode}s ${view.entity(entity)?.name ?? entity} ${whose}: ${unitName(by, member)} calls ${operation}${guess}` };
}

/** What identifies a transaction when lines move: its function, its kind, and which of several alike in that function it is, from 1. */
export function transactionKey({ id, by, member, kind }: Transaction, view: SystemView): string {
  const alike = view.facts.transactions.filter((other) => other.by === by && other.member === member && other.kind === kind);
  return [by, member ?? '', kind, alike.findIndex((other) => other.id === id) + 1].join('\0');
}

/** The services that it ties × the entry points that lead to it, at least one: a transaction that nobody is seen to begin is not worth nothing. */
export function transactionWeight({ by, member, line }: Transaction, services: readonly ServiceId[], view: SystemView): number {
  return services.length * Math.max(1, view.entryPointsTo({ unit: by, member, line }).length);
}

/** Beyond this a list of names is no longer read. */
const MOST_NAMES = 5;

/** The names of services in a row: `orders, payments and stock`. */
export function serviceNames(services: readonly ServiceId[], view: SystemView): string {
  const names = services.map((id) => view.nameOf(id));
  return listed(names.length <= MOST_NAMES + 1 ? names : [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`]);
}
