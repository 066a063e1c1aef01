import type { EntityClass } from '../src/model/entity-class.js';
import type { DataAccess, Transaction } from '../src/model/facts.js';
import type { EntityId, ServiceId } from '../src/model/ids.js';
import { isJournalName } from '../src/model/journal.js';
import { compareText } from '../src/model/location.js';
import { type Severity, defineRule } from '../src/model/rule.js';
import type { FunctionalityCost, SagaStep, SystemView } from '../src/model/system-view.js';
import { accessEvidence, entitiesByOwner, serviceNames, TRANSACTION_KINDS, transactionKey, transactionWeight } from '../src/model/transaction-wording.js';
import { count, unitName, wordsIn } from '../src/model/wording.js';
import { addsOnly, CREATION } from '../src/model/write-verbs.js';

/** Reports each transaction that writes entities of two services or more. */
export default defineRule({
  id: 'distributed-transaction',
  severity: 'error',
  principle: 'A transaction ends at the database of one service: what must succeed or fail together belongs in one service.',
  source:
    'Richardson, Microservices Patterns, 2018, chapter 4; Garcia-Molina and Salem, "Sagas", SIGMOD 1987. From the second service on no local transaction holds all, so there is no threshold.',
  problem: '{unit} writes the data of {services} services in one transaction ({kind}): {writes}.',
  remedy:
    'Keep together what must change together: merge these services, or move the entities to one of them. Only where that cannot be, make it a saga; its steps are in the JSON report.',
  defaults: {},
  repeated: {
    problem: '{count} transactions write the data of {names} together.',
    each: '{unit} ({kind}) writes {writes}; {price}',
  },
  *detect(view) {
    const spans = view.facts.transactions
      .map((transaction) => ({ transaction, services: view.ownersWritten(transaction.id) }))
      .filter(({ services }) => services.length > 1);
    const pairs = commonestPairs(spans.map(({ services, transaction }) => ({ services, home: view.serviceOf(transaction.path) })));
    for (const { transaction, services } of spans) {
      const accesses = view.accessesIn(transaction.id);
      const writes = accesses.filter(({ mode, entity }) => mode === 'write' && view.ownerOf(entity) !== null);
      const steps = view.sagaOf(transaction.id);
      const cost = view.sagaCost(transaction.id, []);
      const pair = pairs.get(services) ?? services;
      const merged = mergings(transaction, services, view);
      const price = priceOf(cost, merged, view);
      const details = {
        frc: cost.frc,
        sac: cost.sac,
        merging: merged.map((merging) => wordMerging(merging, view)).join('\n'),
        saga: steps.map((step, index) => `${index + 1}. ${wordStep(step, view)}`).join('\n'),
        locks: locksOf(steps, accesses, view).join('\n'),
        mergingMends: spans.filter((other) => other.services.every((service) => services.includes(service))).length,
      };
      yield {
        data: {
          unit: unitName(transaction.by, transaction.member),
          services: services.length,
          names: serviceNames(inAll(spans.map((span) => span.services).filter((list) => pairs.get(list)?.join('\0') === pair.join('\0'))), view),
          kind: TRANSACTION_KINDS[transaction.kind],
          writes: entitiesByOwner(writes, view),
          price,
          ...details,
        },
        at: transaction,
        evidence: [
          { path: transaction.path, line: transaction.line, endLine: transaction.line, note: price },
          ...readingOrder(accesses, view).map((access) => accessEvidence(access, view)),
        ],
        services,
        entities: [...new Set(writes.map(({ entity }) => entity))].sort(compareText),
        key: [transactionKey(transaction, view), ...services].join('\0'),
        severity: severityOf(transaction, view),
        weight: transactionWeight(transaction, services, view),
        group: pair.join('\0'),
      };
    }
  },
});

/** The services in which a transaction writes, and the one in which it is opened. */
interface Torn {
  readonly services: readonly ServiceId[];
  readonly home: ServiceId | null;
}

/**
 * For each list of services the two in it that most of the lists hold, the first by name of equals, so that those that the same merging mends or eases are told together; where the
 * service that opens the transaction is in the list, it is one of the two. On 15 code bases 110 transactions are told in 42 findings.
 */
