import type { Entity, FactFile, Unit } from '../model/facts.js';
import type { EntityId, UnitId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { type Chain, type Containment, kindOf } from './containment.js';
import type { GraphData, GraphNode } from './graph-data.js';
import { edgeKind, isAboutData } from './kinds.js';
import { shortName } from './names.js';

/** What an edge ends at: code, an entity, or both, where a class is mapped to a table; neither for a folder. */
export interface End {
  /** What the node, or the one it lies in, is called. */
  readonly name: string;
  readonly code: { readonly path: string; readonly unit: UnitId; readonly member: string | null } | null;
  readonly entity: EntityId | null;
}

export interface Ends {
  /** Of the node with that key. */
  readonly of: (key: string) => End;
  readonly files: readonly FactFile[];
  readonly units: readonly Unit[];
  /** Declared where they stand themselves: see `declarations`. */
  readonly entities: readonly Entity[];
}

/** Turns nodes into files with their units, and entities. `names` is what each node is called. */
export function endsOf(data: GraphData, { chains, foldersOf }: Containment, names: ReadonlyMap<string, string>): Ends {
  const used = usedAsCode(data, chains);
  const stood = [...chains].map(([key, chain]): Stood => ({ key, chain, root: chain[0], path: names.get(chain[0].key) ?? chain[0].key }));
  const roots = stood.filter(({ key, root }) => key === root.key);
  const ids = entityIds(
    roots.flatMap(({ root }) => (isEntity(root) ? [root] : [])),
    names,
  );
  const unitIn = ({ root, chain, path }: Stood): Unit | null => (ids.has(root.key) && !used.has(root.key) ? null : unitOf(chain, path));
  const ends = new Map(stood.map((node) => [node.key, endOf(node, { unit: unitIn(node), entity: ids.get(node.root.key) ?? null })]));
  const units = new Map(stood.toReversed().flatMap((node) => [unitIn(node)].flatMap((unit) => (unit ? [[unit.id, unit] as const] : []))));
  const withMembers = new Set([...ends.values()].flatMap(({ code }) => (code && code.member !== null ? [code.unit] : [])));
  const files = roots
    .filter((node) => unitIn(node) !== null)
    .map(({ root, path }) => fileOf(root, { path, place: [...foldersOf(root), shortName(root)].join('/') }));
  const entities = roots.flatMap((node) => {
    const id = ids.get(node.root.key);
    return id === undefined ? [] : [entityOf(node.root, { id, path: node.path, unit: unitIn(node)?.id ?? null })];
  });
  return {
    of: (key) => ends.get(key) ?? { name: names.get(key) ?? key, code: null, entity: null },
    files: files.sort((a, b) => compareText(a.path, b.path)),
    units: [...units.values()]
      .map((unit) => (unit.kind === 'class' && !withMembers.has(unit.id) ? { ...unit, whole: true as const } : unit))
      .sort((a, b) => compareText(a.id, b.id)),
    entities: entities.sort((a, b) => compareText(a.id, b.id)),
  };
}

/** A node that is no folder, and where it stands. */
interface Stood {
  readonly key: string;
  readonly chain: Chain;
  /** The outermost of the chain: what becomes the file. */
  readonly root: GraphNode;
  /** What the root is called. */
  readonly path: string;
}

function endOf({ chain, path }: Stood, { unit, entity }: { readonly unit: Unit | null; readonly entity: EntityId | null }): End {
  return { name: path, code: unit && { path, unit: unit.id, member: memberOf(chain) }, entity };
}

function isEntity(node: GraphNode): boolean {
  const { role } = kindOf(node);
  return role === 'entity' || role === 'storage';
}

/** The entities that code uses, as an edge says outright: they are classes that are mapped, not tables alone. */
function usedAsCode({ edges }: GraphData, chains: Containment['chains']): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { source, target, kind } of edges) {
    if (kind === null || isAboutData(edgeKind(kind))) continue;
    const roots = [source, target].flatMap((key) => chains.get(key)?.[0] ?? []);
    if (roots.some((root) => kindOf(root).role === 'storage')) continue;
    for (const root of roots) if (kindOf(root).role === 'entity') used.add(root.key);
  }
  return used;
}

/** In a file, what stands in it is the unit; else the root is. */
function unitOf(chain: Chain, path: string): Unit {
  const [root, inner] = chain;
  const isFile = kindOf(root).role === 'file';
  const node = isFile ? inner : root;
  const kind = node ? kindOf(node).unit : 'module';
  const name = node && kind !== 'module' ? shortName(node).replaceAll('#', '.') : '';
  return { id: `${path}#${name}` as UnitId, name, kind, exported: true, path, line: 1, endLine: 1 }; // made as `UnitId` says
}

function memberOf(chain: Chain): string | null {
  const [root, ...inner] = chain;
  const within = kindOf(root).role === 'file' ? inner.slice(1) : inner;
  return within.length === 0 ? null : within.map(shortName).join('.');
}

function fileOf({ lines }: GraphNode, { path, place }: { readonly path: string; readonly place: string }): FactFile {
  return { path, lines, ...(place === path ? {} : { place }) };
}

function entityOf(node: GraphNode, { id, path, unit }: { readonly id: EntityId; readonly path: string; readonly unit: UnitId | null }): Entity {
  const name = shortName(node);
  return { id, name, table: node.table ?? name, via: 'graph', declaredAt: { path, line: 1 }, unit };
}

/** The own name in small letters; the whole name where several have the same; with a number where that is not enough. */
function entityIds(nodes: readonly GraphNode[], names: ReadonlyMap<string, string>): ReadonlyMap<string, EntityId> {
  const times = new Map<string, number>();
  const short = (node: GraphNode): string => shortName(node).toLowerCase();
  for (const node of nodes) times.set(short(node), (times.get(short(node)) ?? 0) + 1);
  const taken = new Set<string>();
  const ids = new Map<string, EntityId>();
  for (const node of nodes) {
    const id = unique(times.get(short(node)) === 1 ? short(node) : (names.get(node.key) ?? node.key).toLowerCase(), taken);
    taken.add(id);
    ids.set(node.key, id as EntityId); // made unique and lower-case here
  }
  return ids;
}

function unique(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
