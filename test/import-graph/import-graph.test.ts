import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EdgeText, graphText, imported, type NodeText } from './graphs.js';
import { importGraph } from '../../src/import-graph/import-graph.js';

const CLASS = { kind: 'class' };
const METHOD = (parent: string) => ({ kind: 'method', parent });
const references = (nodes: readonly NodeText[], edges: readonly EdgeText[], rest?: object) =>
  imported(nodes, edges, rest).facts.references.map(({ kind, from, to, fromMember, toMember }) =>
    [kind, from, ...(fromMember === null ? [] : [fromMember]), to, ...(toMember === null ? [] : [toMember])].join(' '),
  );
const placeOf = (...node: [key: string, attributes?: object]) => {
  const [file] = imported([[node[0], node[1] ?? {}]]).facts.files;
  return file?.place ?? file?.path;
};

describe('nodes', () => {
  it('without a kind are code, a file each; named by their keys', () => {
    const { facts, graph } = imported(['b', 'a']);
    expect(facts.files).toEqual([
      { path: 'a', lines: 0 },
      { path: 'b', lines: 0 },
    ]);
    expect(facts.units.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['module a#', 'module b#']);
    expect(graph).toEqual({
      nodes: 2,
      edges: 0,
      places: [
        { key: 'a', path: 'a', entity: null },
        { key: 'b', path: 'b', entity: null },
      ],
      notes: [],
    });
  });

  it.each([
    ['com.acme.orders.OrderService', 'com/acme/orders/OrderService'],
    ['src/orders/order.py', 'src/orders/order.py'],
    ['./src/orders/order.py', 'src/orders/order.py'],
    ['App\\Models\\Order', 'App/Models/Order'],
    ['acme::orders::Order', 'acme/orders/Order'],
    ['Order.java', 'Order.java'],
    ['Order', 'Order'],
    ['void save(Order o)', 'void save(Order o)'],
    ['...', '...'],
  ])('%s says folders and a name: %s', (key, place) => expect(placeOf(key)).toBe(place));

  it.each<[string, object, string]>([
    ['a package', { package: 'com.acme' }, 'com/acme/Order'],
    ['a namespace', { namespace: 'Acme\\Shop' }, 'Acme/Shop/Order'],
    ['the path of its file', { path: 'src/shop/order.rb' }, 'src/shop/Order'],
    ['a label', { label: 'com.acme.Order' }, 'com/acme/Order'],
    ['a package rather than a path', { package: 'com.acme', path: 'src/shop/order.rb' }, 'com/acme/Order'],
  ])('stand where %s says', (_, attributes, place) => expect(placeOf('Order', attributes)).toBe(place));

  it('are called by their labels where all keys are mere numbers', () => {
    const { facts, graph } = imported([
      ['1', { label: 'Order' }],
      ['2', { label: 'Cart' }],
      ['3', { label: 'Cart' }],
    ]);
    expect(facts.files.map(({ path }) => path)).toEqual(['Cart (2)', 'Cart (3)', 'Order']);
    expect(graph.notes).toEqual(['The keys of the nodes are mere numbers: they are called by their labels.']);
  });

  it.each([
    [['1', { label: 'Order' }] as const, ['2', {}] as const],
    [['1', { label: 'Order' }] as const, ['Cart', { label: 'the cart' }] as const],
  ])('are called by their keys where one has no label, or a key says something', (...nodes) => {
    expect(imported(nodes).facts.files.map(({ path }) => path)).toEqual(nodes.map(([key]) => key));
  });

  it('are never called alike', () => {
    const nodes = [
      ['1', { label: 'Order' }],
      ['2', { label: 'Order' }],
      ['3', { label: 'Order (1)' }],
    ] as const;
    expect(new Set(imported(nodes).facts.files.map(({ path }) => path)).size).toBe(3);
  });

  it('that are methods lie in their class', () => {
    const { facts, graph } = imported([
      ['Order', CLASS],
      ['Order.save', METHOD('Order')],
    ]);
    expect(facts.files.map(({ path }) => path)).toEqual(['Order']);
    expect(graph.places.map(({ path }) => path)).toEqual(['Order', 'Order']);
  });

  it('that are classes are whole where the graph knows none of their members', () => {
    const { units } = imported([
      ['A', CLASS],
      ['A.run', METHOD('A')],
      ['B', CLASS],
    ]).facts;
    expect(units.map(({ id, whole }) => [id, whole ?? false])).toEqual([
      ['A#A', false],
      ['B#B', true],
    ]);
  });

  it('that are packages lie around their classes, however deep; without any, they are code', () => {
    const { facts, graph } = imported([
      ['acme', { kind: 'package' }],
      ['orders', { kind: 'package', parent: 'acme' }],
      ['Order', { kind: 'class', parent: 'orders' }],
      ['money', { kind: 'package', parent: 'acme' }],
    ]);
    expect(facts.files).toEqual([
      { path: 'Order', lines: 0, place: 'acme/orders/Order' },
      { path: 'money', lines: 0, place: 'acme/money' },
    ]);
    expect(graph.places.filter(({ path }) => path === null).map(({ key }) => key)).toEqual(['acme', 'orders']);
  });

  it('of an unknown kind around classes are folders', () => {
    const nodes: NodeText[] = [
      ['core', { kind: 'bounded context' }],
      ['Order', { kind: 'class', parent: 'core' }],
    ];
    expect(imported(nodes).facts.files).toEqual([{ path: 'Order', lines: 0, place: 'core/Order' }]);
  });

  it('may have lines', () => expect(imported([['a', { lines: 12 }]]).facts.files).toEqual([{ path: 'a', lines: 12 }]));
});

