import { compareText } from '../model/location.js';

/** Fewer files are no control. */
const LEAST = 5;

/**
 * Files to compare with: of the kind of most of these, from folders in which none of them lies, one a folder, so that they have little to do with each
 * other; spread over the code base, at most `most`. Where there are too few of the kind, any with the same extension; empty where there are too few of
 * those.
 */
export function controlGroup(parts: readonly string[], paths: readonly string[], most: number): readonly string[] {
  const folders = new Set(parts.map(folderOf));
  const others = paths.toSorted(compareText).filter((path) => !folders.has(folderOf(path)));
  for (const kindOf of [roleOf, extensionOf]) {
    const kind = commonest(parts.map(kindOf));
    const alike = onePerFolder(others.filter((path) => kindOf(path) === kind));
    if (alike.length >= LEAST) return spread(alike, Math.max(LEAST, most));
  }
  return [];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The last word of a file name and its extension: `usecase.ts` of `send-mail.usecase.ts`, `handler.ts` of `MailHandler.ts`. */
function roleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const words = name.slice(0, name.lastIndexOf('.')).split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u);
  return `${words.at(-1)?.toLowerCase() ?? ''}.${extensionOf(name)}`;
}

/** The first of the commonest ones. */
function commonest(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b))[0]?.[0];
}

function onePerFolder(paths: readonly string[]): readonly string[] {
  const byFolder = new Map<string, string>();
  for (const path of paths) if (!byFolder.has(folderOf(path))) byFolder.set(folderOf(path), path);
  return [...byFolder.values()];
}

function spread(paths: readonly string[], most: number): readonly string[] {
  if (paths.length <= most) return paths;
  return Array.from({ length: most }, (_, index) => paths[Math.floor((index * paths.length) / most)] ?? '');
}
