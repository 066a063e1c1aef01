import type { Analysis, EntityUse, FileLink, Finding, Metrics } from '../../src/model/analysis.js';
import { defaultWeights } from '../../src/cluster/signals.js';
import type { Decomposition, Placement, Service } from '../../src/model/decomposition.js';
import type { DataAccess, Facts, Reference } from '../../src/model/facts.js';
import type { Gap } from '../../src/model/gap.js';
import type { EntityId, ServiceId, TransactionId, UnitId } from '../../src/model/ids.js';
import { byLocation, compareText } from '../../src/model/location.js';
import type { LayerRecall, UnresolvedShape } from '../../src/model/recall.js';
import type { Evidence } from '../../src/model/rule.js';
import type { ServiceLink, ServiceMetrics } from '../../src/model/system-view.js';
import { ACCESSES, ENTITIES, KERNEL, REFERENCES, SERVICES } from './sample-shop.js';

/** A small shop of 42 files in three services and a kernel; made by hand, so that reports can be tested without the stages before them. */
export function sampleAnalysis(): Analysis {
  const facts = sampleFacts();
  const decomposition = sampleDecomposition();
  const links = linksBetweenServices(facts.references);
  return {
    version: '0.1.0',
    facts,
    decomposition,
    serviceMetrics: new Map(decomposition.services.map(({ id }) => [id, metricsOf(id, { facts, links })])),
    links,
    fileLinks: linksBetweenFiles(facts.references),
    entities: sampleEntities(facts.accesses),
    cycles: [['orders' as ServiceId, 'payments' as ServiceId]],
    metrics: sampleMetrics(facts, decomposition),
    entryCosts: facts.entryPoints.map((_, index) =>
      index === 0 ? { kind: 'saga', services: ['orders' as ServiceId, 'payments' as ServiceId], steps: 2, frc: 2, sac: 1, qic: 0, complexity: 4 } : null,
    ),
    findings: sampleFindings(),
    suppressed: [],
    gaps: facts.gaps,
    recall: sampleRecall(facts),
    leftOut: [
      {
        reason: 'test',
        count: 18,
        examples: ['src/catalogue/price.service.spec.ts', 'src/orders/cart.service.spec.ts', 'src/orders/checkout.service.spec.ts'],
      },
      { reason: 'migration', count: 1, examples: ['src/migrations/1612137600000-initial-schema.ts'] },
    ],
  };
}

/** What an analysis of nothing looks like. */
export function emptyAnalysis(): Analysis {
  return {
    version: '0.1.0',
    facts: { units: [], files: [], references: [], entities: [], relations: [], accesses: [], transactions: [], entryPoints: [], gaps: [] },
    decomposition: {
      origin: 'clustered',
      services: [],
      kernel: [],
      unassigned: [],
      placements: [],
      grounds: GROUNDS,
      modularity: 0,
      agreement: 1,
      resolution: 1,
      seed: 1,
      conclusions: [],
    },
    serviceMetrics: new Map(),
    links: [],
    fileLinks: [],
    entities: [],
    cycles: [],
    metrics: {
      files: 0,
      lines: 0,
      services: 0,
      modularity: 0,
      agreement: 1,
      interServiceCallShare: 0,
      largestServiceShare: 0,
      interfacesPerService: 0,
      structuralModularity: 0,
      nonExtremeDistribution: 0,
      databasePurity: null,
      meanFrc: 0,
      meanSac: 0,
      meanQic: 0,
      meanComplexity: 0,
      sharedEntities: 0,
      serviceCycles: 0,
    },
    entryCosts: [],
    findings: [],
    suppressed: [],
    gaps: [],
    recall: [],
    leftOut: [],
  };
}

const pathOf = (file: string): string => `src/${file}.ts`;
const unitOf = (file: string): UnitId => `${pathOf(file)}#${nameOf(file)}` as UnitId;
const fileOf = (unit: UnitId): string => unit.slice(0, unit.lastIndexOf('#'));

function nameOf(file: string): string {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.entity$/, '');
  return base
    .split(/[.-]/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}

function serviceOf(path: string): ServiceId | null {
  for (const [id, files] of SERVICES) if (files.some((file) => pathOf(file) === path)) return id as ServiceId;
  return null;
}