describe('edges between code', () => {
  const SAID: Readonly<Record<string, readonly string[]>> = {
    call: ['call', 'Calls', 'invokes', ''],
    inject: ['inject'],
    extend: ['extends', 'implements', 'inherits'],
    import: ['import', 'uses', 'depends', 'knows'],
    type: ['type'],
    emit: ['emits', 'publish'],
  };

  it.each(Object.entries(SAID).flatMap(([kind, words]) => words.map((word) => [word, kind])))('"%s" is %s', (word, kind) => {
    expect(references(['a', 'b'], [['a', 'b', word]])).toEqual([`${kind} a# b#`]);
  });

  it('name the members', () => {
    const nodes: NodeText[] = [
      ['A', CLASS],
      ['A.run', METHOD('A')],
      ['B', CLASS],
      ['B.save', METHOD('B')],
    ];
    expect(references(nodes, [['A.run', 'B.save']])).toEqual(['call A#A run B#B save']);
  });

  it('without direction are written from the name that comes first, whichever way they point', () => {
    for (const ends of [['a', 'b'] as const, ['b', 'a'] as const]) {
      expect(imported(['a', 'b'], [[...ends, 'call', { undirected: true }]]).facts.references).toMatchObject([{ from: 'a#', to: 'b#', undirected: true }]);
      expect(imported(['a', 'b'], [[...ends, 'call']], { options: { type: 'undirected' } }).facts.references).toMatchObject([{ from: 'a#', undirected: true }]);
    }
    expect(imported(['a', 'b'], [['b', 'a', 'call', { undirected: false }]], { options: { type: 'undirected' } }).facts.references).toMatchObject([
      { from: 'b#' },
    ]);
  });

  it('to a folder say nothing, and a note says how many', () => {
    const nodes: NodeText[] = [
      ['p', { kind: 'package' }],
      ['A', { kind: 'class', parent: 'p' }],
      ['B', CLASS],
    ];
    const { facts, graph } = imported(nodes, [['B', 'p', 'uses']]);
    expect(facts.references).toEqual([]);
    expect(graph.notes).toEqual(['1 edge to or from a package that holds other nodes were left out.']);
  });

  it('from a node to itself, and several between two nodes, are all read', () => {
    expect(
      references(
        ['a', 'b'],
        [
          ['a', 'a', 'call'],
          ['a', 'b', 'call'],
          ['a', 'b', 'call'],
        ],
      ),
    ).toEqual(['call a# a#', 'call a# b#', 'call a# b#']);
  });
});

