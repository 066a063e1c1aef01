import type { Analysis, EntityUse, FileLink } from '../../src/model/analysis.js';
import type { DataAccess, EntityRelation } from '../../src/model/facts.js';
import type { EntityId, ServiceId, TransactionId, UnitId } from '../../src/model/ids.js';
import type { ServiceLink } from '../../src/model/system-view.js';
import { emptyAnalysis } from '../support/analysis.js';

/** service: number of files, entities. */
const SERVICES: Readonly<Record<string, readonly [number, readonly string[]]>> = {
  orders: [21, ['Order', 'OrderLine', 'Invoice']],
  catalogue: [18, ['Product', 'Category', 'Price']],
  payments: [16, ['Payment', 'Refund']],
  inventory: [11, ['StockItem', 'Reservation']],
  customers: [10, ['Customer', 'Address']],
  shipping: [9, ['Shipment']],
  cart: [8, ['Cart']],
  notifications: [6, ['Message']],
};

/** from to calls callsInLoops uses typeOnly */
const LINKS = `cart catalogue 9 3 2 4
cart customers 3 0 1 2
cart inventory 5 2 1 0
cart orders 4 0 1 3
catalogue inventory 6 4 1 1
customers notifications 2 0 1 0
customers orders 0 0 0 3
inventory catalogue 0 0 2 5
inventory notifications 1 0 1 0
notifications customers 4 1 1 2
orders cart 7 0 1 4
orders catalogue 14 6 2 9
orders customers 8 0 2 6
orders inventory 11 5 1 2
orders notifications 6 0 1 0
orders payments 23 0 2 7
orders shipping 9 1 1 3
payments customers 3 0 1 2
payments notifications 4 0 1 0
payments orders 12 0 2 8
shipping customers 2 0 1 3
shipping inventory 4 2 1 1
shipping notifications 3 0 1 0
shipping orders 5 0 1 6
catalogue orders 0 0 0 2`;

/** mode service entity number transaction */
const FOREIGN_ACCESSES = `write payments Order 3 t1
read shipping Order 4
read notifications Order 1
write orders StockItem 2 t1
read cart StockItem 2
write orders Payment 2 t1
read orders Customer 5
read shipping Address 2
read orders Product 4
read cart Product 3
write shipping Reservation 1 t2
write orders Refund 1 t3
write orders Payment 1 t3`;

const RELATIONS: readonly (readonly [string, string, EntityRelation['kind']])[] = [
  ['OrderLine', 'Order', 'many-to-one'],
  ['OrderLine', 'Product', 'many-to-one'],
  ['Invoice', 'Order', 'one-to-one'],
  ['Order', 'Customer', 'many-to-one'],
  ['Product', 'Category', 'many-to-many'],
  ['Price', 'Product', 'many-to-one'],
  ['Payment', 'Order', 'many-to-one'],
  ['Refund', 'Payment', 'many-to-one'],
  ['StockItem', 'Product', 'one-to-one'],
  ['Reservation', 'StockItem', 'many-to-one'],
  ['Address', 'Customer', 'many-to-one'],
  ['Shipment', 'Order', 'many-to-one'],
  ['Shipment', 'Address', 'many-to-one'],
  ['Cart', 'Customer', 'one-to-one'],
  ['Message', 'Customer', 'many-to-one'],
];

const entityId = (name: string): EntityId => name.toLowerCase() as EntityId;
const fileOf = (service: string, index: number): string =>
  `src/${service}/${service}-${['controller', 'service', 'repository', 'mapper', 'policy', 'events', 'dto'][index] ?? `part-${index}`}.ts`;

