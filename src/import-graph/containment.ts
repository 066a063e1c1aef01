import type { GraphData, GraphNode } from './graph-data.js';
import { type NodeKind, nodeKind } from './kinds.js';
import { ownFolders, partsOf, shortName } from './names.js';
import { shown, unusable } from './problems.js';

/** No language nests deeper. */
const DEEPEST = 100;

/** From the outermost node that is no folder to the node itself. */
export type Chain = readonly [GraphNode, ...GraphNode[]];

/** Where the nodes of a graph lie. */
export interface Containment {
  /** By key. A folder has none. */
  readonly chains: ReadonlyMap<string, Chain>;
  /** The folders around a node of the first place of a chain, the outermost first. */
  foldersOf(root: GraphNode): readonly string[];
}

const UNKNOWN: NodeKind = { role: 'class', unit: 'module' };

/** What a node's kind means; code without a name of its own for one that means nothing here, or that has none. */
export function kindOf({ kind }: GraphNode): NodeKind {
  return kind === null ? UNKNOWN : (nodeKind(kind) ?? UNKNOWN);
}

/**
 * A parent holds its child as a class holds a method, or lies around it as a package around a class. It is a folder in the second case: nothing of it is code.
 * Throws a UserError for parents in a circle.
 */
export function containmentOf({ nodes }: GraphData, name: string): Containment {
  const parentOf = ({ parent }: GraphNode): GraphNode | undefined => (parent === null ? undefined : nodes.get(parent));
  const folders = new Set<string>();
  for (const node of nodes.values()) {
    const parent = parentOf(node);
    if (parent && !holds(parent, node)) folders.add(parent.key);
  }
  const around = (node: GraphNode): readonly GraphNode[] => {
    const found = [node];
    for (let parent = parentOf(node); parent; parent = parentOf(parent)) {
      if (found.length > DEEPEST) throw unusable(name, `has parents in a circle, or nested deeper than ${DEEPEST}: look at the node ${shown(node.key)}.`);
      found.unshift(parent);
    }
    return found;
  };
  const chains = new Map<string, Chain>();
  for (const node of nodes.values()) {
    const [root, ...inner] = afterFolders(around(node), folders);
    if (root) chains.set(node.key, [root, ...inner]);
  }
  return { chains, foldersOf: (root) => foldersAround(around(root)) };
}

/** What a root says itself of its package comes before the folders around it; a folder called `com.acme.orders` says all of them. */
function foldersAround(chain: readonly GraphNode[]): readonly string[] {
  const [root, inner, ...outer] = chain.toReversed();
  if (!root) return [];
  if (root.package !== null || !inner) return ownFolders(root);
  const parts = partsOf(inner.label ?? inner.key);
  return parts.length > 1 ? parts : [...outer.reverse().map(shortName), shortName(inner)];
}

function afterFolders(chain: readonly GraphNode[], folders: ReadonlySet<string>): readonly GraphNode[] {
  return chain.slice(chain.findLastIndex(({ key }) => folders.has(key)) + 1);
}

/** A package holds nothing; a kind that means nothing here holds what can stand in a class alone. */
function holds(parent: GraphNode, child: GraphNode): boolean {
  if (kindOf(parent).role === 'folder') return false;
  const isKnown = parent.kind === null || nodeKind(parent.kind) !== undefined;
  return isKnown || kindOf(child).role === 'member';
}