describe('weights', () => {
  const weights = (...pairs: (readonly [kind: string, weight?: number])[]) =>
    imported(
      ['a', 'b'],
      pairs.map(([kind, weight]): EdgeText => ['a', 'b', { kind, weight }]),
    ).facts.references.map(({ kind, weight }) => `${kind} ${weight}`);

  // The median of 2, 4 and 40 is 4; of .1 and .3, the lower.
  it('count in medians of their kind', () => {
    expect(weights(['call', 4], ['call', 2], ['call', 40], ['use', 0.1], ['use', 0.3])).toEqual(['call 0.5', 'call 1', 'call 10', 'import 1', 'import 3']);
  });

  it('are 1 where there are none', () => expect(weights(['call'], ['call'])).toEqual(['call 1', 'call 1']));

  it('say the same in any unit', () => {
    const unit = fc.constantFrom(0.001, 0.1, 3, 7, 1000);
    const property = fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), unit, (list, by) => {
      expect(weights(...list.map((weight) => ['call', weight * by] as const))).toEqual(weights(...list.map((weight) => ['call', weight] as const)));
    });
    fc.assert(property, { numRuns: 200, seed: 3 });
  });
});

describe('data', () => {
  const TABLE = { kind: 'table' };
  const data = (...edges: EdgeText[]) =>
    imported(
      [
        ['Repo', CLASS],
        ['Order', { kind: 'entity', table: 'orders' }],
        ['lines', TABLE],
      ],
      edges,
    ).facts;

  it('is an entity and no code, unless code uses it', () => {
    expect(data().files.map(({ path }) => path)).toEqual(['Repo']);
    expect(data().entities).toMatchObject([
      { id: 'lines', name: 'lines', table: 'lines', via: 'graph', unit: null },
      { id: 'order', name: 'Order', table: 'orders', unit: null },
    ]);
    expect(data(['Repo', 'Order'])).toMatchObject({ files: [{ path: 'Repo' }], accesses: [{ mode: 'read', entity: 'order' }] });
    const used = data(['Repo', 'Order', 'call'], ['Repo', 'Order', 'write']);
    expect(used.files.map(({ path }) => path)).toEqual(['Order', 'Repo']);
    expect(used.entities).toMatchObject([{}, { id: 'order', unit: 'Order#Order', declaredAt: { path: 'Order', line: 1 } }]);
    expect([used.references.length, used.accesses.length]).toEqual([1, 1]);
  });

  it.each([
    [['Repo', 'lines', 'reads'], 'read'],
    [['Repo', 'lines', 'writes'], 'write'],
    [['lines', 'Repo', 'writes'], 'write'],
    [['Repo', 'lines', 'calls'], 'read'],
    [['Repo', 'lines'], 'read'],
    [['Repo', 'lines', 'persists'], 'write'],
    [['Repo', 'lines', 'queries'], 'read'],
  ] as const)('%j is a %s', (edge, mode) => {
    expect(data([...edge]).accesses).toMatchObject([{ mode, by: 'Repo#Repo', entity: 'lines', at: { path: 'Repo', line: 1 }, transaction: null }]);
  });

  it('is declared by one class, and joined by relations', () => {
    expect(data(['Repo', 'lines', 'declares']).entities).toMatchObject([{ id: 'lines', declaredAt: { path: 'Repo' }, unit: 'Repo#Repo' }, {}]);
    for (const kind of ['relation', 'calls', '']) {
      expect(data(['lines', 'Order', kind]).relations).toEqual([{ from: 'lines', to: 'order', kind: 'many-to-one', at: { path: 'lines', line: 1 } }]);
    }
    expect(data(['lines', 'lines', 'relation']).relations).toEqual([]);
  });

  it('that an edge is about, with none at either end, makes a plain use', () => {
    const { facts, graph } = imported(['a', 'b'], [['a', 'b', 'read']]);
    expect(facts.references).toMatchObject([{ kind: 'import' }]);
    expect(graph.notes).toEqual(['1 edge about data, with no entity at either end, count as plain uses.']);
  });

  it('of one name in two packages is two entities, with ids of their own', () => {
    const ids = imported([
      ['a.Order', { kind: 'entity' }],
      ['b.Order', { kind: 'entity' }],
      ['b.order', TABLE],
    ]).facts.entities.map(({ id }) => id);
    expect(ids).toEqual(['a.order', 'b.order', 'b.order-2']);
  });
});

