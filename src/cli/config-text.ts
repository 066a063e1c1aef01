import { lstatSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { UserError } from '../model/errors.js';
import { CONFIG_NAME } from './config.js';

const MAX_BYTES = 1024 * 1024;

/** What the analysed folder itself offers; null where it offers nothing. It must be a file that lies in that folder: the tree is not ours. */
export function textInTree(root: string, name: string): string | null {
  const file = join(root, CONFIG_NAME);
  const found = statusOf(file);
  if (!found) return null;
  if (found.isSymbolicLink() && !liesIn(file, root))
    throw new UserError(
      `${name} is a link that leads out of the analysed folder; it is not read.`,
      `Name the file: --config FILE, or leave it out: --no-config`,
    );
  return textNamed(file, name);
}

/** The text of a file that the user named, or that was found. Throws a UserError where it cannot be read. */
export function textNamed(file: string, name: string): string {
  try {
    const found = lstatSync(realpathSync(file));
    if (!found.isFile()) throw new UserError(`The configuration "${name}" is no regular file.`, 'Name a file: --config FILE');
    if (found.size > MAX_BYTES) throw new UserError(`The configuration "${name}" is larger than 1 MiB.`, 'Name another file: --config FILE');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const cause = code === 'ENOENT' ? 'does not exist' : `could not be read (${code || String(error)})`;
    throw new UserError(
      `The configuration "${name}" ${cause}.`,
      `Name a file that exists: --config FILE; without the flag, ${CONFIG_NAME} in the analysed folder is read, if it is there`,
    );
  }
}

/** Undefined where there is nothing, or the folder is none: that is told where the folder is read. */
function statusOf(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
}

function liesIn(file: string, root: string): boolean {
  try {
    return dirname(realpathSync(file)).concat(sep).startsWith(realpathSync(root).concat(sep));
  } catch {
    return false;
  }
}
