import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stronglyConnected } from '../../src/graph/cycles.js';

function groups(edges: Record<string, string[]>) {
  return stronglyConnected(Object.keys(edges).sort(), (node) => edges[node] ?? []);
}

/** Two nodes are in one group if each reaches the other. */
function slowGroups(nodes: string[], next: Map<string, string[]>): string[][] {
  const reach = (start: string) => {
    const seen = new Set<string>();
    const open = [...(next.get(start) ?? [])];
    for (let node = open.pop(); node !== undefined; node = open.pop())
      if (!seen.has(node)) {
        seen.add(node);
        open.push(...(next.get(node) ?? []));
      }
    return seen;
  };
  const reached = new Map(nodes.map((node) => [node, reach(node)]));
  const found = new Map<string, string[]>();
  for (const node of nodes) {
    const group = nodes.filter((other) => other === node || (reached.get(node)?.has(other) && reached.get(other)?.has(node)));
    if (group.length > 1) found.set(group[0] ?? '', group);
  }
  return [...found.values()];
}

describe('stronglyConnected', () => {
  it('finds a circle and leaves the rest', () => {
    expect(groups({ orders: ['payments'], payments: ['orders', 'ledger'], ledger: [], cart: ['orders'] })).toEqual([['orders', 'payments']]);
  });

  it('finds none in a chain, and none for a node that names itself', () => {
    expect(groups({ cart: ['cart', 'orders'], orders: [] })).toEqual([]);
  });

  it('walks 50,000 nodes in a ring without recursion', () => {
    const nodes = Array.from({ length: 50_000 }, (_, index) => `n${String(index).padStart(5, '0')}`);
    const after = new Map(nodes.map((node, index) => [node, nodes[(index + 1) % nodes.length] ?? '']));
    expect(stronglyConnected(nodes, (node) => [after.get(node) ?? ''])[0]).toHaveLength(50_000);
  });

  it('equals mutual reachability', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 24 }), (edges) => {
        const nodes = Array.from({ length: 8 }, (_, index) => `s${index}`);
        const next = new Map<string, string[]>(nodes.map((node) => [node, []]));
        for (const [a, b] of edges) next.get(`s${a}`)?.push(`s${b}`);
        expect(stronglyConnected(nodes, (node) => next.get(node) ?? [])).toEqual(slowGroups(nodes, next));
      }),
    );
  });
});