describe('notes', () => {
  it('name what means nothing here, the commonest first', () => {
    const { graph } = imported(
      [
        ['a', { kind: 'Servlet' }],
        ['b', { kind: 'Bean' }],
        ['c', { kind: 'Bean' }],
      ],
      [
        ['a', 'b', 'forwards'],
        ['b', 'c', 'knows'],
        ['c', 'a', 'knows'],
      ],
    );
    expect(graph.notes).toEqual([
      'Node kinds that mean nothing here were read as code: "Bean" (2) and "Servlet" (1).',
      'Edge kinds that mean nothing here were read as plain uses: "knows" (2) and "forwards" (1).',
    ]);
  });

  it('say what a weight is', () => {
    const { graph } = imported(['a', 'b'], [['a', 'b', { weight: 3, kind: 'call' }]]);
    expect(graph.notes).toEqual(['Weights are heard in medians of their kind: 3 for "call". Figures count edges, whatever they weigh.']);
  });
});

describe('the order in the file', () => {
  const nodes: NodeText[] = [
    ['a.A', CLASS],
    ['a.A.run', METHOD('a.A')],
    ['b.B', CLASS],
    ['C', { kind: 'entity' }],
    ['t', { kind: 'table' }],
    'd',
    ['e', { lines: 3 }],
  ];
  const keys = nodes.map((node) => (typeof node === 'string' ? node : node[0]));
  const edge = fc
    .tuple(
      fc.constantFrom(...keys),
      fc.constantFrom(...keys),
      fc.constantFrom('call', 'read', 'declare', 'relation', 'x'),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
    )
    .map(([source, target, kind, weight, undirected]): EdgeText => [source, target, { kind, weight }, { undirected }]);

  it('says nothing', () => {
    const property = fc.property(
      fc.array(edge, { maxLength: 12 }).chain((edges) => fc.tuple(fc.constant(edges), fc.shuffledSubarray(edges, { minLength: edges.length }))),
      fc.shuffledSubarray(nodes, { minLength: nodes.length }),
      ([edges, otherEdges], otherNodes) => {
        const one = importGraph({ text: graphText(nodes, edges), name: 'one' });
        expect(importGraph({ text: graphText(otherNodes, otherEdges), name: 'one' })).toEqual(one);
      },
    );
    fc.assert(property, { numRuns: 200, seed: 5 });
  });

  it('leaves facts that hang together', () => {
    const property = fc.property(fc.array(edge, { maxLength: 12 }), (edges) => {
      const { facts, graph } = imported(nodes, edges);
      const [files, units, entities] = [facts.files.map(({ path }) => path), facts.units.map(({ id }) => id), facts.entities.map(({ id }) => id)];
      for (const { from, to, at } of facts.references) expect([units.includes(from), units.includes(to), files.includes(at.path)]).toEqual([true, true, true]);
      for (const { by, entity, at } of facts.accesses)
        expect([units.includes(by), entities.includes(entity), files.includes(at.path)]).toEqual([true, true, true]);
      for (const { from, to } of facts.relations) expect([entities.includes(from), entities.includes(to), from === to]).toEqual([true, true, false]);
      for (const { path } of facts.units) expect(files).toContain(path);
      expect(graph.places.map(({ key }) => key)).toEqual([...keys].sort());
    });
    fc.assert(property, { numRuns: 200, seed: 5 });
  });
});
