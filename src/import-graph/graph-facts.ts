import type { DataAccess, Entity, EntityRelation, Facts, Reference } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { type Code, type Meaning, meaningOf } from './edge-meaning.js';
import type { Ends } from './ends.js';
import type { GraphData, GraphEdge } from './graph-data.js';
import { edgeKind, isAboutData } from './kinds.js';
import { scaled, scalesOf } from './weights.js';

/** What the edges became, and how many of them as what they do not say themselves. */
export interface Linked {
  readonly facts: Facts;
  readonly tally: Tally;
}

export interface Tally {
  /** Edges to or from a folder: they say nothing of the code in it. */
  readonly folder: number;
  /** Reads, writes, declarations and relations without an entity where there must be one: they are plain uses. */
  readonly withoutEntity: number;
  /** Uses of a table by code: they are reads. */
  readonly asRead: number;
}

/** Facts in which every place is line 1 of a node. */
export function linkFacts({ edges }: GraphData, { of, files, units, entities }: Ends): Linked {
  const scales = scalesOf(edges);
  const meanings = edges.map(
    (edge): Meant => ({ edge, weight: scaled(edge, scales), meaning: meaningOf(of(edge.source), of(edge.target), edgeKind(edge.kind)) }),
  );
  return {
    tally: tallied(meanings),
    facts: {
      units,
      files,
      references: meanings.flatMap(referenceOf).sort(byEnds),
      entities: declaredBy(entities, meanings),
      relations: meanings.flatMap(relationOf).sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
      accesses: meanings.flatMap(accessOf).sort(byUser),
      transactions: [],
      entryPoints: [],
      gaps: [],
    },
  };
}

/** An edge, what it counts for, and what it says. */
interface Meant {
  readonly edge: GraphEdge;
  readonly weight: number;
  readonly meaning: Meaning;
}

function tallied(meanings: readonly Meant[]): Tally {
  const number = (is: (meant: Meant) => boolean): number => meanings.filter(is).length;
  return {
    folder: number(({ meaning }) => meaning.kind === 'folder'),
    withoutEntity: number(({ edge, meaning }) => meaning.kind === 'reference' && isAboutData(edgeKind(edge.kind))),
    asRead: number(({ edge, meaning }) => meaning.kind === 'access' && !isAboutData(edgeKind(edge.kind))),
  };
}

function relationOf({ meaning }: Meant): readonly EntityRelation[] {
  if (meaning.kind !== 'relation') return [];
  const { from, to, path } = meaning;
  return [{ from, to, kind: 'many-to-one', at: { path, line: 1 } }];
}

function accessOf({ edge, weight, meaning }: Meant): readonly DataAccess[] {
  if (meaning.kind !== 'access') return [];
  const { code, entity, mode } = meaning;
  const at = { path: code.path, line: 1 };
  const operation = edge.kind ?? 'use';
  return [{ mode, by: code.unit, member: code.member, entity, at, via: 'graph', operation, transaction: null, outsideOf: [], confidence: 'certain', weight }];
}

/** An undirected edge is written from the end that comes first, so that it says the same whichever end was written first. */
function referenceOf({ edge: { undirected }, weight, meaning }: Meant): readonly Reference[] {
  if (meaning.kind !== 'reference') return [];
  const { from, to, as } = meaning;
  const isTurned = undirected && (compareText(from.unit, to.unit) || compareText(from.member ?? '', to.member ?? '')) > 0;
  const [a, b] = isTurned ? [to, from] : [from, to];
  const use = { kind: as, from: a.unit, to: b.unit, fromMember: a.member, toMember: b.member, at: { path: a.path, line: 1 }, inLoop: false, weight };
  return [undirected ? { ...use, undirected } : use];
}

/** The first edge that says where a table is declared is believed; a class that is mapped declares itself. */
function declaredBy(entities: readonly Entity[], meanings: readonly Meant[]): readonly Entity[] {
  const declared = new Map<EntityId, Code>();
  for (const { meaning } of meanings) if (meaning.kind === 'declaration' && !declared.has(meaning.entity)) declared.set(meaning.entity, meaning.code);
  return entities.map((entity) => {
    const code = declared.get(entity.id);
    return code && entity.unit === null ? { ...entity, declaredAt: { path: code.path, line: 1 }, unit: code.unit } : entity;
  });
}

function byEnds(a: Reference, b: Reference): number {
  return (
    compareText(a.from, b.from) ||
    compareText(a.fromMember ?? '', b.fromMember ?? '') ||
    compareText(a.to, b.to) ||
    compareText(a.toMember ?? '', b.toMember ?? '') ||
    compareText(a.kind, b.kind) ||
    (a.weight ?? 1) - (b.weight ?? 1) ||
    Number(a.undirected ?? false) - Number(b.undirected ?? false)
  );
}

function byUser(a: DataAccess, b: DataAccess): number {
  return (
    compareText(a.by, b.by) ||
    compareText(a.member ?? '', b.member ?? '') ||
    compareText(a.entity, b.entity) ||
    compareText(a.mode, b.mode) ||
    compareText(a.operation, b.operation) ||
    (a.weight ?? 1) - (b.weight ?? 1)
  );
}
