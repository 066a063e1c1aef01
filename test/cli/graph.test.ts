import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { type EdgeText, graphText, type NodeText } from '../import-graph/graphs.js';
import { schemaNamed, validator } from '../report/schemas.js';
import { inFolder, kept } from './run-cli.js';

const folder = inFolder();

function put(name: string, text: string): void {
  writeFileSync(join(folder.path, name), text);
}

/** The whole command, the real analysis in it. */
async function run(...argv: string[]) {
  const [stdout, stderr] = [kept(), kept()];
  const code = await main(argv, { stdout: stdout.stream, stderr: stderr.stream, env: {}, cwd: folder.path });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

const json = async (...argv: string[]) => JSON.parse((await run(...argv, '--format', 'json')).stdout);

const TOPICS = ['billing', 'catalogue', 'shipping'];
const PARTS = ['Controller', 'Service', 'Repository', 'Policy', 'Formatter'];
const classOf = (topic: string, part: string): string => `com.shop.${topic[0]?.toUpperCase()}${topic.slice(1)}${part}`;

/** Three topics of five classes each, all of which call each other; one call from each topic to the next, and a table each. */
const NODES: readonly NodeText[] = TOPICS.flatMap((topic): NodeText[] => [
  ...PARTS.map((part): NodeText => [classOf(topic, part), { kind: 'class' }]),
  [`t_${topic}`, { kind: 'table' }],
]);
const EDGES: readonly EdgeText[] = TOPICS.flatMap((topic, index): EdgeText[] => [
  ...PARTS.flatMap((part) => PARTS.filter((other) => other > part).map((other): EdgeText => [classOf(topic, part), classOf(topic, other), 'call'])),
  [classOf(topic, 'Repository'), `t_${topic}`, 'write'],
  ...(index < 2 ? [[classOf(topic, 'Service'), classOf(TOPICS[index + 1] ?? '', 'Service'), 'call'] as const] : []),
]);
const shop = (): void => put('graph.json', graphText(NODES, EDGES));
const filesBy = ({ services }: { services: { name: string; files: string[] }[] }) => services.map(({ name, files }) => [name, files.length]);

describe('--graph', () => {
  it('finds the topics of a shop, names them, and gives each its table', async () => {
    shop();
    const report = await json('analyze', '--graph', 'graph.json');
    expect(filesBy(report)).toEqual(TOPICS.map((topic) => [topic, 5]));
    expect(report.services.map(({ entities }: { entities: string[] }) => entities)).toEqual(TOPICS.map((topic) => [`t_${topic}`]));
    // Of 32 calls between classes 2 cross.
    expect(report.metrics).toMatchObject({ files: 15, services: 3, interServiceCallShare: 0.0625 });
    expect(validator(schemaNamed('report.schema.json'))(report)).toEqual([]);
    expect(report.graph).toMatchObject({ nodes: 18, edges: 35, notes: [] });
    expect(report.graph.places).toContainEqual({ key: 't_billing', path: null, entity: 't_billing' });
  });

  it('says in the report that it read a graph, and gives commands that read it again', async () => {
    shop();
    const { code, stdout, stderr } = await run('analyze', '--graph', 'graph.json');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^18 nodes, 35 edges: 3 parts \(largest 33 %\); 6 % of calls cross\nRead from a graph: /);
    expect(stdout).toContain('seamline analyze --graph graph.json --verbose\n');
    expect(stdout).toMatch(/billing: 5 files in com\/shop\n/);
  });

  it('says how the graph was read, and nothing of folders where there are none', async () => {
    put('graph.json', '{"nodes":[{"key":"A"},{"key":"B"}],"edges":[{"source":"A","target":"B"}]}');
    const { stdout } = await run('analyze', '--graph', 'graph.json');
    expect(stdout).toContain('How the graph was read\n  - 1 edge of no kind count as calls.\n');
    expect(stdout).toContain('There are no folders here to go by.');
    expect(stdout).not.toMatch(/top folder|are layers/);
  });

  it.each([
    ['check', 'Gate passed'],
    ['graph', 'digraph'],
  ])('goes with %s', async (command, text) => {
    shop();
    const { code, stdout } = await run(command, '--graph', 'graph.json');
    expect([code, stdout.includes(text)]).toEqual([0, true]);
  });

  it('goes with explain: a node by its key, an entity by its name', async () => {
    shop();
    const { stdout } = await run('explain', 'file', 'com.shop.BillingService', '--graph', 'graph.json');
    expect(stdout).toMatch(/^com\.shop\.BillingService\nIn billing: /);
    expect(stdout).toMatch(/seamline analyze --graph graph\.json( \\\n +| )--move com\.shop\.BillingService=catalogue/);
    expect((await run('explain', 'entity', 't_shipping', '--graph', 'graph.json')).stdout).toMatch(/^t_shipping: /);
    put(
      'methods.json',
      graphText([
        ['A', { kind: 'class' }],
        ['7', { kind: 'method', parent: 'A' }],
      ]),
    );
    expect((await run('explain', 'file', '7', '--graph', 'methods.json')).stdout).toMatch(/^A\n/);
  });

  it('names the nearest node where none is meant', async () => {
    shop();
    expect(await run('explain', 'file', 'BillingServce', '--graph', 'graph.json')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: No node "BillingServce" is code in "graph\.json"\..*\n {2}try: seamline explain file \S+ --graph graph\.json\n$/),
    });
    expect((await run('explain', 'entity', 'payment', '--graph', 'graph.json')).stderr).toMatch(/try: .*seamline explain entity t_\w+ --graph graph\.json\n$/);
  });
});

