import type { Reference, UnitKind } from '../model/facts.js';

/** What a kind of node makes of it. `folder`: a folder where it is the parent of something, else code. `storage`: an entity and never code. */
export interface NodeKind {
  readonly role: 'class' | 'member' | 'file' | 'folder' | 'entity' | 'storage';
  readonly unit: UnitKind;
}

const NODE_KINDS: ReadonlyMap<string, NodeKind> = new Map([
  ...kinds('class struct record object', { role: 'class', unit: 'class' }),
  ...kinds('interface trait protocol', { role: 'class', unit: 'interface' }),
  ...kinds('enum', { role: 'class', unit: 'enum' }),
  ...kinds('type', { role: 'class', unit: 'type' }),
  ...kinds('function procedure method constructor', { role: 'member', unit: 'function' }),
  ...kinds('variable constant field property', { role: 'member', unit: 'variable' }),
  ...kinds('file script', { role: 'file', unit: 'module' }),
  ...kinds('module package namespace folder directory', { role: 'folder', unit: 'module' }),
  ...kinds('entity', { role: 'entity', unit: 'class' }),
  ...kinds('table collection', { role: 'storage', unit: 'class' }),
]);

/** What a node's kind means, letter case aside; undefined for one that means nothing here. */
export function nodeKind(kind: string): NodeKind | undefined {
  return NODE_KINDS.get(kind.trim().toLowerCase());
}

function kinds(words: string, kind: NodeKind): readonly (readonly [string, NodeKind])[] {
  return words.split(' ').map((word) => [word, kind] as const);
}

/** What an edge becomes. */
export type EdgeKind = Reference['kind'] | 'read' | 'write' | 'declare' | 'relation';

const EDGE_KINDS: ReadonlyMap<string, EdgeKind> = new Map([
  ...verbs('call invoke', 'call'),
  ...verbs('inject', 'inject'),
  ...verbs('extend inherit implement', 'extend'),
  ...verbs('import use depend reference', 'import'),
  ...verbs('type', 'type'),
  ...verbs('emit publish', 'emit'),
  ...verbs('read select query load access', 'read'),
  ...verbs('write insert update delete save persist', 'write'),
  ...verbs('declare', 'declare'),
  ...verbs('relation join foreign-key', 'relation'),
]);

/** Whether an edge's kind means something: letter case aside, in its plain form or its third person (`calls`, `accesses`, `queries`). */
export function isEdgeKind(kind: string): boolean {
  return meaningIn(kind) !== undefined;
}

/** What an edge's kind means: a call where it has none, a plain use for one that means nothing here. */
export function edgeKind(kind: string | null): EdgeKind {
  return kind === null ? 'call' : (meaningIn(kind) ?? 'import');
}

/** Whether an edge of this kind is about an entity, and none of code. */
export function isAboutData(kind: EdgeKind): kind is Exclude<EdgeKind, Reference['kind']> {
  return kind === 'read' || kind === 'write' || kind === 'declare' || kind === 'relation';
}

function meaningIn(kind: string): EdgeKind | undefined {
  const word = kind.trim().toLowerCase();
  const plain = [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')].find((form) => EDGE_KINDS.has(form));
  return plain === undefined ? undefined : EDGE_KINDS.get(plain);
}

function verbs(words: string, kind: EdgeKind): readonly (readonly [string, EdgeKind])[] {
  return words.split(' ').map((word) => [word, kind] as const);
}
