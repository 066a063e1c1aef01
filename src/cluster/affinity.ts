import type { Facts } from '../model/facts.js';
import type { CouplingIndex } from './coupling.js';
import type { FolderTrust } from './folders.js';
import type { Similarity } from './lexical.js';
import { createWeights, type WeightedGraph } from './louvain.js';
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
  readonly words: readonly Similarity[];
  readonly folders: readonly FolderTrust[];
  readonly weights: Weights;
}

/** One weighted undirected graph over files, entities and trusted folders, from every signal. */
export function affinityGraph(input: AffinityInput): WeightedGraph {
  const weights = createWeights();
  const nodes = new Set<string>([...input.files].map(fileNode));
  addReferences(input, weights.add);
  addData(input, weights.add, nodes);
  for (const { a, b, cosine } of input.words) {
    if (input.files.has(a) && input.files.has(b)) weights.add(fileNode(a), fileNode(b), input.weights.word * cosine);
  }
  for (const { folder, trust, files } of input.folders) {
    const members = files.filter((file) => input.files.has(file));
    if (members.length < 2) continue;
    nodes.add(folderNode(folder));
    for (const file of members) weights.add(fileNode(file), folderNode(folder), input.weights.folder * trust);
  }
  return weights.toGraph(nodes);
}

type Add = (a: string, b: string, weight: number) => void;

/** References, discounted by how many files refer to the target: being used by everyone says little (Adamic & Adar 2003 discount likewise). */
function addReferences({ coupling, files, weights }: AffinityInput, add: Add): void {
  for (const { from, to, counts } of coupling.pairs) {
    if (!files.has(from) || !files.has(to)) continue;
    const said =
      weights.call * log(counts.call + counts.emit) + weights.inject * log(counts.inject) + weights.extend * log(counts.extend) +
      weights.import * log(counts.import) + weights.type * log(counts.type);
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
  for (const access of facts.accesses) {
    const byFile = users.get(access.entity);
    if (!byFile || !files.has(access.at.path)) continue;
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