describe('options with --graph', () => {
  it('--services, --resolution and --seed steer the clustering', async () => {
    shop();
    expect((await json('analyze', '--graph', 'graph.json', '--services', '2')).services).toHaveLength(2);
    expect((await json('analyze', '--graph', 'graph.json', '--resolution', '0.05')).services).toHaveLength(1);
    expect((await json('analyze', '--graph', 'graph.json', '--seed', '7')).decomposition.seed).toBe(7);
  });

  it('--previous carries ids over', async () => {
    shop();
    put('old.json', JSON.stringify({ formatVersion: 1, services: [{ id: 'b7', name: 'money', files: PARTS.map((part) => classOf('billing', part)) }] }));
    const { services } = await json('analyze', '--graph', 'graph.json', '--previous', 'old.json');
    expect(services[0]).toMatchObject({ id: 'b7', name: 'money' });
  });

  it('--move says what would change', async () => {
    shop();
    const { whatIf } = await json('analyze', '--graph', 'graph.json', '--move', 'com.shop.BillingPolicy=shipping');
    expect(whatIf.moves).toEqual([{ path: 'com.shop.BillingPolicy', from: 'billing', to: 'shipping' }]);
    expect((await run('analyze', '--graph', 'graph.json', '--move', 'x=shipping')).stderr).toContain('No node "x" is code in "graph.json".');
  });

  it('a configuration that is named pins nodes, keeps them together and apart, and declares services', async () => {
    shop();
    mkdirSync(join(folder.path, 'etc'));
    put('etc/held.json', JSON.stringify({ pin: { 'com.shop.BillingPolic*': 'shipping', t_billing: 'shipping' } }));
    const pinned = (await json('analyze', '--graph', 'graph.json', '--config', 'etc/held.json')).services.find(
      ({ name }: { name: string }) => name === 'shipping',
    );
    expect([pinned.files[0], pinned.entities]).toEqual(['com.shop.BillingPolicy', ['t_billing', 't_shipping']]);
    put('etc/held.json', JSON.stringify({ together: [['com.shop.Billing*', 'com.shop.Shipping*']] }));
    expect(filesBy(await json('analyze', '--graph', 'graph.json', '--config', 'etc/held.json')).map(([, files]) => files)).toEqual([10, 5]);
    put('etc/held.json', JSON.stringify({ services: { all: ['com.shop.*'] } }));
    expect(filesBy(await json('analyze', '--graph', 'graph.json', '--config', 'etc/held.json'))).toEqual([['all', 15]]);
  });

  it('a configuration that lies where the command runs is that of a folder, and not read', async () => {
    shop();
    put('seamline.config.json', JSON.stringify({ services: { all: ['com.shop.*'] } }));
    expect((await json('analyze', '--graph', 'graph.json')).services).toHaveLength(3);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a folder as well', ['analyze', 'src'], /^error: --graph is analysed instead of a folder, and "src" is one more\./],
    ['--include', ['analyze', '--include', 'tests'], /^error: --include chooses files of a folder, and --graph reads none\./],
    ['--exclude', ['check', '--exclude', 'x'], /^error: --exclude chooses files of a folder, and --graph reads none\./],
    ['facts', ['facts'], /^error: .*A graph is its own facts; analyze, graph, check and explain read one\./],
    ['a configuration of files', ['analyze', '--config', 'files.json'], /^error: The configuration sets "exclude", which says how files of a folder are read;/],
  ])('%s is refused', async (_, argv, message) => {
    shop();
    put('files.json', JSON.stringify({ exclude: ['x'] }));
    expect(await run(...argv, '--graph', 'graph.json')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('a graph that cannot be used ends in exit code 2 and one message', () => {
  it.each<[string, string, RegExp]>([
    ['not there', 'gone.json', /^error: The graph "gone\.json" does not exist\.\n {2}try: name a graph/],
    ['a folder', '.', /^error: The graph "\." is no regular file\./],
    ['not JSON', 'text.json', /^error: The graph "text\.json" is not JSON: /],
    ['a dangling edge', 'edge.json', /^error: 1 problem in the graph "edge\.json":\n {2}edges\[0\]\.target names no node: "z"\n {2}try: mend the graph/],
    ['empty', 'empty.json', /^error: The graph "empty\.json" has no nodes/],
    ['too large', 'large.json', /^error: The graph "large\.json" is of 65 MiB; at most 64 MiB are read\./],
  ])('%s', async (_, file, message) => {
    put('text.json', 'nodes');
    put('edge.json', graphText(['a'], [['a', 'z']]));
    put('empty.json', graphText([]));
    if (file === 'large.json') put(file, ' '.repeat(65 * 1024 * 1024));
    expect(await run('analyze', '--graph', file)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('odd graphs are read', () => {
  it.each<[string, string, object]>([
    ['one node', graphText(['a']), { services: [], unassigned: ['a'] }],
    ['nodes that nothing ties', graphText(['a', 'b', 'c', 'd']), { services: [], unassigned: ['a', 'b', 'c', 'd'] }],
    [
      'self loops alone',
      graphText(
        ['a', 'b'],
        [
          ['a', 'a'],
          ['b', 'b'],
        ],
      ),
      { unassigned: ['a', 'b'], metrics: { interServiceCallShare: 0 } },
    ],
    ['data alone', graphText([['t', { kind: 'table' }]]), { services: [], metrics: { files: 0 } }],
    [
      'names that every object has',
      graphText(
        ['__proto__', 'constructor', 'toString'],
        [
          ['__proto__', 'constructor'],
          ['constructor', 'toString'],
        ],
      ),
      { metrics: { files: 3 } },
    ],
  ])('%s', async (_, text, expected) => {
    put('graph.json', text);
    expect(await json('analyze', '--graph', 'graph.json')).toMatchObject(expected);
    expect((await run('analyze', '--graph', 'graph.json', '--verbose')).code).toBe(0);
    expect((await run('graph', '--graph', 'graph.json')).code).toBe(0);
  });
});

describe('the order of nodes and edges', () => {
  it('changes no byte', async () => {
    shop();
    const first = await run('analyze', '--graph', 'graph.json', '--format', 'json');
    const pictures = ['service', 'file', 'entity'].flatMap((level) =>
      ['dot', 'mermaid'].map((format) => ['graph', '--graph', 'graph.json', '--format', format, '--level', level]),
    );
    const drawn = await Promise.all(pictures.map((argv) => run(...argv)));
    const property = fc.asyncProperty(
      fc.shuffledSubarray([...NODES], { minLength: NODES.length }),
      fc.shuffledSubarray([...EDGES], { minLength: EDGES.length }),
      async (nodes, edges) => {
        put('graph.json', graphText(nodes, edges));
        expect(await run('analyze', '--graph', 'graph.json', '--format', 'json')).toEqual(first);
        expect(await Promise.all(pictures.map((argv) => run(...argv)))).toEqual(drawn);
      },
    );
    await fc.assert(property, { numRuns: 5, seed: 2 });
  });
});
