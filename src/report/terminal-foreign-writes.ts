import type { Analysis } from '../model/analysis.js';
import type { EntityId, ServiceId, TransactionId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import { beginning, type Item, items, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count, listed } from '../model/wording.js';

const MOST = 5;

/** The places where a service writes an entity that another one owns; by place. */
export function foreignWrites(analysis: Analysis, page: Page): readonly string[] {
  const { ownerOf, nameOf, serviceOf, serviceName } = namesIn(analysis);
  const writes = analysis.facts.accesses.filter(({ mode, entity, at }) => {
    const [owner, service] = [ownerOf(entity), serviceOf(at.path)];
    return mode === 'write' && owner !== null && service !== null && owner !== service;
  });
  if (writes.length === 0) return [];
  const { shown, more } = beginning(
    writes.toSorted((a, b) => byLocation(a.at, b.at)),
    { most: MOST, page, indent: 4 },
  );
  const list = shown.map(
    ({ at, entity, operation }): Item => ({
      place: `${at.path}:${at.line}`,
      note: `${serviceName(serviceOf(at.path))} writes ${nameOf(entity)} of ${serviceName(ownerOf(entity))} (${operation})`,
    }),
  );
  return [...paragraph(`${count(writes.length, 'write')} to an entity that another service owns:`, page, { indent: 2 }), ...items(list, page, 4), ...more];
}

/** Transactions that write entities of several owners: a cut between these would need a saga or an outbox instead. By place. */
export function cutTransactions(analysis: Analysis, page: Page): readonly string[] {
  const { ownerOf, nameOf, serviceName } = namesIn(analysis);
  const written = new Map<TransactionId, Set<EntityId>>();
  for (const { transaction, mode, entity } of analysis.facts.accesses) {
    if (transaction === null || mode !== 'write' || ownerOf(entity) === null) continue;
    written.set(transaction, (written.get(transaction) ?? new Set()).add(entity));
  }
  const owners = (id: TransactionId): number => new Set([...(written.get(id) ?? [])].map(ownerOf)).size;
  const cut = analysis.facts.transactions.filter(({ id }) => owners(id) > 1).sort(byLocation);
  if (cut.length === 0) return [];
  const { shown, more } = beginning(cut, { most: MOST, page, indent: 4 });
  const list = shown.map(({ id, path, line, endLine }): Item => {
    const entities = [...(written.get(id) ?? [])].sort(compareText).map((entity) => `${nameOf(entity)} (${serviceName(ownerOf(entity))})`);
    return { place: `${path}:${line}-${endLine}`, note: `writes ${listed(entities)}` };
  });
  return [...paragraph(`${count(cut.length, 'transaction')} that a split would cut:`, page, { indent: 2 }), ...items(list, page, 4), ...more];
}

function namesIn({ entities, decomposition: { services } }: Analysis) {
  const uses = new Map(entities.map((entity) => [entity.id, entity]));
  const serviceNames = new Map(services.map(({ id, name }) => [id, name]));
  const homes = new Map(services.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));
  return {
    ownerOf: (entity: EntityId): ServiceId | null => uses.get(entity)?.owner ?? null,
    nameOf: (entity: EntityId): string => uses.get(entity)?.name ?? entity,
    serviceOf: (path: string): ServiceId | null => homes.get(path) ?? null,
    serviceName: (id: ServiceId | null): string => (id === null ? '' : (serviceNames.get(id) ?? id)),
  };
}
