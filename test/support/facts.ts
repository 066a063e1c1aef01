import type { DataAccess, Entity, Facts, Reference, Unit } from '../../src/model/facts.js';
import type { EntityId, UnitId } from '../../src/model/ids.js';
import { compareText } from '../../src/model/location.js';

/** A unit as `path#Name`. */
export type UnitText = string;

export interface FactsText {
  /** Files beside those that units name. */
  readonly files?: readonly string[];
  readonly calls?: readonly (readonly [from: UnitText, to: UnitText, times?: number])[];
  readonly types?: readonly (readonly [from: UnitText, to: UnitText])[];
  /** Entity name to the unit that declares it. */
  readonly entities?: Readonly<Record<string, UnitText>>;
  readonly reads?: readonly (readonly [by: UnitText, entity: string])[];
  readonly writes?: readonly (readonly [by: UnitText, entity: string])[];
}

/** Facts from a few words, for tests: every unit a class of ten lines, every reference on its own line. */
export function factsOf(text: FactsText): Facts {
  const ids = new Set<string>([
    ...[...(text.calls ?? []), ...(text.types ?? [])].flatMap(([from, to]) => [from, to]),
    ...[...(text.reads ?? []), ...(text.writes ?? [])].map(([by]) => by),
    ...Object.values(text.entities ?? {}),
  ]);
  const paths = [...new Set([...(text.files ?? []), ...[...ids].map(pathOf)])].sort(compareText);
  const references = [
    ...(text.calls ?? []).flatMap(([from, to, times]) => Array.from({ length: times ?? 1 }, (_, line) => reference('call', { from, to, line: line + 1 }))),
    ...(text.types ?? []).map(([from, to]) => reference('type', { from, to, line: 1 })),
  ];
  return {
    units: [...ids].sort(compareText).map(unit),
    files: paths.map((path) => ({ path, lines: 10 })),
    references,
    entities: Object.entries(text.entities ?? {})
      .map(([name, declared]) => entity(name, declared))
      .sort((a, b) => compareText(a.id, b.id)),
    relations: [],
    accesses: [
      ...numbered(text.reads ?? []).map(([by, name, line]) => access('read', { by, name, line })),
      ...numbered(text.writes ?? []).map(([by, name, line]) => access('write', { by, name, line })),
    ],
    transactions: [],
    entryPoints: [],
    gaps: [],
  };
}

function pathOf(id: string): string {
  return id.slice(0, id.lastIndexOf('#'));
}

function unit(id: string): Unit {
  return { id: id as UnitId, name: id.slice(id.lastIndexOf('#') + 1), kind: 'class', exported: true, path: pathOf(id), line: 1, endLine: 10 };
}

function reference(kind: Reference['kind'], { from, to, line }: { from: string; to: string; line: number }): Reference {
  return { kind, from: from as UnitId, to: to as UnitId, fromMember: null, toMember: null, at: { path: pathOf(from), line }, inLoop: false };
}

function entity(name: string, declared: string): Entity {
  return {
    id: name.toLowerCase() as EntityId,
    name,
    table: name.toLowerCase(),
    via: 'typeorm',
    declaredAt: { path: pathOf(declared), line: 1 },
    unit: declared as UnitId,
  };
}

/** The first access of a pair is on line 1, the next on line 2, and so on. */
function numbered(pairs: readonly (readonly [by: string, entity: string])[]): (readonly [by: string, entity: string, line: number])[] {
  return pairs.map(([by, entity], index) => [by, entity, 1 + pairs.slice(0, index).filter(([other, name]) => other === by && name === entity).length] as const);
}

function access(mode: DataAccess['mode'], { by, name, line }: { by: string; name: string; line: number }): DataAccess {
  return {
    mode,
    by: by as UnitId,
    member: null,
    entity: name.toLowerCase() as EntityId,
    at: { path: pathOf(by), line },
    via: 'typeorm',
    operation: mode === 'read' ? 'find' : 'save',
    transaction: null,
    outsideOf: [],
    confidence: 'certain',
  };
}
