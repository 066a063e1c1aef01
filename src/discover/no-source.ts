import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../model/errors.js';
import type { LeftOut } from '../model/workspace.js';
import { failureOf } from './fence.js';

/** The real, absolute path of the folder to analyse. Throws a UserError where there is none: nothing there, a file, or not to be reached. */
export function requireFolder(root: string): string {
  const real = realPathOf(root);
  if (!statSync(real).isDirectory()) {
    throw new UserError(`A folder was looked for at ${quoted(root)}, but it is a file.`, `Name the folder it lies in: seamline analyze ${dirname(root)}`);
  }
  return real;
}

/** The error for a folder in which nothing is left to analyse: says what was looked for, and what was there instead. */
export function noSourceError(root: string, leftOut: readonly LeftOut[]): UserError {
  const looked = `No source files to analyse in ${quoted(root)}: looked for .ts, .tsx, .mts, .cts, .js, .jsx, .mjs and .cjs.`;
  if (leftOut.length === 0) return new UserError(looked, 'Name the folder that holds the code: seamline analyze path/to/repository');
  const found = leftOut.map(({ reason, count, examples: [example] }) => `${count} ${reason} (${example ?? ''})`).join(', ');
  return new UserError(`${looked} Left out: ${found}.`, remedyFor(root, leftOut));
}

function realPathOf(root: string): string {
  try {
    return realpathSync.native(root === '' ? '.' : root);
  } catch (error) {
    throw new UserError(
      `A folder was looked for at ${quoted(root)}, but it ${failureOf(error)}.`,
      'Name a folder that is there: seamline analyze path/to/repository',
    );
  }
}

function remedyFor(root: string, leftOut: readonly LeftOut[]): string {
  const role = leftOut.map(({ reason }) => reason).find((reason) => reason !== 'ignored' && reason !== 'excluded' && reason !== 'too-large');
  if (role) return `To analyse them all the same: seamline analyze ${root} --include ${role}`;
  return 'Name the folder that holds the code, or leave out less: seamline analyze path/to/repository';
}

function quoted(path: string): string {
  return `\`${path}\``;
}
