import { foldersAbove, stemOf } from './paths.js';

/** Which import targets could lead to a file that is there, by whatever extension or as a folder's index. */
export interface SourceIndex {
  /** `target` may have one `*`; then the folder before it must be there. */
  couldBe(target: string): boolean;
  /** Whether the folder, or one below it, holds one of the files. */
  hasFolder(folder: string): boolean;
}

/** Indexes source files by stem and folder. A declaration only counts for a target that names it in full: source comes first. */
export function indexSources(paths: Iterable<string>): SourceIndex {
  const files = new Set<string>();
  const stems = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    files.add(path);
    if (!/\.d\.[cm]?ts$/i.test(path)) stems.add(stemOf(path));
    for (const folder of foldersAbove(path)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  const isFile = (target: string) =>
    files.has(target) || stems.has(stemOf(target)) || stems.has(target) || stems.has(target === '' ? 'index' : `${target}/index`);
  return {
    couldBe: (target) => {
      const star = target.indexOf('*');
      return star < 0 ? isFile(target) : folders.has(target.slice(0, Math.max(0, target.lastIndexOf('/', star))));
    },
    hasFolder: (folder) => folders.has(folder),
  };
}
