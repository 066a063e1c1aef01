import type { Facts } from '../model/facts.js';
import { fileOf } from './coupling.js';

/** Files of components: what they reach runs in a browser too. */
const COMPONENT = /\.[jt]sx$/;

/**
 * Files whose code runs on a server, as far as that shows: an entry point that is no command leads to them through references, and no component does.
 * O(references).
 */
export function serverSide({ files, references, entryPoints }: Facts): ReadonlySet<string> {
  const next = new Map<string, Set<string>>();
  for (const { kind, from, to } of references) {
    if (kind === 'type') continue;
    const [a, b] = [fileOf(from), fileOf(to)];
    if (a !== b) next.set(a, (next.get(a) ?? new Set()).add(b));
  }
  const components = files.map(({ path }) => path).filter((path) => COMPONENT.test(path));
  const entered = entryPoints.filter(({ kind }) => kind !== 'command').map(({ unit }) => fileOf(unit));
  const inBrowser = reachedFrom(components, next);
  return new Set([...reachedFrom(entered, next)].filter((path) => !inBrowser.has(path)));
}

function reachedFrom(starts: readonly string[], next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set(starts);
  // a set hands out what is added to it while it is walked
  for (const file of reached) for (const other of next.get(file) ?? []) reached.add(other);
  return reached;
}
