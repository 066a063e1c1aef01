/**
 * What each signal is worth: agreement with known modules and services, with the signal left out.
 * `node test/bench/ablate.mjs TREES TRUTHS [seeds]`: TREES holds CASE/asis and CASE/flat, TRUTHS holds CASE/truth.tsv and CASE/truth.flat.tsv
 * (path, cluster; '-' is not scored). Cases whose name starts with b are systems made of real services, the others modules of one system.
 * Prints a row a signal: median / mean adjusted Rand index, in the order modules as is, modules flat, services as is, services flat.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decompose } from '../../dist/src/cluster/decompose.js';
import { defaultWeights, SIGNALS } from '../../dist/src/cluster/signals.js';
import { discover } from '../../dist/src/discover/discover.js';
import { treeOnDisk } from '../../dist/src/discover/tree-on-disk.js';
import { readFacts } from '../../dist/src/pipeline.js';

const [trees, truths, seedCount = '2'] = process.argv.slice(2);
if (trees === undefined || truths === undefined) {
  console.error('usage: node test/bench/ablate.mjs TREES TRUTHS [seeds]');
  process.exit(2);
}
const seeds = Array.from({ length: Number(seedCount) }, (_, index) => index + 1);
const runs = casesIn(truths).flatMap((name) => ['asis', 'flat'].map((layout) => readRun(name, layout)));

for (const left of [null, ...Object.keys(SIGNALS)]) {
  const weights = left === null ? defaultWeights() : { ...defaultWeights(), [left]: 0 };
  const columns = new Map([...['modules asis', 'modules flat', 'services asis', 'services flat']].map((column) => [column, []]));
  for (const { kind, layout, facts, truth } of runs) {
    const scores = seeds.map((seed) => agreement(decompose(facts, { seed, kernel: () => false, weights }), truth));
    columns.get(`${kind} ${layout}`).push(mean(scores));
  }
  console.log(`| ${left ?? 'nothing'} | ${[...columns.values()].map((values) => `${median(values).toFixed(2)} / ${mean(values).toFixed(2)}`).join(' | ')} |`);
}

function casesIn(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'truth.tsv')) && existsSync(join(trees, name, 'asis')))
    .sort();
}

function readRun(name, layout) {
  const root = join(trees, name, layout);
  const table = readFileSync(join(truths, name, layout === 'flat' ? 'truth.flat.tsv' : 'truth.tsv'), 'utf8');
  const rows = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const truth = new Map(rows.map((line) => line.split('\t')).flatMap(([path, cluster]) => (cluster === '-' ? [] : [[path, cluster]])));
  return { kind: name.startsWith('b') ? 'services' : 'modules', layout, truth, facts: readFacts(discover({ root }), treeOnDisk(root), { root }).facts };
}

/** Adjusted Rand index over the labelled files; a file in no service is alone. */
function agreement({ services }, truth) {
  const found = new Map(services.flatMap(({ id, files }) => files.map((path) => [path, id])));
  const cells = new Map();
  const [rows, columns] = [new Map(), new Map()];
  for (const [path, label] of truth) {
    const group = found.get(path) ?? `alone ${path}`;
    count(cells, `${label}\0${group}`);
    count(rows, label);
    count(columns, group);
  }
  const pairs = (counts) => [...counts.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const all = (truth.size * (truth.size - 1)) / 2;
  const [both, a, b] = [pairs(cells), pairs(rows), pairs(columns)];
  const expected = (a * b) / all;
  return (both - expected) / ((a + b) / 2 - expected);
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
