/**
 * Joins a written relative path to a folder, both relative to the root, with `.` and `..` resolved.
 * Null where it is absolute or climbs out of the root. '' is the root itself.
 */
export function joinPath(folder: string, written: string): string | null {
  if (written.startsWith('/') || /^[a-z]:[\\/]/i.test(written)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** The folder that a path lies in; '' for a path at the root. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path under a folder; the folder '' adds nothing. */
export function under(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Every folder above a path, the nearest first, the root ('') last. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let folder = path; folder !== ''; ) {
    folder = parentOf(folder);
    folders.push(folder);
  }
  return folders;
}

/** True for the names of files that the parser reads: .ts .tsx .mts .cts .js .jsx .mjs .cjs, in any case. */
export function isSourceName(name: string): boolean {
  return SOURCE_NAME.test(name);
}

/** A path without its source extension, `.d.ts` and its kin counted as one; the path itself where it has none. */
export function stemOf(path: string): string {
  return path.replace(STEM_END, '');
}

const SOURCE_NAME = /\.[cm]?[jt]s$|\.[jt]sx$/i;
const STEM_END = /(\.d)?\.[cm]?ts$|\.[cm]?js$|\.[jt]sx$/i;
