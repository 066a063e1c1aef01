import type { FileFacts } from '../model/file-facts.js';

/** Packages that draw what a user sees. */
const DRAWING =
  /^(?:react|react-dom|react-native|vue|svelte|solid-js|preact|@angular\/core|@angular\/common|@mantine\/core|@mui\/material|@tiptap\/react)(?:\/|$)/;
const DRAWN = /\.[jt]sx$/;

/**
 * A folder belongs to the user interface where this share of its files draw. Judgement: front ends of the repositories that were read have 45 to
 * 90 % of such files, servers with a few templates of mails under 10 %.
 */
const SHARE = 1 / 3;
/** Fewer files say nothing about their folder. */
const LEAST_FILES = 5;
/** A folder of so many files of which none, or hardly one, draws is no part of the interface, whatever stands beside it: `apps/worker` beside `apps/web`. */
const SILENT = { files: 20, share: 0.02 } as const;

/** From a file's path to whether it belongs to the user interface: it draws, or a folder around it mostly does. */
export function screensOf(files: readonly FileFacts[]): (path: string) => boolean {
  const counts = new Map<string, { all: number; drawing: number }>();
  const own = new Set<string>();
  for (const { imports, path } of files) {
    const draws = DRAWN.test(path) || imports.some(({ specifier, typeOnly }) => !typeOnly && DRAWING.test(specifier));
    if (draws) own.add(path);
    for (const folder of foldersOf(path)) {
      const known = counts.get(folder) ?? { all: 0, drawing: 0 };
      counts.set(folder, { all: known.all + 1, drawing: known.drawing + (draws ? 1 : 0) });
    }
  }
  return (path) => own.has(path) || isDrawn(foldersOf(path), counts);
}

/** Decided by the nearest folder that says something. */
function isDrawn(folders: readonly string[], counts: ReadonlyMap<string, { readonly all: number; readonly drawing: number }>): boolean {
  for (const folder of folders) {
    const { all, drawing } = counts.get(folder) ?? { all: 0, drawing: 0 };
    if (all >= LEAST_FILES && drawing >= all * SHARE) return true;
    if (all >= SILENT.files && drawing <= all * SILENT.share) return false;
  }
  return false;
}

/** `a/b/c.ts` lies in `a/b` and `a`, the nearest first. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
