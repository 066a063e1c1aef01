import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importGraph } from '../../src/import-graph/import-graph.js';
import { UserError } from '../../src/model/errors.js';
import { type Schema, validator } from '../report/schemas.js';
import { graphText } from './graphs.js';

const read = (text: string) => importGraph({ text, name: 'graph.json' });
const schema: Schema = JSON.parse(readFileSync(new URL('../../src/import-graph/graph.schema.json', import.meta.url), 'utf8'));
const against = validator(schema);

/** The message of the UserError that a text ends in; fails where it is read, or ends in another error. */
function complaint(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('it was read');
}

const whole = (parts: object): string => JSON.stringify({ nodes: [{ key: 'a' }, { key: 'b' }], edges: [{ source: 'a', target: 'b' }], ...parts });
const node = (value: unknown): string => whole({ nodes: [{ key: 'a' }, { key: 'b' }, value] });
const edge = (value: unknown): string => whole({ edges: [value] });

describe('a text that is no graph', () => {
  it.each<[string, string, RegExp]>([
    ['nothing', '', /^The graph "graph\.json" is not JSON: /],
    ['no JSON', '{ nodes: [] }', /is not JSON: /],
    ['NaN', '{"nodes":[{"key":"a"}],"edges":[{"source":"a","target":"a","attributes":{"weight":NaN}}]}', /is not JSON: /],
    ['half of one', whole({}).slice(0, 40), /is not JSON: /],
    ['a list', '[]', /must be an object with "nodes" and "edges", not a list\./],
    ['null', 'null', /must be an object with "nodes" and "edges", not null\./],
    ['a text', '"graph"', /not "graph"\./],
    ['no nodes', '{"edges":[]}', /must have "nodes", a list\./],
    ['nodes by key', '{"nodes":{"a":{}},"edges":[]}', /must have "nodes", a list, not an object\./],
    ['no edges', '{"nodes":[{"key":"a"}]}', /must have "edges", a list\./],
    ['an empty graph', '{"nodes":[],"edges":[]}', /has no nodes: there is nothing to analyse\./],
    ['nodes of a prototype', '{"__proto__":{"nodes":[]},"edges":[]}', /must have "nodes", a list\./],
  ])('%s', (_, text, message) => {
    expect(complaint(text)).toMatch(message);
    expect(against(parsedOr(text))).not.toEqual([]);
  });

  it('too many nodes or edges', () => {
    const nodes = Array.from({ length: 100_001 }, (_, index) => ({ key: index }));
    expect(complaint(JSON.stringify({ nodes, edges: [] }))).toBe('The graph "graph.json" has 100,001 nodes; at most 100,000 are read.');
    const edges = Array.from({ length: 1_000_001 }, () => 0);
    expect(complaint(JSON.stringify({ nodes: [{ key: 'a' }], edges }))).toBe('The graph "graph.json" has 1,000,001 edges; at most 1,000,000 are read.');
  });

  it('nested as deep as memory goes', () => {
    expect(complaint(`{"nodes":${'['.repeat(2e6)}${']'.repeat(2e6)},"edges":[]}`)).toMatch(/nodes\[0\] must be an object, not a list|is not JSON/);
  });
});

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

