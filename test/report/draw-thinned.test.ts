import { describe, expect, it } from 'vitest';
import type { DrawEdge, DrawEdgeKind, DrawNode, Drawing } from '../../src/report/draw-model.js';
import { thinnedTies } from '../../src/report/draw-thinned-ties.js';
import { foldedAround, thinnedFiles } from '../../src/report/draw-thinned.js';

const edge = (from: string, to: string, kind: DrawEdgeKind, more: Partial<DrawEdge> = {}): DrawEdge => ({
  from,
  to,
  label: '',
  weight: 1,
  kind,
  crossing: true,
  circle: false,
  many: { from: false, to: false },
  ...more,
});
const node = (id: string, shape: DrawNode['shape'], cluster: string | null = null, more: Partial<DrawNode> = {}): DrawNode => ({
  id,
  cluster,
  lines: [id],
  shape,
  shared: false,
  ...more,
});
const drawing = (level: Drawing['level'], nodes: readonly DrawNode[], edges: readonly DrawEdge[]): Drawing => ({
  level,
  title: '',
  clusters: [...new Set(nodes.flatMap(({ cluster }) => cluster ?? []))].map((id) => ({ id, lines: [id], kind: 'service' })),
  nodes,
  edges,
  notes: [],
  remarks: [],
});
const times = (number: number, make: (index: number) => DrawEdge): DrawEdge[] => Array.from({ length: number }, (_, index) => make(index));

describe('files with many lines', () => {
  const inside = { crossing: false };
  const lines = (calls: number): Drawing =>
    drawing(
      'file',
      [],
      [
        ...times(calls, (index) => edge(`a${index}`, 'b', 'call', inside)),
        edge('a', 'b', 'use', inside),
        edge('a', 'c', 'type', inside),
        edge('a', 'x', 'use'),
        edge('a', 'y', 'type'),
      ],
    );

  it('keep 120 of them', () => expect(thinnedFiles(lines(116))).toEqual(lines(116)));

  it('lose those inside services that only import or name a type, and say so', () => {
    const { edges, notes } = thinnedFiles(lines(117));
    expect(edges.filter(({ kind }) => kind !== 'call').map(({ to }) => to)).toEqual(['x', 'y']);
    expect(notes).toEqual(['not drawn: 2 lines inside services that only import or name a type']);
  });

  it('say nothing where there are none to lose', () => {
    const calls = drawing(
      'file',
      [],
      times(130, (index) => edge(`a${index}`, 'b', 'call')),
    );
    expect(thinnedFiles(calls)).toEqual(calls);
  });
});

describe('what is written together', () => {
  const tie = (id: string, entities: number, crossing: boolean): { node: DrawNode; edges: DrawEdge[] } => ({
    node: node(id, 'transaction'),
    edges: times(entities, (index) => edge(id, `e${index}`, 'transaction', { crossing })),
  });

  it('keeps 40 lines: across services first, then the largest sets', () => {
    const ties = [tie('inside', 20, false), tie('small', 3, true), tie('large', 30, true)];
    const pair = edge('e1', 'e2', 'transaction');
    const { nodes, edges, notes } = thinnedTies(
      drawing(
        'entity',
        ties.map(({ node: one }) => one),
        [...ties.flatMap((one) => one.edges), pair],
      ),
    );
    // 30 + 3 + 1 = 34 lines, and 20 more would be 54
    expect(nodes.map(({ id }) => id)).toEqual(['small', 'large']);
    expect([edges.length, edges.includes(pair)]).toEqual([34, true]);
    expect(notes).toEqual(['not drawn: 1 of 4 sets of entities that are written together, those inside one service and the smallest first']);
  });

  it('keeps foreign keys, however many', () => {
    const keys = drawing(
      'entity',
      [],
      times(90, (index) => edge(`e${index}`, 'e', 'foreign-key')),
    );
    expect(thinnedTies(keys)).toEqual(keys);
  });
});

describe('what lies around a focus', () => {
  it('is one box for each service, and one line for all of a kind', () => {
    const folded = foldedAround(
      drawing(
        'file',
        [node('f', 'file', 'a', { focus: true }), node('g', 'file', 'a'), node('x', 'file', 'b'), node('y', 'file', 'b'), node('e', 'entity', 'b')],
        [
          edge('f', 'x', 'call', { weight: 2 }),
          edge('f', 'y', 'call', { weight: 3, circle: true }),
          edge('f', 'e', 'write'),
          edge('x', 'y', 'call', { crossing: false }),
          edge('f', 'g', 'call', { crossing: false }),
        ],
      ),
    );
    expect(folded.nodes.map(({ lines, shape }) => [lines, shape])).toEqual([
      [['f'], 'file'],
      [['g'], 'file'],
      [['b', '2 files', '1 entity'], 'service'],
    ]);
    expect(folded.edges.map(({ from, to, kind, weight, label, circle }) => [from, to, kind, weight, label, circle])).toEqual([
      ['f', 'box b', 'call', 5, '5', true],
      ['f', 'box b', 'write', 1, '', false],
      ['f', 'g', 'call', 1, '', false],
    ]);
    expect(folded.clusters.map(({ id }) => id)).toEqual(['a']);
    expect(folded.notes).toEqual(['folded: 3 files and entities around, into 1 box of its service']);
  });
});
