import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { UserError } from '../model/errors.js';
import { shellWord } from '../report/shell-word.js';
import { nearest } from './nearest.js';

/** Where a file is looked for. */
export interface FilePlace {
  /** The analysed folder as the user named it. */
  readonly root: string;
  readonly cwd: string;
  /** The paths that facts have: relative to the analysed folder, with forward slashes. */
  readonly paths: readonly string[];
  /** The command that takes the file, which comes as a word of a shell. */
  readonly command: (word: string) => string;
}

/**
 * The path, among those that facts have, that the user means: relative to the analysed folder, else to the working directory, or absolute;
 * with or without `./`, with the slashes of the system. Throws a UserError that names the nearest path where none is meant.
 */
export function factsFile(written: string, { root, cwd, paths, command }: FilePlace): string {
  const folder = resolve(cwd, root);
  const known = new Set(paths);
  const places = isAbsolute(written) ? fromEach(folder, written) : [resolve(folder, written), resolve(cwd, written)].map((path) => relative(folder, path));
  const candidates = [written, ...places];
  const found = candidates
    .flatMap((path) => [path, path.split(sep).join('/'), path.replaceAll('\\', '/').replace(/^\.\//, '')])
    .find((path) => known.has(path));
  if (found !== undefined) return found;
  throw unknownFile(written, { root, paths, command, there: kindOf(folder, written) });
}

/** An absolute path from the folder, and from where the folder really lies. */
function fromEach(folder: string, written: string): readonly string[] {
  return [folder, realpathSync(folder)].map((base) => relative(base, written));
}

interface Missing extends Omit<FilePlace, 'cwd'> {
  readonly there: 'file' | 'folder' | 'nothing';
}

/** What lies there in the analysed folder. */
function kindOf(folder: string, written: string): Missing['there'] {
  const path = resolve(folder, written);
  if (relative(folder, path).startsWith('..')) return 'nothing';
  try {
    const found = statSync(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'nothing';
  } catch {
    return 'nothing'; // whatever the reason: no fact can be of it
  }
}

function unknownFile(written: string, { root, paths, command, there }: Missing): UserError {
  if (there === 'file') {
    const remedy =
      'Add --include tests, or stories, declarations, generated, migrations, as it may be; what an analysis leaves out stands at its end: seamline';
    return new UserError(`"${written}" is there, but was left out of the analysis.`, `${remedy} ${shellWord(root)}`);
  }
  const near = nearest(written.replaceAll('\\', '/'), paths);
  const names = near.length === 0 ? '' : ` The nearest: ${near.join(', ')}`;
  const what = there === 'folder' ? `"${written}" is a folder, not a file.` : `No file "${written}" was analysed in "${root}".`;
  return new UserError(what + names, command(shellWord(near[0] ?? 'FILE')));
}
