import type { Signal } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { CouplingIndex } from './coupling.js';
import type { FolderTrust } from './folders.js';
import type { Similarity } from './lexical.js';
import { createWeights, type GatheredWeights, type WeightedGraph } from './louvain.js';
import type { Weights } from './signals.js';

/** Node keys: files, entities and folders live in one graph. */
export const fileNode = (path: string): string => `f:${path}`;
export const entityNode = (id: string): string => `e:${id}`;
export const folderNode = (path: string): string => `d:${path}`;

export interface AffinityInput {
  readonly facts: Facts;
  readonly coupling: CouplingIndex;
  /** Files that take part; the others were set aside. */
  readonly files: ReadonlySet<string>;
  readonly weights: Weights;
  /** Is told of each tie as it enters the graph, for explaining one; a pair may be told of several times. */
  readonly told?: Tell;
}

/** What one signal says of a pair. */
export interface Said {
  readonly signal: Signal;
  /** How often, by weight: references, accesses, relations, transactions; 1 for words; for a folder, its files. */
  readonly count: number;
  /** Before the discount. */
  readonly weight: number;
}

/** A tie: the weight of its pair is the sum of what is said, divided by the discount. `a` refers to `b`, or both are alike. */
export type Tell = (a: string, b: string, said: readonly Said[], discount: number) => void;

/** What the authors said beside the code's own ties. */
export interface Opinions {
  readonly words: readonly Similarity[];
  readonly folders: readonly FolderTrust[];
}

/** One weighted undirected graph over files and entities, from references and data alone. */
export function structureGraph(input: AffinityInput): WeightedGraph {
  const weights = createWeights();
  const nodes = new Set<string>([...input.files].map(fileNode));
  const tell = tellOf(weights, input);
  addReferences(input, tell);
  addData(input, tell, nodes);
  return weights.toGraph(nodes);
}

/** The one place where what the signals say becomes a weight. */
function tellOf(weights: GatheredWeights, { told }: AffinityInput): Tell {
  return (a, b, said, discount) => {
    let sum = 0;
    for (const { weight } of said) sum += weight;
    weights.add(a, b, sum / discount);
    told?.(a, b, said, discount);
  };
}

/** A file with next to no ties still listens to its folder this much. */
const LEAST_VOICE = 0.5;

/**
 * The structure with the authors' opinions added: alike words tie files, and each trusted folder is a node that its files are tied to,
 * in proportion to their own ties, so that a folder's word weighs the same for a busy file and a quiet one.
 */
export function withOpinions(structure: WeightedGraph, { words, folders }: Opinions, input: AffinityInput): WeightedGraph {
  const weights = createWeights();
  const nodes = new Set<string>(structure.nodes);
  const tell = tellOf(weights, input);
  for (const { a, b, weight } of structure.edges) weights.add(a, b, weight);
  for (const { a, b, cosine } of words) {
    if (input.files.has(a) && input.files.has(b)) tell(fileNode(a), fileNode(b), [{ signal: 'word', count: 1, weight: input.weights.word * cosine }], 1);
  }
  const degrees = weights.degrees();
  for (const { folder, trust, files } of folders) {
    nodes.add(folderNode(folder));
    for (const file of files) {
      const voice = Math.max(LEAST_VOICE, degrees.get(fileNode(file)) ?? 0);
      const said = { signal: 'folder', count: files.length, weight: input.weights.folder * trust * voice } as const;
      if (input.files.has(file)) tell(fileNode(file), folderNode(folder), [said], 1);
    }
  }
  return weights.toGraph(nodes);
}

/** References, discounted by how many files refer to the target: being used by everyone says little (Adamic & Adar 2003 discount likewise). */
function addReferences({ coupling, files, weights }: AffinityInput, tell: Tell): void {
  for (const { from, to, counts } of coupling.pairs) {
    if (!files.has(from) || !files.has(to)) continue;
    const said = sayings(weights, {
      call: counts.call + counts.emit,
      inject: counts.inject,
      extend: counts.extend,
      import: counts.import,
      type: counts.type,
    });
    tell(fileNode(from), fileNode(to), said, discount(coupling.importers.get(to)?.size ?? 1));
  }
}

/** What each signal that was counted says: weight · log2(1 + count), in the order of the counts. */
function sayings(weights: Weights, counts: Partial<Record<Signal, number>>): readonly Said[] {
  // the keys of a record of ours
  return (Object.entries(counts) as [Signal, number][])
    .filter(([, count]) => count > 0)
    .map(([signal, count]) => ({ signal, count, weight: weights[signal] * log(count) }));
}

function log(count: number): number {
  return Math.log2(1 + count);
}

function discount(users: number): number {
  return Math.log2(1 + Math.max(1, users));
}

/** Entities tie to the files that declare, write and read them, to the entities they are joined with, and to those written in one transaction. */
function addData({ facts, files, weights }: AffinityInput, tell: Tell, nodes: Set<string>): void {
  const users = new Map<string, Map<string, { read: number; write: number }>>();
  for (const entity of facts.entities) {
    nodes.add(entityNode(entity.id));
    users.set(entity.id, new Map());
    if (files.has(entity.declaredAt.path)) tell(fileNode(entity.declaredAt.path), entityNode(entity.id), once('declare', weights), 1);
  }
  const seen = new Set<string>();
  for (const access of facts.accesses) {
    const byFile = users.get(access.entity);
    // An access stands once in each transaction that holds it; a tie counts it once.
    const key = `${access.entity}\0${access.mode}\0${access.operation}\0${access.at.path}\0${access.at.line}\0${access.member}`;
    if (!byFile || !files.has(access.at.path) || seen.has(key)) continue;
    seen.add(key);
    const counts = byFile.get(access.at.path) ?? { read: 0, write: 0 };
    counts[access.mode] += access.weight ?? 1;
    byFile.set(access.at.path, counts);
  }
  for (const [entity, byFile] of users) {
    for (const [file, counts] of byFile) {
      tell(fileNode(file), entityNode(entity), sayings(weights, { write: counts.write, read: counts.read }), discount(byFile.size));
    }
  }
  for (const relation of facts.relations) tell(entityNode(relation.from), entityNode(relation.to), once('relation', weights), 1);
  addTransactions(facts, weights, tell);
}

function once(signal: Signal, weights: Weights): readonly Said[] {
  return [{ signal, count: 1, weight: weights[signal] }];
}

function addTransactions(facts: Facts, weights: Weights, tell: Tell): void {
  const written = new Map<string, Set<string>>();
  for (const access of facts.accesses) {
    if (access.transaction === null || access.mode !== 'write') continue;
    const entities = written.get(access.transaction) ?? new Set();
    entities.add(access.entity);
    written.set(access.transaction, entities);
  }
  for (const entities of written.values()) {
    const list = [...entities];
    for (const [index, a] of list.entries()) {
      for (const b of list.slice(index + 1)) tell(entityNode(a), entityNode(b), once('transaction', weights), list.length - 1);
    }
  }
}
