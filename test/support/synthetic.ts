import type { Analysis, Finding } from '../../src/model/analysis.js';
import type { Service } from '../../src/model/decomposition.js';
import type { DataAccess, Reference } from '../../src/model/facts.js';
import type { EntityId, ServiceId, UnitId } from '../../src/model/ids.js';
import { compareText } from '../../src/model/location.js';
import { emptyAnalysis } from './analysis.js';

const WORDS = ['order', 'payment', 'shipment', 'customer', 'invoice', 'stock', 'price', 'refund', 'basket', 'parcel', 'voucher', 'ledger'];

/**
 * A large system for measuring what a report costs: 40 files a service, in folders as deep and under names as long as real ones are; 18 references a
 * file (12 to 15 were counted on three repositories of 1,700 to 4,300 files), one in three across services; five names a file;
 * an entity for every 12 files, and two accesses a file; a finding for every 8 files, with ten places each.
 */
export function syntheticAnalysis(files: number): Analysis {
  const empty = emptyAnalysis();
  const services = Array.from({ length: Math.ceil(files / 40) }, (_, index) => service(index, files));
  const paths = services.flatMap((one) => one.files);
  const units = paths.map((path, index) => `${path}#${classOf(index)}` as UnitId);
  const entityIds = Array.from({ length: Math.ceil(files / 12) }, (_, index) => `entity_${index}` as EntityId);
  const owner = (index: number): ServiceId => services[Math.floor((index * services.length) / entityIds.length)]?.id ?? ('' as ServiceId);
  return {
    ...empty,
    facts: {
      ...empty.facts,
      files: paths.map((path, index) => ({ path, lines: 40 + ((index * 37) % 260) })).sort((a, b) => compareText(a.path, b.path)),
      references: units.flatMap((from, index) => references(from, { index, units })),
      accesses: units.flatMap((by, index) => accesses(by, { index, entityIds })),
    },
    decomposition: { ...empty.decomposition, services, modularity: 0.5 },
    metrics: { ...empty.metrics, files, lines: files * 120, services: services.length, modularity: 0.5 },
    entities: entityIds.map((id, index) => ({
      id,
      name: `${classOf(index)}Entity`,
      table: `${id}s`,
      via: 'typeorm',
      declaredAt: { path: paths[index * 12] ?? '', line: 8 },
      owner: owner(index),
      readers: [],
      writers: [owner(index)],
    })),
    findings: Array.from({ length: Math.ceil(files / 8) }, (_, index) => finding(index, services, paths)),
  };
}

function service(index: number, files: number): Service {
  const name = `${WORDS[index % WORDS.length]}-${WORDS[(index * 5 + 1) % WORDS.length]}-${index}`;
  const own = Array.from(
    { length: Math.min(40, files - index * 40) },
    (_, file) => `apps/backend/src/modules/${name}/${file % 2 === 0 ? 'services' : 'controllers'}/${WORDS[file % WORDS.length]}-${file}.service.ts`,
  ).sort(compareText);
  return {
    id: name as ServiceId,
    name,
    files: own,
    entities: [],
    confidence: 0.9,
    modules: [
      { name: 'services', files: own.filter((path) => path.includes('/services/')) },
      { name: 'controllers', files: own.filter((path) => path.includes('/controllers/')) },
    ],
  };
}

function classOf(index: number): string {
  const word = WORDS[index % WORDS.length] ?? '';
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}Service${index}`;
}

function references(from: UnitId, { index, units }: { readonly index: number; readonly units: readonly UnitId[] }): Reference[] {
  const path = from.slice(0, from.lastIndexOf('#'));
  return Array.from({ length: 18 }, (_, call) => {
    const near = index - (index % 40) + ((index + call * 7 + 1) % 40);
    const far = (index * 13 + call * 101) % units.length;
    return {
      kind: call % 5 === 4 ? 'type' : 'call',
      from,
      to: units[call % 3 === 0 ? far : near] ?? from,
      fromMember: `handle${WORDS[call % 3]}`,
      toMember: `find${WORDS[call % 2]}`,
      at: { path, line: 10 + call * 3 },
      inLoop: false,
    };
  });
}

function accesses(by: UnitId, { index, entityIds }: { readonly index: number; readonly entityIds: readonly EntityId[] }): DataAccess[] {
  return Array.from({ length: 2 }, (_, place) => ({
    mode: place === 0 ? 'read' : 'write',
    by,
    member: 'save',
    entity: entityIds[(Math.floor(index / 12) + (index % 4 === 0 ? index : 0)) % entityIds.length] ?? ('' as EntityId),
    at: { path: by.slice(0, by.lastIndexOf('#')), line: 12 + place },
    via: 'typeorm',
    operation: place === 0 ? 'findOne' : 'save',
    transaction: null,
    outsideOf: [],
    confidence: 'certain',
  }));
}

function finding(index: number, services: readonly Service[], paths: readonly string[]): Finding {
  const at = (place: number): string => paths[(index * 31 + place * 7) % paths.length] ?? '';
  return {
    ruleId: ['contested-entity', 'service-cycle', 'low-cohesion', 'distributed-transaction'][index % 4] ?? '',
    severity: index % 3 === 0 ? 'error' : 'warning',
    path: at(0),
    line: 40,
    endLine: 48,
    message: `OrderLine${index} (table order_lines) is written by 3 services, mostly by order-payment: order-payment (12 functions), stock-refund (3 functions).`,
    principle: 'One writer: data that two services write has no owner, and no invariant holds across them.',
    remedy: 'Let the owner write: call it, or send it an event.',
    services: [0, 1, 2].map((step) => services[(index + step) % services.length]?.id ?? ('' as ServiceId)),
    entities: [],
    data: {},
    evidence: Array.from({ length: 10 }, (_, place) => ({ path: at(place), line: 12, endLine: 12, note: 'order-payment, its owner, writes it here: save' })),
    fingerprint: index.toString(16).padStart(16, '0'),
    weight: 3,
  };
}