function commonestPairs(all: readonly Torn[]): ReadonlyMap<readonly ServiceId[], readonly ServiceId[]> {
  const own = new Map(all.map((torn) => [torn.services, pairsWithHome(torn)] as const));
  const counts = new Map<string, number>();
  for (const pair of [...own.values()].flat()) counts.set(pair.join('\0'), (counts.get(pair.join('\0')) ?? 0) + 1);
  const countOf = (pair: readonly ServiceId[]): number => counts.get(pair.join('\0')) ?? 0;
  return new Map(all.map(({ services }) => [services, own.get(services)?.toSorted((a, b) => countOf(b) - countOf(a))[0] ?? services]));
}

function pairsWithHome({ services, home }: Torn): readonly (readonly [ServiceId, ServiceId])[] {
  const pairs = pairsOf(services);
  return home !== null && services.includes(home) ? pairs.filter((pair) => pair.includes(home)) : pairs;
}

/** What all of the lists hold, in the order of the first. */
function inAll([first = [], ...others]: readonly (readonly ServiceId[])[]): readonly ServiceId[] {
  return first.filter((service) => others.every((list) => list.includes(service)));
}

function pairsOf(services: readonly ServiceId[]): (readonly [ServiceId, ServiceId])[] {
  return services.flatMap((one, index) => services.slice(index + 1).map((other) => [one, other] as const));
}

/** What a transaction costs as a saga once two of the services that it writes in are one. */
interface Merging {
  readonly pair: readonly [ServiceId, ServiceId];
  readonly cost: FunctionalityCost;
}

/** Each pair of the services, the cheapest first: fewest points of FRC, then of SAC, then fewest steps. */
function mergings({ id }: Transaction, services: readonly ServiceId[], view: SystemView): readonly Merging[] {
  return pairsOf(services)
    .map((pair) => ({ pair, cost: view.sagaCost(id, pair) }))
    .sort(({ cost: a }, { cost: b }) => a.frc - b.frc || a.sac - b.sac || a.steps - b.steps);
}

function wordMerging({ pair, cost }: Merging, view: SystemView): string {
  const files = pair.reduce((sum, service) => sum + (view.service(service)?.files.length ?? 0), 0);
  const left = cost.steps === 0 ? 'it is local' : wordCost(cost);
  return `${pair.map((service) => view.nameOf(service)).join(' and ')} merged (${count(files, 'file')}): ${left}`;
}

function wordCost({ steps, frc, sac }: FunctionalityCost): string {
  return `${count(steps, 'step')}, FRC ${frc}, SAC ${sac}`;
}

/** What the saga costs, beside the cheapest way to need less of it. */
function priceOf(cost: FunctionalityCost, [best]: readonly Merging[], view: SystemView): string {
  const saga = `as a saga: ${wordCost(cost)}`;
  return best ? `${saga}; with ${wordMerging(best, view)}` : saga;
}

/**
 * Someone opened an explicit transaction around these writes. What a decorator holds is inferred from calls; what one call writes along (a cascade, a
 * nested write) is what may be written, not what is. Nor may a gate fail where it is in doubt that the data are two services'.
 */
function severityOf({ id, kind }: Transaction, view: SystemView): Severity {
  if (kind === 'implicit') return 'note';
  if (kind === 'decorator') return 'warning';
  const writes = view.accessesIn(id).filter(({ mode }) => mode === 'write');
  const owners = new Set(writes.filter((write) => isSurelyOwned(write, writes, view)).map(({ entity }) => view.ownerOf(entity)));
  owners.delete(null);
  return owners.size > 1 ? 'error' : 'warning';
}

/**
 * Whether an entity is beyond doubt its owner's, and so torn off by the cut: not by what only a name suggests, nor by a line in a journal, which an
 * outbox delivers as well; not where it is contested, as another writer could own it; nor where it is part of another one.
 */
function isSurelyOwned({ entity, confidence }: DataAccess, writes: readonly DataAccess[], view: SystemView): boolean {
  if (confidence === 'low' || isJournal(entity, view)) return false;
  if (view.decomposition.owners?.has(entity)) return true;
  const found = view.classOf(entity);
  if (found === null || found.kind === 'contested') return false;
  return !isPart(entity, { writes, found, view });
}

/** Whether an entity is never written but along with another owner's of which it is a part: by a relation, or by its name (`OrderLine` of `Order`). */
function isPart(
  entity: EntityId,
  { writes, found, view }: { readonly writes: readonly DataAccess[]; readonly found: EntityClass; readonly view: SystemView },
): boolean {
  const foreign = writes.filter((write) => view.ownerOf(write.entity) !== view.ownerOf(entity));
  const wholes = foreign.filter((write) => isWhole(write.entity, entity, view)).map(functionOf);
  return found.writes.every((write) => wholes.includes(functionOf(write)));
}

