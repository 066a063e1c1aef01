import { compareText } from '../model/location.js';

/**
 * Strongly connected groups of two or more nodes (Tarjan 1972), found without recursion; each sorted, the groups by first member.
 * O(nodes + edges).
 */
export function stronglyConnected<Node extends string>(nodes: readonly Node[], next: (node: Node) => readonly Node[]): readonly (readonly Node[])[] {
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const groups: Node[][] = [];
  for (const root of nodes) {
    if (index.has(root)) continue;
    const path: { node: Node; successors: readonly Node[]; position: number }[] = [];
    enter(root);
    while (path.length > 0) step();

    function enter(node: Node): void {
      index.set(node, index.size);
      low.set(node, index.size - 1);
      open.push(node);
      isOpen.add(node);
      path.push({ node, successors: next(node), position: 0 });
    }

    function step(): void {
      const frame = path.at(-1);
      if (!frame) return;
      const successor = frame.successors[frame.position];
      frame.position += 1;
      if (successor === undefined) leave(frame.node);
      else if (!index.has(successor)) enter(successor);
      else if (isOpen.has(successor)) lower(frame.node, index.get(successor) ?? 0);
    }

    function leave(node: Node): void {
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) !== index.get(node)) return;
      const group = open.splice(open.indexOf(node));
      for (const member of group) isOpen.delete(member);
      if (group.length > 1) groups.push(group.sort(compareText));
    }
  }
  return groups.sort((a, b) => compareText(a[0] ?? '', b[0] ?? ''));

  function lower(node: Node, candidate: number): void {
    if (candidate < (low.get(node) ?? 0)) low.set(node, candidate);
  }
}
