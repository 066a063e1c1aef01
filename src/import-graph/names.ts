import type { GraphNode } from './graph-data.js';

/** Keys that say nothing to a reader: numbers, with a letter or a word for "node" before them, and UUIDs. */
const NUMBERED = /^(\p{L}|node|vertex|class|file|id)?[-_: ]?\d+$/iu;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * What each node is called in reports, by key: its key; its label where all keys are mere numbers and all nodes have labels. Nodes with the same label
 * get their keys behind it. No two are called alike.
 */
export function namesOf(nodes: Iterable<GraphNode>): ReadonlyMap<string, string> {
  const all = [...nodes];
  const byLabel = all.every(({ key, label }) => label !== null && (NUMBERED.test(key) || UUID.test(key)));
  if (!byLabel) return new Map(all.map(({ key }) => [key, key]));
  const times = new Map<string, number>();
  for (const { label } of all) times.set(label ?? '', (times.get(label ?? '') ?? 0) + 1);
  const names = new Map(all.map(({ key, label }) => [key, label !== null && times.get(label) === 1 ? label : `${label} (${key})`]));
  return new Set(names.values()).size === all.length ? names : new Map(all.map(({ key }) => [key, key]));
}

/** Endings of source files: `OrderBean.java` is a file and no class `java` of a package `OrderBean`. */
const SOURCE_ENDING = /\.(cs|cpp|cc|c|h|hpp|go|java|js|jsx|jsp|kt|php|pl|py|rb|rs|scala|sql|swift|ts|tsx|vb)$/i;

/** The folders and the name in a written name: `com.acme.Order`, `App\Models\Order`, `acme::Order`, `src/order.py`; what is none of these is one part. */
export function partsOf(name: string): readonly string[] {
  const separator = /[/\\]/.test(name) ? /[/\\]/ : name.includes('::') ? /::/ : isDotted(name) ? /\./ : null;
  const parts = separator === null ? [name] : name.split(separator).filter((part) => part !== '' && part !== '.');
  return parts.length > 0 ? parts : [name];
}

function isDotted(name: string): boolean {
  return !SOURCE_ENDING.test(name) && /^[^\s.]+(\.[^\s.]+)+$/.test(name);
}

/** A node's own name: the last part of its label, or of its key. */
export function shortName({ key, label }: GraphNode): string {
  return partsOf(label ?? key).at(-1) ?? key;
}

/** The folders that a node itself says it is in, the outermost first: its package, else those in its name, else those of its file. */
export function ownFolders(node: GraphNode): readonly string[] {
  if (node.package !== null) return partsOf(node.package);
  const named = [node.key, node.label ?? ''].map((name) => partsOf(name).slice(0, -1)).sort((a, b) => b.length - a.length)[0] ?? [];
  return named.length > 0 || node.file === null ? named : partsOf(node.file).slice(0, -1);
}