describe('a graph with a fault', () => {
  it.each<[string, string, string]>([
    ['a node that is no object', node(3), 'nodes[2] must be an object, not 3'],
    ['a node without a key', node({}), 'nodes[2].key must be a text of 1 to 1000 characters without control characters, not nothing'],
    ['an empty key', node({ key: '' }), 'nodes[2].key must be a text of 1 to 1000 characters without control characters, not ""'],
    [
      'a key that steers a terminal',
      node({ key: 'a\u001b[2J' }),
      'nodes[2].key must be a text of 1 to 1000 characters without control characters, not "a\\u001b[2J"',
    ],
    [
      'a key of a megabyte',
      node({ key: 'x'.repeat(1e6) }),
      `nodes[2].key must be a text of 1 to 1000 characters without control characters, not "${'x'.repeat(59)}…`,
    ],
    ['attributes that are no object', node({ key: 'c', attributes: [] }), 'nodes[2].attributes must be an object, not a list'],
    [
      'a kind that is no text',
      node({ key: 'c', attributes: { kind: 7 } }),
      'nodes[2].attributes.kind must be a text of at most 1000 characters without control characters, not 7',
    ],
    [
      'lines that are no number',
      node({ key: 'c', attributes: { lines: '7' } }),
      'nodes[2].attributes.lines must be a number above 0 and at most 1000000000000, not "7"',
    ],
    ['options that are none', whole({ options: 1 }), 'options must be an object, not 1'],
    ['a type of graph that there is not', whole({ options: { type: 'tree' } }), 'options.type must be one of directed, undirected and mixed, not "tree"'],
    ['an edge that is no object', edge(null), 'edges[0] must be an object, not null'],
    [
      'a key of an edge that is none',
      edge({ key: {}, source: 'a', target: 'b' }),
      'edges[0].key must be a text of 1 to 1000 characters without control characters, not an object',
    ],
    ['a direction that is none', edge({ source: 'a', target: 'b', undirected: 'yes' }), 'edges[0].undirected must be true or false, not "yes"'],
    ...[-1, 0, '3', true, 1e300].map((weight): [string, string, string] => [
      `the weight ${JSON.stringify(weight)}`,
      edge({ source: 'a', target: 'b', attributes: { weight } }),
      `edges[0].attributes.weight must be a number above 0 and at most 1000000000000, not ${typeof weight === 'string' ? `"${weight}"` : weight}`,
    ]),
  ])('%s', (_, text, problem) => {
    expect(complaint(text)).toBe(`1 problem in the graph "graph.json":\n  ${problem}`);
    expect(against(JSON.parse(text))).not.toEqual([]);
  });

  // What no schema can say.
  it.each<[string, string, string]>([
    ['two nodes with one key', node({ key: 'a' }), 'nodes[2].key must be unique: nodes[0] is called "a" too'],
    [
      'a number and its text',
      whole({ nodes: [{ key: 'a' }, { key: 'b' }, { key: 1 }, { key: '1' }] }),
      'nodes[3].key must be unique: nodes[2] is called "1" too',
    ],
    [
      'two edges with one key',
      whole({
        edges: [
          { key: 'e', source: 'a', target: 'b' },
          { key: 'e', source: 'b', target: 'a' },
        ],
      }),
      'edges[1].key must be unique: edges[0] is called "e" too',
    ],
    ['an edge to nowhere', edge({ source: 'a', target: 'z' }), 'edges[0].target names no node: "z"'],
    ['an edge from a name that every object has', edge({ source: 'constructor', target: 'a' }), 'edges[0].source names no node: "constructor"'],
    ['a parent that is not there', node({ key: 'c', attributes: { parent: 'z' } }), 'nodes[2].attributes.parent names no node: "z"'],
    [
      'an infinite weight',
      whole({}).replace('"target":"b"', '"target":"b","attributes":{"weight":1e999}'),
      'edges[0].attributes.weight must be a number above 0 and at most 1000000000000, not Infinity',
    ],
  ])('%s', (_, text, problem) => expect(complaint(text)).toBe(`1 problem in the graph "graph.json":\n  ${problem}`));

  it('tells twenty, and how many there are', () => {
    const text = whole({ edges: Array.from({ length: 1500 }, () => ({ source: 'a', target: 'z' })) });
    const lines = complaint(text).split('\n');
    expect([lines[0], lines[1], lines.at(-1), lines.length]).toEqual([
      '1,500 problems in the graph "graph.json":',
      '  edges[0].target names no node: "z"',
      '  and 1,480 more',
      22,
    ]);
  });

  it('parents in a circle', () => {
    const text = graphText([
      ['a', { parent: 'b' }],
      ['b', { parent: 'a' }],
      ['c', { parent: 'c' }],
    ]);
    expect(complaint(text)).toMatch(/^The graph "graph\.json" has parents in a circle, or nested deeper than 100: look at the node "a"\.$/);
  });
});

describe('names that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

  it('are names like others', () => {
    const text = `{"nodes":[${NAMES.map((key) => JSON.stringify({ key }))}],"edges":[{"source":"__proto__","target":"constructor"}]}`;
    const { facts, graph } = read(text);
    expect(facts.files.map(({ path }) => path)).toEqual([...NAMES].sort());
    expect(facts.references.map(({ from, to }) => [from, to])).toEqual([['__proto__#', 'constructor#']]);
    expect(graph.notes).toEqual(['1 edge of no kind count as calls.']);
  });

  it('are no attributes where the graph has none', () => {
    const text = '{"nodes":[{"key":"a","attributes":{"__proto__":{"kind":"table"}}}],"edges":[]}';
    expect(read(text).facts.entities).toEqual([]);
  });
});

describe('any JSON', () => {
  const odd = fc.oneof(fc.double(), fc.boolean(), fc.constant(null), fc.string(), fc.dictionary(fc.string(), fc.string()));
  /** Mostly what fits, now and then what does not. */
  const mostly = <Value>(fitting: fc.Arbitrary<Value>) => fc.oneof({ weight: 30, arbitrary: fitting }, { weight: 1, arbitrary: odd });
  const key = fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.integer({ min: 0, max: 3 }));
  const kind = fc.constantFrom('class', 'call', 'entity', 'read', 'method', 'package', '');
  const attributes = fc.record({ kind: mostly(kind), label: mostly(fc.constant('A')), weight: mostly(fc.double({ min: 0.1, max: 9 })) }, { requiredKeys: [] });
  const node = fc.record({ key: mostly(key), attributes: mostly(attributes) }, { requiredKeys: ['key'] });
  const edge = fc.record({ source: mostly(key), target: mostly(key), attributes, undirected: mostly(fc.boolean()) }, { requiredKeys: ['source', 'target'] });
  const graph = fc.record(
    {
      options: mostly(fc.record({ type: fc.constantFrom('mixed', 'undirected') })),
      nodes: mostly(fc.uniqueArray(node, { selector: (item) => JSON.stringify(item.key), minLength: 4 })),
      edges: mostly(fc.array(mostly(edge), { maxLength: 3 })),
    },
    { requiredKeys: ['nodes', 'edges'] },
  );

  it('is read, or a UserError; and what is read fits the schema', () => {
    const ends = { read: 0, refused: 0 };
    const property = fc.property(fc.oneof({ weight: 9, arbitrary: graph }, fc.jsonValue()), (parts) => {
      const text = JSON.stringify(parts);
      try {
        read(text);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        ends.refused += 1;
        return;
      }
      ends.read += 1;
      expect(against(JSON.parse(text))).toEqual([]);
    });
    fc.assert(property, { numRuns: 1000, seed: 11 });
    expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(100);
  });
});