/** A commerce monolith of 99 files, 8 services, 15 entities and 25 links, made by hand; big enough that a picture of it must be laid out well. */
export function commerceAnalysis(): Analysis {
  const services = Object.entries(SERVICES).map(([name, [files, entities]]) => ({
    id: name as ServiceId,
    name,
    files: Array.from({ length: files }, (_, index) => fileOf(name, index)),
    entities: entities.map(entityId).sort(),
    confidence: 0.9,
    modules: [],
  }));
  const links = LINKS.split('\n').map((line): ServiceLink => {
    const [from, to, calls, callsInLoops, uses, typeOnly] = line.split(' ');
    return {
      from: from as ServiceId,
      to: to as ServiceId,
      calls: Number(calls),
      callsInLoops: Number(callsInLoops),
      uses: Number(uses),
      events: 0,
      typeOnly: Number(typeOnly),
      references: [],
    };
  });
  const accesses = allAccesses();
  const empty = emptyAnalysis();
  return {
    ...empty,
    facts: {
      ...empty.facts,
      accesses,
      transactions: (['t1', 't2', 't3'] as TransactionId[]).map((id, index) => ({
        id,
        kind: 'callback',
        by: `${fileOf('orders', 1)}#OrdersService` as UnitId,
        member: ['place', 'reserve', 'refund'][index] ?? null,
        path: fileOf('orders', 1),
        line: 10 * index + 1,
        endLine: 10 * index + 9,
      })),
      relations: RELATIONS.map(([from, to, kind]) => ({ from: entityId(from), to: entityId(to), kind, at: { path: fileOf('orders', 0), line: 1 } })),
      files: services.flatMap(({ files }) => files.map((path) => ({ path, lines: 80 }))),
    },
    decomposition: {
      ...empty.decomposition,
      services,
      kernel: [
        { path: 'src/common/money.ts', reason: 'imported by 71 of 99 files' },
        { path: 'src/app.module.ts', reason: 'wires the application: imports 22 files, is imported by none' },
      ],
    },
    links,
    fileLinks: [...insideLinks(), ...links.flatMap(spread)],
    entities: entityUses(accesses),
    cycles: [
      ['customers', 'notifications'],
      ['cart', 'orders', 'payments', 'shipping'],
    ] as ServiceId[][],
  };
}

function allAccesses(): DataAccess[] {
  const own = Object.entries(SERVICES).flatMap(([service, [, entities]]) =>
    entities.flatMap((entity) => [`write ${service} ${entity} 2 ${service === 'orders' ? 't1' : ''}`, `read ${service} ${entity} 3`]),
  );
  return [...own, ...FOREIGN_ACCESSES.split('\n')].flatMap((line) => {
    const [mode, service = '', entity = '', times, transaction = ''] = line.trim().split(' ');
    return Array.from(
      { length: Number(times) },
      (_, index): DataAccess => ({
        mode: mode as DataAccess['mode'],
        by: `${fileOf(service, 2)}#Repo` as UnitId,
        member: null,
        entity: entityId(entity),
        at: { path: fileOf(service, 1 + (index % 2)), line: index + 1 },
        via: 'typeorm',
        operation: 'save',
        transaction: transaction === '' ? null : (transaction as TransactionId),
        outsideOf: [],
        confidence: 'certain',
      }),
    );
  });
}

function entityUses(accesses: readonly DataAccess[]): EntityUse[] {
  const touching = (id: EntityId, mode: string): ServiceId[] =>
    [...new Set(accesses.filter((access) => access.entity === id && access.mode === mode).map(({ at }) => at.path.split('/')[1] as ServiceId))].sort();
  return Object.entries(SERVICES)
    .flatMap(([service, [, entities]]) =>
      entities.map(
        (name): EntityUse => ({
          id: entityId(name),
          name,
          table: entityId(name),
          via: 'typeorm',
          declaredAt: { path: fileOf(service, 2), line: 1 },
          owner: service as ServiceId,
          readers: touching(entityId(name), 'read'),
          writers: touching(entityId(name), 'write'),
        }),
      ),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function insideLinks(): FileLink[] {
  return Object.entries(SERVICES).flatMap(([service, [files]]) =>
    Array.from(
      { length: files - 1 },
      (_, index): FileLink => ({
        from: fileOf(service, Math.floor(index / 2)),
        to: fileOf(service, index + 1),
        calls: 1 + (index % 3),
        events: 0,
        uses: 0,
        typeOnly: 0,
      }),
    ),
  );
}

function spread(link: ServiceLink): FileLink[] {
  const first = Math.ceil(link.calls / 2);
  return [
    { from: fileOf(link.from, 1), to: fileOf(link.to, 1), calls: first, events: 0, uses: link.uses, typeOnly: 0 },
    { from: fileOf(link.from, 0), to: fileOf(link.to, 1), calls: link.calls - first, events: 0, uses: 0, typeOnly: link.typeOnly },
  ];
}
