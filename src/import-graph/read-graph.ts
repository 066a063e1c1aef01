import { compareText } from '../model/location.js';
import { listed } from '../model/wording.js';
import { amountIn, attributesOf, isAbsent, isRecord, keyIn, own, type Place, recordOr, textIn, type Values } from './fields.js';
import type { GraphData, GraphEdge, GraphNode } from './graph-data.js';
import { Problems, shown, unusable } from './problems.js';

/** More is no map of a code base that a person cuts; the clustering would take minutes. */
const MOST_NODES = 100_000;
const MOST_EDGES = 1_000_000;

/**
 * Reads a graph in the serialised form of graphology; `name` is the file's, for messages. Sorted, so that the order in the file changes nothing.
 * Throws a UserError with every problem at its place: no JSON, another form, no nodes, keys that come twice, edges that lead nowhere, weights that are none.
 */
export function readGraph(text: string, name: string): GraphData {
  const root = parsed(text, name);
  if (!isRecord(root)) throw unusable(name, `must be an object with "nodes" and "edges", not ${shown(root)}.`);
  const written = { nodes: listIn(root, 'nodes', name), edges: listIn(root, 'edges', name) };
  if (written.nodes.length === 0) throw unusable(name, 'has no nodes: there is nothing to analyse.');
  refuseHuge(written, name);
  const problems = new Problems(name);
  const nodes = readNodes(written.nodes, problems);
  const edges = readEdges(written.edges, { nodes, undirected: isUndirected(root, problems), problems });
  problems.throwIfAny();
  return { nodes: new Map([...nodes].sort(([a], [b]) => compareText(a, b))), edges: edges.sort(byEnds) };
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw unusable(name, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function listIn(root: Values, key: 'nodes' | 'edges', name: string): readonly unknown[] {
  const list = own(root, key);
  if (Array.isArray(list)) return list;
  throw unusable(name, `must have "${key}", a list${list === undefined ? '' : `, not ${shown(list)}`}.`);
}

const TYPES: readonly string[] = ['directed', 'undirected', 'mixed'];

function isUndirected(root: Values, problems: Problems): boolean {
  const written = own(root, 'options');
  const options = isAbsent(written) ? {} : (recordOr(written, { at: 'options', problems }) ?? {});
  const type = own(options, 'type');
  if (!isAbsent(type) && !TYPES.some((known) => known === type)) problems.add('options.type', `must be one of ${listed(TYPES)}, not ${shown(type)}`);
  return type === 'undirected';
}

function refuseHuge({ nodes, edges }: { readonly nodes: readonly unknown[]; readonly edges: readonly unknown[] }, name: string): void {
  const remedy = 'leave out what is not code of yours, or sum it up: classes instead of methods, packages instead of classes';
  for (const [list, most, words] of [[nodes, MOST_NODES, 'nodes'] as const, [edges, MOST_EDGES, 'edges'] as const]) {
    if (list.length <= most) continue;
    throw unusable(name, `has ${list.length.toLocaleString('en-US')} ${words}; at most ${most.toLocaleString('en-US')} are read.`, remedy);
  }
}

function readNodes(list: readonly unknown[], problems: Problems): Map<string, GraphNode> {
  const nodes = new Map<string, GraphNode>();
  const first = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const place = { at: `nodes[${index}]`, problems };
    const record = recordOr(item, place);
    const key = record && keyIn(record, 'key', place);
    if (!record || key === null) continue;
    refuseSecond(first, key, { what: 'nodes', index, problems });
    nodes.set(key, nodeOf(key, attributesOf(record, place), { at: `${place.at}.attributes`, problems }));
  }
  for (const [key, { parent }] of nodes) {
    if (parent !== null && !nodes.has(parent)) problems.add(`nodes[${first.get(key)}].attributes.parent`, `names no node: ${shown(parent)}`);
  }
  return nodes;
}

function nodeOf(key: string, attributes: Values, place: Place): GraphNode {
  const text = (field: string): string | null => textIn(attributes, field, place);
  return {
    key,
    kind: text('kind'),
    label: text('label'),
    package: text('package') ?? text('namespace') ?? text('module'),
    file: text('path') ?? text('file'),
    parent: isAbsent(own(attributes, 'parent')) ? null : keyIn(attributes, 'parent', place),
    table: text('table'),
    lines: Math.ceil(amountIn(attributes, 'lines', place) ?? 0),
  };
}

interface Among {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** Whether edges that do not say so themselves are without direction. */
  readonly undirected: boolean;
  readonly problems: Problems;
}

function readEdges(list: readonly unknown[], { nodes, undirected, problems }: Among): GraphEdge[] {
  const edges: GraphEdge[] = [];
  const first = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const place = { at: `edges[${index}]`, problems };
    const record = recordOr(item, place);
    if (!record) continue;
    const key = isAbsent(own(record, 'key')) ? null : keyIn(record, 'key', place);
    if (key !== null) refuseSecond(first, key, { what: 'edges', index, problems });
    const [source, target] = [endIn(record, 'source', { nodes, place }), endIn(record, 'target', { nodes, place })];
    const rest = edgeOf(attributesOf(record, place), { at: `${place.at}.attributes`, problems });
    const edge = { ...rest, undirected: directionless(record, undirected, place) };
    if (source !== null && target !== null) edges.push({ source, target, ...edge });
  }
  return edges;
}

function edgeOf(attributes: Values, place: Place): Pick<GraphEdge, 'kind' | 'weight'> {
  return { kind: textIn(attributes, 'kind', place), weight: amountIn(attributes, 'weight', place) ?? 1 };
}

interface Item {
  readonly what: 'nodes' | 'edges';
  readonly index: number;
  readonly problems: Problems;
}

function refuseSecond(first: Map<string, number>, key: string, { what, index, problems }: Item): void {
  const earlier = first.get(key);
  if (earlier === undefined) first.set(key, index);
  else problems.add(`${what}[${index}].key`, `must be unique: ${what}[${earlier}] is called ${shown(key)} too`);
}

function endIn(record: Values, end: 'source' | 'target', { nodes, place }: Pick<Among, 'nodes'> & { readonly place: Place }): string | null {
  const key = keyIn(record, end, place);
  if (key === null || nodes.has(key)) return key;
  place.problems.add(`${place.at}.${end}`, `names no node: ${shown(key)}`);
  return null;
}

/** Undirected edges say so themselves in a mixed graph; in an undirected one they need not. */
function directionless(record: Values, byDefault: boolean, { at, problems }: Place): boolean {
  const value = own(record, 'undirected');
  if (isAbsent(value)) return byDefault;
  if (typeof value !== 'boolean') problems.add(`${at}.undirected`, `must be true or false, not ${shown(value)}`);
  return value === true;
}

function byEnds(a: GraphEdge, b: GraphEdge): number {
  return compareText(a.source, b.source) || compareText(a.target, b.target) || compareText(a.kind ?? '', b.kind ?? '') || a.weight - b.weight;
}
