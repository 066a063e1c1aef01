import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../model/errors.js';
import type { GraphText } from '../model/options.js';

/** A graph of the largest code bases takes less; more would be read for minutes. */
const MOST_BYTES = 64 * 1024 * 1024;
const REMEDY = 'name a graph in the serialised form of graphology: --graph FILE (docs: its JSON Schema, seamline/schema/graph.json)';

/** The graph in the file that the user named. Throws a UserError for a file that cannot be read or is too large. */
export function readGraphFile(file: string, cwd: string): GraphText {
  const path = resolve(cwd, file);
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new UserError(`The graph "${file}" is no regular file.`, REMEDY);
    if (found.size > MOST_BYTES) {
      const size = `${Math.round(found.size / 1024 / 1024).toLocaleString('en-US')} MiB`;
      throw new UserError(`The graph "${file}" is of ${size}; at most ${MOST_BYTES / 1024 / 1024} MiB are read.`, 'sum it up: classes instead of methods');
    }
    return { text: readFileSync(path, 'utf8'), name: file };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UserError(`The graph "${file}" ${code === 'ENOENT' ? 'does not exist' : `could not be read (${code})`}.`, REMEDY);
  }
}
