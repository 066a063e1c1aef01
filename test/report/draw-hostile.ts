import type { Analysis } from '../../src/model/analysis.js';
import type { EntityId, ServiceId, TransactionId, UnitId } from '../../src/model/ids.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';

/** Names as nobody would choose them who means well. */
export const HOSTILE_NAMES: readonly string[] = [
  'say "cheese"',
  'back\\slash\\',
  'two\nlines',
  'tab\tand\rreturn',
  '<b>bold</b>',
  '<script>alert(1)</script>',
  ']',
  '")]',
  '}',
  '--',
  '->',
  '; n1 -> n2',
  '|',
  '%%{init: {}}%%',
  '`md`',
  '&amp; &lt; &#34;',
  '#quot;',
  '\\N\\G\\l',
  'Bestellung',
  'заказ',
  '注文',
  '🛒',
  'end',
  'style x:#y;',
  '__proto__',
  'constructor',
  'n1',
  'note',
  'legend',
  '\u202Egnp.exe',
  '\u0000',
  '\u007F\u009B',
  '\uD800',
  '\u2028',
  '\uFFFE',
  ' ',
  "it's",
];

/** A service, a file, an entity, a kernel file and a transaction for each name, every service calling, reading and writing the next; names must differ. */
export function hostileAnalysis(names: readonly string[]): Analysis {
  const empty = emptyAnalysis();
  const next = (index: number): string => names[(index + 1) % names.length] ?? '';
  const pathOf = (name: string): string => `src/${name}/${name}.ts`;
  return {
    ...empty,
    facts: {
      ...empty.facts,
      files: names.map((name) => ({ path: pathOf(name), lines: 10 })),
      relations: names.map((name, index) => ({
        from: name as EntityId,
        to: next(index) as EntityId,
        kind: 'many-to-one',
        at: { path: pathOf(name), line: 1 },
      })),
      accesses: names.flatMap((name, index) =>
        [name, next(index)].map((entity) => ({
          mode: 'write',
          by: `${pathOf(name)}#${name}` as UnitId,
          member: name,
          entity: entity as EntityId,
          at: { path: pathOf(name), line: 2 },
          via: 'typeorm',
          operation: 'save',
          transaction: name as TransactionId,
          outsideOf: [],
          confidence: 'certain',
        })),
      ),
      transactions: names.map((name) => ({
        id: name as TransactionId,
        kind: 'callback',
        by: `${pathOf(name)}#${name}` as UnitId,
        member: name,
        path: pathOf(name),
        line: 1,
        endLine: 2,
      })),
    },
    decomposition: {
      ...empty.decomposition,
      services: names.map((name) => ({
        id: name as ServiceId,
        name,
        files: [pathOf(name)],
        entities: [name as EntityId],
        confidence: 1,
        modules: [{ name, files: [pathOf(name)] }],
      })),
      kernel: names.map((name) => ({ path: `${name}.ts`, reason: name })),
      placements: names.map((name, index) => ({
        path: pathOf(name),
        service: name as ServiceId,
        share: 0.5,
        confidence: 0.5,
        runnerUp: { service: next(index) as ServiceId, share: 0.5 },
      })),
    },
    links: names.map((name, index) => ({
      from: name as ServiceId,
      to: next(index) as ServiceId,
      calls: 2,
      callsInLoops: 1,
      uses: 0,
      events: 0,
      typeOnly: 0,
      references: [],
    })),
    fileLinks: names.map((name, index) => ({ from: pathOf(name), to: pathOf(next(index)), calls: 2, events: 0, uses: 0, typeOnly: 0 })),
    entities: names.map((name, index) => ({
      id: name as EntityId,
      name,
      table: name,
      via: 'typeorm',
      declaredAt: { path: pathOf(name), line: 1 },
      owner: name as ServiceId,
      readers: [],
      writers: [name as ServiceId, names.at(index - 1) as ServiceId],
    })),
    cycles: [names.map((name) => name as ServiceId)],
  };
}

/** The same of one name, with a finding whose every text is that name. */
export function withHostileFinding(name: string): Analysis {
  const [finding] = sampleAnalysis().findings;
  if (!finding) throw new Error('the shop has findings');
  const text = { message: name, remedy: name, principle: name, path: name };
  return { ...hostileAnalysis([name, `${name}2`]), findings: [{ ...finding, ...text, evidence: [{ path: name, line: 1, endLine: 1, note: name }] }] };
}

/** A system too large for a picture of its files: `files` files in two services, each file calling the next two. */
export function largeAnalysis(files: number): Analysis {
  const empty = emptyAnalysis();
  const paths = Array.from({ length: files }, (_, index) => `src/ward/bed-${String(index).padStart(4, '0')}.ts`);
  const half = Math.ceil(files / 2);
  return {
    ...empty,
    facts: { ...empty.facts, files: paths.map((path) => ({ path, lines: 1 })) },
    decomposition: {
      ...empty.decomposition,
      services: [
        { id: 'admission' as ServiceId, name: 'admission', files: paths.slice(0, half), entities: [], confidence: 1, modules: [] },
        { id: 'discharge' as ServiceId, name: 'discharge', files: paths.slice(half), entities: [], confidence: 1, modules: [] },
      ],
    },
    links: [{ from: 'admission' as ServiceId, to: 'discharge' as ServiceId, calls: 3, callsInLoops: 0, events: 0, uses: 0, typeOnly: 0, references: [] }],
    fileLinks: paths.flatMap((from, index) => paths.slice(index + 1, index + 3).map((to) => ({ from, to, calls: 1, events: 0, uses: 0, typeOnly: 0 }))),
  };
}

/** Many services, each calling `links` others, with `entities` entities that all services read. */
export function crowdedAnalysis(services: number, links: number, entities: number): Analysis {
  const empty = emptyAnalysis();
  const ids = Array.from({ length: services }, (_, index) => `ward-${String(index).padStart(3, '0')}` as ServiceId);
  return {
    ...empty,
    decomposition: { ...empty.decomposition, services: ids.map((id) => ({ id, name: id, files: [`src/${id}.ts`], entities: [], confidence: 1, modules: [] })) },
    links: ids.flatMap((from, index) =>
      ids
        .slice(index + 1, index + 1 + links)
        .map((to, distance) => ({ from, to, calls: distance + 1, callsInLoops: 0, events: 0, uses: 0, typeOnly: 0, references: [] })),
    ),
    entities: Array.from({ length: entities }, (_, index) => ({
      id: `chart-${index}` as EntityId,
      name: `Chart${index}`,
      table: 'chart',
      via: 'prisma',
      declaredAt: { path: 'schema.prisma', line: 1 },
      owner: null,
      readers: ids,
      writers: [],
    })),
  };
}