function sampleFacts(): Facts {
  const files = [...[...SERVICES.values()].flat(), ...KERNEL.keys()].sort((a, b) => compareText(pathOf(a), pathOf(b)));
  return {
    units: files.map((file) => ({ id: unitOf(file), name: nameOf(file), kind: 'class', exported: true, path: pathOf(file), line: 8, endLine: 70 })),
    files: files.map((file, index) => ({ path: pathOf(file), lines: 71 + 3 * index })),
    references: REFERENCES.map(referenceOf).sort((a, b) => byLocation(a.at, b.at)),
    entities: ENTITIES.map(([id, name, table, file]) => ({
      id: id as EntityId,
      name,
      table,
      via: 'typeorm',
      declaredAt: { path: pathOf(file), line: 8 },
      unit: unitOf(file),
    })),
    relations: [
      { from: 'order_line' as EntityId, to: 'order' as EntityId, kind: 'many-to-one', at: { path: 'src/orders/order-line.entity.ts', line: 14 } },
      { from: 'payment' as EntityId, to: 'order' as EntityId, kind: 'many-to-one', at: { path: 'src/payments/payment.entity.ts', line: 16 } },
      { from: 'product' as EntityId, to: 'category' as EntityId, kind: 'many-to-one', at: { path: 'src/catalogue/product.entity.ts', line: 15 } },
    ],
    accesses: ACCESSES.map(accessOf),
    transactions: [
      {
        id: 't1' as TransactionId,
        kind: 'callback',
        by: unitOf('orders/checkout.service'),
        member: 'place',
        path: 'src/orders/checkout.service.ts',
        line: 40,
        endLine: 57,
      },
    ],
    entryPoints: [
      {
        kind: 'http',
        method: 'GET',
        route: '/products',
        at: { path: 'src/catalogue/product.controller.ts', line: 15 },
        unit: unitOf('catalogue/product.controller'),
        member: 'list',
      },
      {
        kind: 'http',
        method: 'POST',
        route: '/checkout',
        at: { path: 'src/orders/checkout.controller.ts', line: 16 },
        unit: unitOf('orders/checkout.controller'),
        member: 'place',
      },
      {
        kind: 'schedule',
        method: '',
        route: '0 3 * * *',
        at: { path: 'src/orders/sales-report.service.ts', line: 24 },
        unit: unitOf('orders/sales-report.service'),
        member: 'nightly',
      },
    ],
    outsideCalls: [
      {
        kind: 'payment',
        package: 'stripe',
        operation: 'paymentIntents.create',
        by: unitOf('payments/payment.service'),
        member: 'charge',
        at: { path: 'src/payments/payment.service.ts', line: 33 },
        inLoop: false,
        awaited: true,
        client: { path: 'src/payments/payment.service.ts', line: 12 },
        timeout: null,
        changes: true,
        confidence: 'certain',
      },
    ],
    gaps: sampleGaps(),
  };
}

function referenceOf(text: string): Reference {
  const [kind, from = '', to = '', loop] = text.split(' ');
  const [file = '', line] = from.split(':');
  // the table in sample-shop.ts holds nothing but kinds of reference
  return {
    kind: kind as Reference['kind'],
    from: unitOf(file),
    to: unitOf(to),
    fromMember: null,
    toMember: null,
    at: { path: pathOf(file), line: Number(line) },
    inLoop: loop === 'loop',
  };
}

function accessOf(text: string): DataAccess {
  const [mode, by = '', entity, operation = '', transaction] = text.split(' ');
  const [file = '', line] = by.split(':');
  return {
    mode: mode as DataAccess['mode'],
    by: unitOf(file),
    member: null,
    entity: entity as EntityId,
    at: { path: pathOf(file), line: Number(line) },
    via: operation === 'query' ? 'sql' : 'typeorm',
    operation,
    transaction: (transaction as TransactionId | undefined) ?? null,
    outsideOf: [],
    confidence: operation === 'query' ? 'inferred' : 'certain',
  };
}

function sampleDecomposition(): Decomposition {
  const confidence = new Map([
    ['orders', 0.87],
    ['catalogue', 1],
    ['payments', 0.93],
  ]);
  const services = [...SERVICES].map(
    ([id, files]): Service => ({
      id: id as ServiceId,
      name: id,
      files: files.map(pathOf).sort(compareText),
      entities: ENTITIES.filter(([, , , , owner]) => owner === id).map(([entity]) => entity as EntityId),
      confidence: confidence.get(id) ?? 0,
      modules: id === 'orders' ? ORDER_MODULES : [],
    }),
  );
  return {
    origin: 'clustered',
    services,
    unassigned: [],
    placements: samplePlacements(services),
    grounds: GROUNDS,
    modularity: 0.5234,
    agreement: 0.9288,
    resolution: 1,
    seed: 1,
    kernel: [...KERNEL].map(([file, reason]) => ({ path: pathOf(file), reason })),
    conclusions: [
      'Top-level folders below src/ are domains: files in one folder depend on each other 6 times as often as on others.',
      'Signals that spoke: calls, data access, words; no word list was needed.',
    ],
  };
}

const GROUNDS = { weights: defaultWeights(), folders: [] };

const ORDER_MODULES = [
  { name: 'order', files: ['src/orders/order.entity.ts', 'src/orders/order.policy.ts', 'src/orders/order.repository.ts', 'src/orders/order.service.ts'] },
  { name: 'cart', files: ['src/orders/cart.controller.ts', 'src/orders/cart.service.ts', 'src/orders/checkout.service.ts'] },
];

