import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';

/**
 * The bytes of a regular file under the root. Throws an Error whose message names no absolute path: for what is missing, no
 * regular file, reached through a link, outside the root, or larger than `maxBytes`.
 */
export function readInside(root: string, path: string, maxBytes = Number.POSITIVE_INFINITY): Buffer {
  return withFile(root, path, (file) => {
    if (fstatSync(file).size > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
    return readFileSync(file);
  });
}

/** The first `bytes` bytes of a regular file under the root, fewer where it is shorter. Throws as `readInside` does. */
export function readHead(root: string, path: string, bytes: number): Buffer {
  return withFile(root, path, (file) => {
    const head = Buffer.alloc(bytes);
    return head.subarray(0, readSync(file, head, 0, bytes, 0));
  });
}

/** What kept a file or folder from being read, without the absolute path that Node's own message holds. */
export function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null) return error.message;
  return `${FAILURES.get(code) ?? 'cannot be read'} (${code})`;
}

const FAILURES: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'is no folder'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'is a link'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EMFILE', 'too many open files'],
]);

function withFile<Result>(root: string, path: string, use: (file: number) => Result): Result {
  try {
    return openAnd(root, path, use);
  } catch (error) {
    throw new Error(failureOf(error), { cause: error });
  }
}

function openAnd<Result>(root: string, path: string, use: (file: number) => Result): Result {
  const full = join(root, path);
  // O_NONBLOCK: opening a pipe must not wait for its writer. O_NOFOLLOW is absent on Windows.
  const file = openSync(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(file).isFile()) throw new Error('is not a regular file');
    // The last name is no link; a folder above it may be one. The root is a real path already, unless a caller gives another.
    const real = realpathSync.native(full);
    if (!isInside(root, real) && !isInside(realpathSync.native(root), real)) throw new Error('leads outside the analysed folder');
    return use(file);
  } finally {
    closeSync(file);
  }
}

function isInside(root: string, path: string): boolean {
  return isAbsolute(root) && path.startsWith(root.endsWith(sep) ? root : root + sep);
}
