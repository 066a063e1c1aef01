import type { Facts } from '../model/facts.js';
import type { CouplingIndex } from './coupling.js';
import type { FolderTrust } from './folders.js';
import type { Similarity } from './lexical.js';
import { createWeights, degreesOf, type WeightedGraph } from './louvain.js';
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
}

/** What the authors said beside the code's own ties. */
export interface Opinions {
  readonly words: readonly Similarity[];
  readonly folders: readonly FolderTrust[];
}

/** One weighted undirected graph over files and entities, from references and data alone. */
export function structureGraph(input: AffinityInput): WeightedGraph {
  const weights = createWeights();
  const nodes = new Set<string>([...input.files].map(fileNode));
  addReferences(input, weights.add);
  addData(input, weights.add, nodes);
  return weights.toGraph(nodes);
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
  for (const { a, b, weight } of structure.edges) weights.add(a, b, weight);
  for (const { a, b, cosine } of words) {
    if (input.files.has(a) && input.files.has(b)) weights.add(fileNode(a), fileNode(b), input.weights.word * cosine);
  }
  const degrees = degreesOf(weights.toGraph(nodes));
  for (const { folder, trust, files } of folders) {
    nodes.add(folderNode(folder));
    for (const file of files) {
      const voice = Math.max(LEAST_VOICE, degrees.get(fileNode(file)) ?? 0);
      if (input.files.has(file)) weights.add(fileNode(file), folderNode(folder), input.weights.folder * trust * voice);
    }
  }
  return weights.toGraph(nodes);
}

type Add = (a: string, b: string, weight: number) => void;

/** References, discounted by how many files refer to the target: being used by everyone says little (Adamic & Adar 2003 discount likewise). */
function addReferences({ coupling, files, weights }: AffinityInput, add: Add): void {
  for (const { from, to, counts } of coupling.pairs) {
    if (!files.has(from) || !files.has(to)) continue;
    const said =
      weights.call * log(counts.call + counts.emit) +
      weights.inject * log(counts.inject) +
      weights.extend * log(counts.extend) +
      weights.import * log(counts.import) +
      weights.type * log(counts.type);
    add(fileNode(from), fileNode(to), said / discount(coupling.importers.get(to)?.size ?? 1));
  }
}

function log(count: number): number {
  return Math.log2(1 + count);
}

function discount(users: number): number {
  return Math.log2(1 + Math.max(1, users));
}

/** Entities tie to the files that declare, write and read them, to the entities they are joined with, and to those written in one transaction. */
function addData({ facts, files, weights }: AffinityInput, add: Add, nodes: Set<string>): void {
  const users = new Map<string, Map<string, { read: number; write: number }>>();
  for (const entity of facts.entities) {
    nodes.add(entityNode(entity.id));
    users.set(entity.id, new Map());
    if (files.has(entity.declaredAt.path)) add(entityNode(entity.id), fileNode(entity.declaredAt.path), weights.declare);
  }
  const seen = new Set<string>();
  for (const access of facts.accesses) {
    const byFile = users.get(access.entity);
    // An access stands once in each transaction that holds it; a tie counts it once.
    const key = `${access.entity}\0${access.mode}\0${access.operation}\0${access.at.path}\0${access.at.line}`;
    if (!byFile || !files.has(access.at.path) || seen.has(key)) continue;
    seen.add(key);
    const counts = byFile.get(access.at.path) ?? { read: 0, write: 0 };
    counts[access.mode] += 1;
    byFile.set(access.at.path, counts);
  }
  for (const [entity, byFile] of users) {
    for (const [file, counts] of byFile) {
      const said = weights.write * log(counts.write) + weights.read * log(counts.read);
      add(entityNode(entity), fileNode(file), said / discount(byFile.size));
    }
  }
  for (const relation of facts.relations) add(entityNode(relation.from), entityNode(relation.to), weights.relation);
  addTransactions(facts, weights, add);
}

function addTransactions(facts: Facts, weights: Weights, add: Add): void {
  const written = new Map<string, Set<string>>();
  for (const access of facts.accesses) {
    if (access.transaction === null || access.mode !== 'write') continue;
    const entities = written.get(access.transaction) ?? new Set();
    entities.add(access.entity);
    written.set(access.transaction, entities);
  }
  for (const entities of written.values()) {
    const list = [...entities];
    for (const [index, a] of list.entries()) for (const b of list.slice(index + 1)) add(entityNode(a), entityNode(b), weights.transaction / (list.length - 1));
  }
}