/** Every file is sure of its place but two: one could as well be with the catalogue, one would rather be with payments. */
function samplePlacements(services: readonly Service[]): Placement[] {
  const doubtful = new Map<string, Pick<Placement, 'share' | 'confidence' | 'runnerUp'>>([
    ['src/orders/cart.service.ts', { share: 0.48, confidence: 0.6, runnerUp: { service: 'catalogue' as ServiceId, share: 0.44 } }],
    ['src/orders/invoice.service.ts', { share: 0.4, confidence: 0.52, runnerUp: { service: 'payments' as ServiceId, share: 0.6 } }],
    ['src/orders/order.module.ts', { share: 0.6, confidence: 0.9, runnerUp: { service: 'payments' as ServiceId, share: 0.4 } }],
  ]);
  return services
    .flatMap(({ id, files }) => files.map((path) => ({ path, service: id, share: 1, confidence: 0.9, runnerUp: null, ...doubtful.get(path) })))
    .sort((a, b) => compareText(a.path, b.path));
}

function linksBetweenServices(references: readonly Reference[]): ServiceLink[] {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const [from, to] = [serviceOf(fileOf(reference.from)), serviceOf(fileOf(reference.to))];
    if (from === null || to === null || from === to) continue;
    groups.set(`${from} ${to}`, [...(groups.get(`${from} ${to}`) ?? []), reference]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, group]) => {
      const [from, to] = key.split(' ') as [ServiceId, ServiceId];
      return { from, to, ...counted(group), callsInLoops: group.filter(({ kind, inLoop }) => kind === 'call' && inLoop).length, references: group };
    });
}

function linksBetweenFiles(references: readonly Reference[]): FileLink[] {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const key = `${fileOf(reference.from)} ${fileOf(reference.to)}`;
    groups.set(key, [...(groups.get(key) ?? []), reference]);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, group]) => {
      const [from = '', to = ''] = key.split(' ');
      return { from, to, ...counted(group) };
    });
}

function counted(group: readonly Reference[]): Pick<FileLink, 'calls' | 'events' | 'uses' | 'typeOnly'> {
  const calls = group.filter(({ kind }) => kind === 'call').length;
  const events = group.filter(({ kind }) => kind === 'emit').length;
  const typeOnly = group.filter(({ kind }) => kind === 'type').length;
  return { calls, events, uses: group.length - calls - events - typeOnly, typeOnly };
}

function metricsOf(id: ServiceId, { facts, links }: { facts: Facts; links: readonly ServiceLink[] }): ServiceMetrics {
  const ends = facts.references.map(({ from, to }) => [serviceOf(fileOf(from)), serviceOf(fileOf(to))]);
  const internal = ends.filter(([from, to]) => from === id && to === id).length;
  const external = ends.filter(([from, to]) => from !== to && from !== null && to !== null && (from === id || to === id)).length;
  const afferent = links.filter(({ to }) => to === id).length;
  const efferent = links.filter(({ from }) => from === id).length;
  return { cohesion: internal / (internal + external), afferent, efferent, instability: efferent / (afferent + efferent), interfaces: 3 };
}

function sampleEntities(accesses: readonly DataAccess[]): EntityUse[] {
  const touching = (entity: string, mode: string): ServiceId[] => {
    const services = accesses.filter((access) => access.entity === entity && access.mode === mode).map(({ by }) => serviceOf(fileOf(by)));
    return [...new Set(services)].filter((service) => service !== null).sort(compareText);
  };
  return ENTITIES.map(([id, name, table, file, owner]) => ({
    id: id as EntityId,
    name,
    table,
    via: 'typeorm',
    declaredAt: { path: pathOf(file), line: 8 },
    owner: owner as ServiceId,
    readers: touching(id, 'read'),
    writers: touching(id, 'write'),
  }));
}

function sampleMetrics(facts: Facts, decomposition: Decomposition): Metrics {
  const calls = facts.references.filter(({ kind, from, to }) => kind === 'call' && serviceOf(fileOf(from)) !== null && serviceOf(fileOf(to)) !== null);
  const crossing = calls.filter(({ from, to }) => serviceOf(fileOf(from)) !== serviceOf(fileOf(to)));
  return {
    files: facts.files.length,
    lines: facts.files.reduce((sum, { lines }) => sum + lines, 0),
    services: decomposition.services.length,
    modularity: decomposition.modularity,
    agreement: decomposition.agreement,
    interServiceCallShare: crossing.length / calls.length,
    largestServiceShare: 15 / 37,
    interfacesPerService: 3,
    structuralModularity: 0.04,
    nonExtremeDistribution: 0,
    databasePurity: 0.72,
    meanFrc: 2,
    meanSac: 0.5,
    meanQic: 1,
    meanComplexity: 3.5,
    sharedEntities: 3,
    serviceCycles: 1,
  };
}

