import { renumber } from './louvain.js';

/**
 * Evidence accumulation (Fred & Jain 2005): nodes that share a community in at least `share` of the runs are joined, and what they are joined with
 * in turn. `runs` hold one community per node. Communities are numbered by first member; a node that no other stays with is alone.
 */
export function joinedIn(runs: readonly (readonly number[])[], share: number): readonly number[] {
  const [first] = runs;
  if (!first) return [];
  const { classOf, members } = alikeIn(runs);
  const least = Math.ceil(share * runs.length - 1e-9);
  const root = createUnion(members.length);
  // Two nodes that share `least` runs share one of any `runs - least + 1`.
  for (const run of runs.slice(0, runs.length - least + 1)) {
    for (const group of groupsIn(run, members)) joinWithin(group, { runs, members, least, root });
  }
  return renumber(classOf.map((index) => root.find(index)));
}

interface Classes {
  /** Per node. */
  readonly classOf: readonly number[];
  /** One node of each class. */
  readonly members: readonly number[];
}

/** Nodes that share every run are one: far fewer than nodes have to be compared. */
function alikeIn(runs: readonly (readonly number[])[]): Classes {
  const classes = new Map<string, number>();
  const members: number[] = [];
  const classOf = (runs[0] ?? []).map((_, node) => {
    const signature = runs.map((run) => run[node]).join(' ');
    const known = classes.get(signature);
    if (known !== undefined) return known;
    classes.set(signature, members.length);
    return members.push(node) - 1;
  });
  return { classOf, members };
}

/** The classes of each community of a run. */
function groupsIn(run: readonly number[], members: readonly number[]): Iterable<readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [index, node] of members.entries()) {
    const community = run[node] ?? -1;
    const group = groups.get(community);
    if (group) group.push(index);
    else groups.set(community, [index]);
  }
  return groups.values();
}

interface Joining {
  readonly runs: readonly (readonly number[])[];
  readonly members: readonly number[];
  readonly least: number;
  readonly root: Union;
}

function joinWithin(group: readonly number[], { runs, members, least, root }: Joining): void {
  for (const [position, a] of group.entries()) {
    for (const b of group.slice(position + 1)) {
      if (root.find(a) !== root.find(b) && sharedRuns(runs, members[a] ?? 0, members[b] ?? 0) >= least) root.join(a, b);
    }
  }
}

function sharedRuns(runs: readonly (readonly number[])[], a: number, b: number): number {
  let shared = 0;
  for (const run of runs) if (run[a] === run[b]) shared += 1;
  return shared;
}

interface Union {
  find(index: number): number;
  join(a: number, b: number): void;
}

/** Disjoint sets of 0 to `size` - 1, each named by its least member. */
export function createUnion(size: number): Union {
  const parent = Array.from({ length: size }, (_, index) => index);
  const find = (index: number): number => {
    let current = index;
    while (parent[current] !== current) {
      parent[current] = parent[parent[current] ?? current] ?? current;
      current = parent[current] ?? current;
    }
    return current;
  };
  return {
    find,
    join(a, b) {
      const [one, two] = [find(a), find(b)];
      parent[Math.max(one, two)] = Math.min(one, two);
    },
  };
}
