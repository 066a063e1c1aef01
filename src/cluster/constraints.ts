import type { ConfigEntry } from '../model/errors.js';
import type { Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { AnalyzeOptions } from '../model/options.js';
import { fileNode } from './affinity.js';
import { declaredLinks, kernelEntries, matching, pathOf, pinsOf, serviceNode, togetherLinks } from './constraint-links.js';
import { contradiction, matchesNothing } from './contradiction.js';
import { entriesBetween, linkedGroups, type MustLink } from './must-link.js';

/** What the user fixed, in terms of nodes; free of contradictions. */
export interface Constraints {
  /** Nodes that end in one service, by a name of their block that is no node. Each sorted; a node is in one block at most. */
  readonly blocks: ReadonlyMap<string, readonly string[]>;
  /** Block to the service that it is fixed to. */
  readonly labels: ReadonlyMap<string, string>;
  /** Pairs of sets: no service holds nodes of both. A block is in a set as a whole. */
  readonly apart: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[];
  /** Entities that are pinned, to the service that owns them: what a user pins to is its id. */
  readonly owners: ReadonlyMap<EntityId, ServiceId>;
}

/** The settings that fix where something goes; see `AnalyzeOptions`. */
export type ConstraintSettings = Pick<AnalyzeOptions, 'services' | 'kernel' | 'pin' | 'together' | 'apart'>;

/**
 * What the settings fix in this code base; undefined where nothing is pinned, kept together or kept apart. Of declared services the first whose
 * glob matches a file gets it, and the kernel comes before them.
 * Throws a ConfigEntryError that names every entry concerned where they contradict each other, and where one matches nothing.
 */
export function readConstraints(facts: Facts, settings: ConstraintSettings): Constraints | undefined {
  if ([settings.pin, settings.together, settings.apart].every((entries) => Object.keys(entries ?? {}).length === 0)) return undefined;
  const paths = facts.files.map(({ path }) => path).sort(compareText);
  const kernel = kernelEntries(paths, settings.kernel ?? []);
  const pins = pinsOf(facts, paths, settings.pin ?? {});
  const wanted = [...pins.flatMap(({ links }) => links), ...togetherLinks(paths, settings.together ?? [])];
  refuseKernel(wanted, kernel);
  const links = [...declaredLinks(paths, settings.services ?? {}, kernel), ...wanted];
  const groups = linkedGroups(links);
  const blocks = blocksOf(groups);
  return {
    blocks,
    labels: labelsOf(links, groups),
    apart: (settings.apart ?? []).map((pair, index) => apartOf(pair, index, { paths, links, groups, kernel })),
    owners: new Map(pins.flatMap(({ entity, service }) => (entity === null ? [] : [[entity, service as ServiceId] as const]))),
  };
}

function refuseKernel(links: readonly MustLink[], kernel: ReadonlyMap<string, ConfigEntry>): void {
  for (const { a, b, entry } of links) {
    const inKernel = [a, b].map((node) => (node.startsWith('f:') ? kernel.get(pathOf(node)) : undefined)).find((found) => found !== undefined);
    if (inKernel) throw contradiction([entry, inKernel]);
  }
}

function blocksOf(groups: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>();
  for (const node of [...groups.keys()].filter((key) => !key.startsWith('s:')).sort(compareText)) {
    const name = `block:${groups.get(node)}`;
    const members = blocks.get(name);
    if (members) members.push(node);
    else blocks.set(name, [node]);
  }
  return blocks;
}

function labelsOf(links: readonly MustLink[], groups: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const [node, group] of groups) {
    if (!node.startsWith('s:')) continue;
    const other = labels.get(`block:${group}`);
    if (other !== undefined) throw contradiction(entriesBetween(links, serviceNode(other), node));
    labels.set(`block:${group}`, pathOf(node));
  }
  return labels;
}

interface Known {
  readonly paths: readonly string[];
  readonly links: readonly MustLink[];
  readonly groups: ReadonlyMap<string, string>;
  readonly kernel: ReadonlyMap<string, unknown>;
}

function apartOf(pair: readonly [string, string], index: number, { paths, links, groups, kernel }: Known): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const sides = pair.map((glob, at) => {
    const found = matching(paths, glob);
    if (found.length === 0) throw matchesNothing({ keys: ['apart', index, at], words: `apart[${index}] "${glob}" matches no analysed file` });
    return found.filter((path) => !kernel.has(path)).map(fileNode); // the kernel is no service
  });
  const [left = [], right = []] = sides;
  const entry = (what: string): ConfigEntry => ({ keys: ['apart', index], words: `apart[${index}] keeps ${what}` });
  const first = new Set(left);
  const both = right.find((node) => first.has(node));
  if (both !== undefined) throw contradiction([entry(`${pathOf(both)}, which both globs match, from itself`)]);
  const byGroup = new Map(left.map((node) => [groups.get(node) ?? node, node]));
  for (const node of right) {
    const other = byGroup.get(groups.get(node) ?? node);
    if (other === undefined) continue;
    throw contradiction([entry(`${pathOf(other)} and ${pathOf(node)} in different services`), ...entriesBetween(links, other, node)]);
  }
  return [withBlocks(left, groups), withBlocks(right, groups)];
}

/** With all that must be where one of them is. */
function withBlocks(nodes: readonly string[], groups: ReadonlyMap<string, string>): ReadonlySet<string> {
  const wanted = new Set(nodes.flatMap((node) => groups.get(node) ?? []));
  return new Set([...nodes, ...[...groups].filter(([node, group]) => wanted.has(group) && !node.startsWith('s:')).map(([node]) => node)]);
}