function isWhole(whole: EntityId, part: EntityId, view: SystemView): boolean {
  const [name, of] = [part, whole].map((id) => wordsIn(view.entity(id)?.name ?? id));
  const named = name !== undefined && of !== undefined && name.length > of.length && of.every((word, index) => word === name[index]);
  return named || view.facts.relations.some(({ from, to, kind }) => from === part && to === whole && kind !== 'many-to-many');
}

function functionOf({ by, member }: DataAccess): string {
  return `${by}\0${member}`;
}

/** Whether an entity is named as a journal is, and only ever added to. */
function isJournal(id: EntityId, view: SystemView): boolean {
  if (!isJournalName(view.entity(id)?.name ?? id)) return false;
  return view.accessesTo(id).every(({ mode, operation }) => mode === 'read' || addsOnly(operation));
}

/** The first write of each service, so that the first lines show what is torn apart; then the other writes, then the reads. */
function readingOrder(accesses: readonly DataAccess[], view: SystemView): readonly DataAccess[] {
  const firsts = new Map<ServiceId, DataAccess>();
  for (const access of accesses) {
    const owner = access.mode === 'write' ? view.ownerOf(access.entity) : null;
    if (owner !== null && !firsts.has(owner)) firsts.set(owner, access);
  }
  const leading = new Set(firsts.values());
  const others = accesses.filter((access) => !leading.has(access));
  return [...leading, ...others.filter(({ mode }) => mode === 'write'), ...others.filter(({ mode }) => mode === 'read')];
}

function wordStep({ service, kind, accesses, effects }: SagaStep, view: SystemView): string {
  const nameOf = ({ entity }: DataAccess): string => view.entity(entity)?.name ?? entity;
  const writes = accesses.filter(({ mode }) => mode === 'write');
  const done = (kind === 'query' ? accesses : writes).map((access) => `${access.operation} ${nameOf(access)}`);
  const outside = effects.map(({ package: module, operation }) => `${operation} of ${module}`);
  const undone = writes.toReversed().map((access) => undo(access.operation, nameOf(access)));
  return `${view.nameOf(service)} (${kind}): ${[...done, ...outside].join(', ')}${kind === 'compensatable' ? `; to undo: ${undone.join(', ')}` : ''}`;
}

/** More readers than these are counted. */
const MOST_READERS = 3;

/** What others see half done: each entity that a compensatable step writes, and which functions outside the transaction read it, by name. */
function locksOf(steps: readonly SagaStep[], inside: readonly DataAccess[], view: SystemView): readonly string[] {
  const undone = steps.filter(({ kind }) => kind === 'compensatable').flatMap(({ accesses }) => accesses.filter(({ mode }) => mode === 'write'));
  const own = new Set(inside.map(({ by, member }) => `${by}\0${member}`));
  return [...new Set(undone.map(({ entity }) => entity))].map((entity) => {
    const reading = view.accessesTo(entity).filter(({ mode, by, member }) => mode === 'read' && !own.has(`${by}\0${member}`));
    const readers = [...new Set(reading.map(({ by, member }) => unitName(by, member)))].sort(compareText);
    const rest = readers.length > MOST_READERS ? [`${readers.length - MOST_READERS} more`] : [];
    return `${view.entity(entity)?.name ?? entity}: read by ${[...readers.slice(0, MOST_READERS), ...rest].join(', ') || 'no other'}`;
  });
}

/** What takes a write back, by the verb of its operation; the first that fits. */
const UNDO: readonly (readonly [operation: RegExp, words: (entity: string) => string])[] = [
  [/^(?:softremove|softdelete|forcedelete|.*delete|.*remove|.*destroy|truncate|clear)/i, (entity) => `take a delete mark off ${entity}`],
  [/^(?:restore|recover|undelete)/i, (entity) => `delete ${entity} again`],
  [CREATION, (entity) => `delete ${entity}`],
  [/increment/i, (entity) => `decrement ${entity} by the same`],
  [/decrement/i, (entity) => `increment ${entity} by the same`],
  [/update|patch|replace|modify|set/i, (entity) => `restore ${entity}`],
];

/** `save`, `upsert` and raw SQL do not say whether the record was there before. */
function undo(operation: string, entity: string): string {
  return UNDO.find(([pattern]) => pattern.test(operation))?.[1](entity) ?? `delete ${entity} if it was new, else restore it`;
}
