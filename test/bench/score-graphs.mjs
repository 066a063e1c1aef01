/**
 * How far the services proposed for published graphs agree with the experts' labels, beside plain Louvain and other tools.
 * `node test/bench/score-graphs.mjs GRAPHS`: GRAPHS holds NAME.graph.json (what `--graph` reads), NAME.truth.json (key of a node to its label) and,
 * for each other tool, NAME.TOOL.json (key to its part). Nodes without a label are not scored; those that a partition leaves out stand alone.
 * Prints a row a graph: labelled nodes and labels, then adjusted Rand index / MoJoFM (Wen & Tzerpos 2004) of each partition; Louvain is the mean of 20 seeds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import graphology from 'graphology';
import louvain from 'graphology-communities-louvain';
import { adjustedRandIndex } from '../../dist/src/cluster/agreement.js';
import { analyze } from '../../dist/src/pipeline.js';
import { randomFrom } from './random.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node test/bench/score-graphs.mjs GRAPHS');
  process.exit(2);
}
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const readJson = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.graph.json')) continue;
  const name = basename(file, '.graph.json');
  const truth = readJson(`${name}.truth.json`);
  const others = readdirSync(folder).filter((other) => other.startsWith(`${name}.`) && !/\.(graph|truth)\.json$/.test(other));
  const cells = [['seamline', await proposed(file)], ...others.sort().map((other) => [other.slice(name.length + 1, -'.json'.length), readJson(other)])].map(
    ([tool, parts]) => `${tool} ${show([scored(parts, truth)])}`,
  );
  const plain = show(SEEDS.map((seed) => scored(communities(readJson(file), seed), truth)));
  console.log(`| ${name} | ${Object.keys(truth).length} in ${new Set(Object.values(truth)).size} | ${cells.join(' | ')} | Louvain ${plain} |`);
}

/** Node key to its service. */
async function proposed(file) {
  const { decomposition, graph } = await analyze({ root: '.', graph: { text: readFileSync(join(folder, file), 'utf8'), name: file } }, []);
  const services = new Map(decomposition.services.flatMap(({ id, files }) => files.map((path) => [path, id])));
  return Object.fromEntries(graph.places.filter(({ path }) => services.has(path)).map(({ key, path }) => [key, services.get(path)]));
}

function communities({ nodes, edges }, seed) {
  const graph = new graphology.UndirectedGraph();
  for (const { key } of nodes) graph.addNode(key);
  for (const { source, target, attributes } of edges) {
    if (source !== target) graph.updateEdge(source, target, ({ weight = 0 }) => ({ weight: weight + (attributes?.weight ?? 1) }));
  }
  return louvain(graph, { rng: randomFrom(seed) });
}

function scored(parts, truth) {
  const keys = Object.keys(truth);
  const own = keys.map((key) => parts[key] ?? `alone ${key}`);
  const known = keys.map((key) => truth[key]);
  return [adjustedRandIndex(numbered(own), numbered(known)), mojofm(own, known)];
}

function show(scores) {
  const mean = (at) => scores.reduce((sum, score) => sum + score[at], 0) / scores.length;
  return `${mean(0).toFixed(2)} / ${mean(1).toFixed(0)}`;
}

function numbered(labels) {
  const numbers = new Map([...new Set(labels)].map((label, index) => [label, index]));
  return labels.map((label) => numbers.get(label));
}

/** 100 · (1 - moves and joins from one partition to the other / the most that any partition needs). */
function mojofm(own, known) {
  const groups = tallies(own, known);
  const most = groups.map((tags) => Math.max(...tags.values()));
  const kept = largestMatching(groups.map((tags, index) => [...tags].filter(([, count]) => count === most[index]).map(([label]) => label)));
  const steps = known.length - most.reduce((sum, count) => sum + count, 0) + groups.length - kept;
  const sizes = tallies(known, known).map((tags) => Math.max(...tags.values()));
  const farthest = known.length - sizes.sort((a, b) => a - b).reduce((held, size) => (size > held ? held + 1 : held), 0);
  return 100 * (1 - steps / farthest);
}

/** For each part how often it holds each label. */
function tallies(parts, labels) {
  const found = new Map();
  for (const [index, part] of parts.entries()) {
    const tags = found.get(part) ?? new Map();
    found.set(part, tags.set(labels[index], (tags.get(labels[index]) ?? 0) + 1));
  }
  return [...found.values()];
}

/** How many parts can have a label of their own at once, of those each may have. */
function largestMatching(choices) {
  const owner = new Map();
  const place = (part, seen) =>
    choices[part].some((label) => {
      if (seen.has(label)) return false;
      seen.add(label);
      if (owner.has(label) && !place(owner.get(label), seen)) return false;
      owner.set(label, part);
      return true;
    });
  return choices.filter((_, part) => place(part, new Set())).length;
}
