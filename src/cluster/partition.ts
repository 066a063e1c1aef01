import { compareText } from '../model/location.js';
import { modularityOf, type WeightedGraph } from './louvain.js';

/** Node to group; a node that is missing belongs to none. Groups are named by any string. */
export type Partition = ReadonlyMap<string, string>;

/** How strongly a node is tied to each group: summed weight of its edges into it, heaviest first. */
export type Ties = ReadonlyMap<string, readonly { readonly group: string; readonly weight: number }[]>;

/** The ties of the given nodes to the groups of a partition; a node's tie to its own group included. */
export function tiesOf(graph: WeightedGraph, partition: Partition, nodes: ReadonlySet<string>): Ties {
  const sums = new Map<string, Map<string, number>>();
  const add = (node: string, other: string, weight: number): void => {
    // Asked first because few nodes are wanted, mostly, and every edge is looked at.
    if (!nodes.has(node)) return;
    const group = partition.get(other);
    if (group === undefined) return;
    let row = sums.get(node);
    if (!row) sums.set(node, (row = new Map()));
    row.set(group, (row.get(group) ?? 0) + weight);
  };
  for (const { a, b, weight } of graph.edges) {
    add(a, b, weight);
    add(b, a, weight);
  }
  return new Map([...sums].map(([node, row]) => [node, ranked(row)]));
}

function ranked(row: ReadonlyMap<string, number>): { group: string; weight: number }[] {
  return [...row].map(([group, weight]) => ({ group, weight })).sort((a, b) => b.weight - a.weight || compareText(a.group, b.group));
}

/** The members of each group, sorted; groups in order of their first member. */
export function groupsOf(partition: Partition): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const node of [...partition.keys()].sort(compareText)) {
    const group = partition.get(node) ?? '';
    const members = groups.get(group);
    if (members) members.push(node);
    else groups.set(group, [node]);
  }
  return groups;
}

/** Merges every group with fewer than `least` counted members into the group it is tied to most, smallest first; one without ties stays. */
export function mergeSmall(graph: WeightedGraph, partition: Partition, least: number, counts: (node: string) => boolean): Partition {
  return mergeWhile(graph, partition, counts, (groups) => groups.filter(({ size }) => size < least));
}

/** Merges the smallest groups of at least `least` counted members into those they are tied to most, until `count` are left or none has ties. */
export function mergeTo(
  graph: WeightedGraph,
  partition: Partition,
  goal: { readonly count: number; readonly least: number; readonly counts: (node: string) => boolean },
): Partition {
  return mergeWhile(graph, partition, goal.counts, (groups) => {
    const enough = groups.filter(({ size }) => size >= goal.least);
    return enough.length > goal.count ? enough : [];
  });
}

interface Group {
  readonly name: string;
  readonly members: string[];
  /** Counted members. */
  size: number;
}

/** Merges the smallest of the wanted groups that has ties, and asks again, until none is wanted or has ties. */
function mergeWhile(
  graph: WeightedGraph,
  partition: Partition,
  counts: (node: string) => boolean,
  wanted: (groups: readonly Group[]) => readonly Group[],
): Partition {
  const current = new Map(partition);
  const neighbours = neighboursOf(graph);
  const groups = new Map<string, Group>();
  for (const [name, members] of groupsOf(current)) groups.set(name, { name, members: [...members], size: members.filter(counts).length });
  for (;;) {
    const next = wanted([...groups.values()]).toSorted((a, b) => a.size - b.size || compareText(a.name, b.name));
    const absorbed = next.find((group) => {
      const target = groups.get(strongest(neighbours, current, group) ?? '');
      if (!target) return false;
      for (const member of group.members) current.set(member, target.name);
      target.members.push(...group.members);
      target.size += group.size;
      return true;
    });
    if (!absorbed) return current;
    groups.delete(absorbed.name);
  }
}

/** The edges at each node. Made once for many merges: to look at every edge for each of them takes minutes in a large system. */
export type Neighbours = ReadonlyMap<string, readonly { readonly other: string; readonly weight: number }[]>;

/** Nodes without edges have an empty list. */
export function neighboursOf(graph: WeightedGraph): Neighbours {
  const neighbours = new Map<string, { other: string; weight: number }[]>(graph.nodes.map((node) => [node, []]));
  for (const { a, b, weight } of graph.edges) {
    neighbours.get(a)?.push({ other: b, weight });
    neighbours.get(b)?.push({ other: a, weight });
  }
  return neighbours;
}

/** The group that this one is tied to most; undefined where it is tied to none. */
function strongest(neighbours: Neighbours, partition: Partition, { name, members }: Group): string | undefined {
  const pull = new Map<string, number>();
  for (const { other, weight } of members.flatMap((member) => neighbours.get(member) ?? [])) {
    const target = partition.get(other);
    if (target !== undefined && target !== name) pull.set(target, (pull.get(target) ?? 0) + weight);
  }
  return ranked(pull)[0]?.group;
}

/** Newman's Q of a partition; nodes in no group are alone. */
export function qualityOf(graph: WeightedGraph, partition: Partition): number {
  return modularityOf(graph, communitiesOf(graph, partition));
}

/** A partition as one number per node, in the order of `graph.nodes`; nodes in no group are alone. */
export function communitiesOf(graph: WeightedGraph, partition: Partition): readonly number[] {
  const numbers = new Map<string, number>();
  return graph.nodes.map((node, index) => {
    const group = partition.get(node) ?? `alone:${index}`;
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
}
