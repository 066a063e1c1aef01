import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../model/errors.js';
import { cannotWrite } from './cannot-write.js';

/** A file that may be written: where it really lies, and what to call it. */
export interface OutputFile {
  /** Absolute, links followed. */
  readonly target: string;
  /** As the user wrote it. */
  readonly name: string;
}

/**
 * Finds out whether a file can be written, before the work is done. Throws a UserError for a folder that does not exist, for anything that is no
 * regular file, and for a link that leads out of the folder it lies in: a checked-out repository must not choose where we write.
 */
export function checkOutput(name: string, cwd: string): OutputFile {
  const file = resolve(cwd, name);
  const folder = existing(dirname(file));
  if (folder === null || kindOf(folder) !== 'folder')
    throw new UserError(`No folder to write "${name}" to: "${dirname(name)}" is no folder that exists.`, `Make it first: mkdir -p "${dirname(name)}"`);
  const target = join(folder, basename(file));
  const kind = kindOf(target);
  if (kind === 'nothing' || kind === 'file') return { target, name };
  if (kind === 'link') return { target: throughLink(target, { folder, name }), name };
  throw new UserError(
    `"${name}" is ${kind === 'folder' ? 'a folder' : 'no regular file'}.`,
    kind === 'folder' ? `Name a file in it: --output "${join(name, 'report.json')}"` : 'Leave --output out and redirect the output instead.',
  );
}

/** Puts the text there as a whole or not at all: a temporary file beside it is renamed. Throws a UserError where that fails. */
export async function writeFileWhole({ target, name }: OutputFile, text: string): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    await writeFileAtomic(target, text);
  } catch (error) {
    if (isSystemError(error)) throw cannotWrite(`"${name}"`, error);
    throw error;
  }
}

function throughLink(link: string, { folder, name }: { folder: string; name: string }): string {
  const target = existing(link);
  if (target === null) throw new UserError(`"${name}" is a link that leads nowhere.`, 'Remove the link, or name another file.');
  if (dirname(target) !== folder && !target.startsWith(join(folder, '/'))) {
    throw new UserError(`"${name}" is a link that leads out of its folder; it is not written through.`, 'Name the file it leads to, or remove the link.');
  }
  if (kindOf(target) !== 'file') throw new UserError(`"${name}" is a link to something that is no regular file.`, 'Name a file.');
  return target;
}

function existing(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function kindOf(path: string): 'nothing' | 'file' | 'folder' | 'link' | 'other' {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return 'nothing';
  if (found.isSymbolicLink()) return 'link';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