function sampleGaps(): Gap[] {
  return [
    { reason: 'unresolved-receiver', path: 'src/catalogue/search.service.ts', line: 31, detail: 'index.find()' },
    { reason: 'unresolved-import', path: 'src/main.ts', line: 6, detail: './tracing' },
    { reason: 'dynamic-query', path: 'src/orders/sales-report.service.ts', line: 44, detail: 'manager.query(sql)', via: 'sql' },
    { reason: 'unresolved-receiver', path: 'src/orders/sales-report.service.ts', line: 51, detail: 'source.find()' },
    { reason: 'unresolved-receiver', path: 'src/payments/refund.service.ts', line: 40, detail: 'ledger.save()', via: 'typeorm' },
    { reason: 'unresolved-receiver', path: 'src/payments/refund.service.ts', line: 47, detail: 'ledger.save()', via: 'typeorm' },
  ];
}

/** A query that reads three tables is one call. */
function sampleRecall({ accesses, gaps }: Facts): LayerRecall[] {
  return ['sql', 'typeorm', null].map((via) => {
    const calls = new Set(accesses.filter((access) => access.via === via).map(({ at }) => `${at.path}:${at.line}`));
    const unresolved = gaps.filter((gap) => gap.reason !== 'unresolved-import' && (gap.via ?? null) === via);
    return { via, resolved: calls.size, byName: 0, unresolved: unresolved.length, shapes: shapesOf(unresolved) };
  });
}

function shapesOf(unresolved: readonly Gap[]): UnresolvedShape[] {
  return [...new Set(unresolved.map(({ detail }) => detail))].flatMap((shape) => {
    const [first, ...others] = unresolved.filter(({ detail }) => detail === shape);
    if (first?.reason !== 'unresolved-receiver' && first?.reason !== 'dynamic-query') return [];
    return [{ shape, reason: first.reason, places: others.length + 1, first: { path: first.path, line: first.line } }];
  });
}

function sampleFindings(): Finding[] {
  const evidence = (file: string, line: number, note: string): Evidence => ({ path: pathOf(file), line, endLine: line, note });
  return [
    {
      ruleId: 'service-cycle',
      severity: 'error',
      path: 'src/orders/checkout.service.ts',
      line: 52,
      endLine: 52,
      message: 'orders and payments depend on each other in a circle (2 calls one way, 1 the other).',
      principle: 'Acyclic dependencies: what cannot be released alone is one component.',
      remedy: 'Let payments publish PaymentReceived and orders react to it, or move OrderService.markPaid behind an interface that payments owns.',
      services: ['orders' as ServiceId, 'payments' as ServiceId],
      entities: [],
      data: { services: 'orders, payments', calls: 3 },
      evidence: [
        evidence('orders/checkout.service', 52, 'CheckoutService calls PaymentService.pay'),
        evidence('orders/return.service', 35, 'ReturnService calls RefundService.refund'),
        evidence('payments/payment.service', 61, 'PaymentService calls OrderService.markPaid'),
      ],
      fingerprint: '5f0c1a2b3c4d5e6f',
      weight: 2,
    },
    {
      ruleId: 'contested-entity',
      severity: 'error',
      path: 'src/payments/payment.service.ts',
      line: 63,
      endLine: 63,
      message: 'Order (table orders) is written by 2 services, mostly by orders: orders (2 functions) and payments (1 function).',
      principle: 'One writer: data that two services write has no owner, and no invariant holds across them.',
      remedy: 'Let the owner write: call orders, or send it an event.',
      services: ['orders' as ServiceId, 'payments' as ServiceId],
      entities: ['order' as EntityId],
      data: { entity: 'Order', table: 'orders', services: 2, most: 'mostly by orders', writers: 'orders (2 functions) and payments (1 function)' },
      evidence: [
        evidence('payments/payment.service', 63, 'payments writes it here: update'),
        evidence('orders/order.repository', 24, 'orders, its owner, writes it here: save'),
      ],
      fingerprint: '6a1d2b3c4d5e6f70',
      weight: 2,
    },
    {
      ruleId: 'low-cohesion',
      severity: 'note',
      path: 'src/orders/cart.service.ts',
      line: 8,
      endLine: 70,
      message: 'CartService is two things that share nothing: 3 methods on carts, 4 methods on prices.',
      principle: 'A class whose methods fall into groups without common fields is more than one class (LCOM4).',
      remedy: 'Split the class along its groups; the price methods belong with catalogue.',
      services: ['orders' as ServiceId],
      entities: [],
      data: { unit: 'CartService', groups: 2 },
      evidence: [],
      fingerprint: '7b2e3c4d5e6f7081',
      weight: 1,
    },
  ];
}
