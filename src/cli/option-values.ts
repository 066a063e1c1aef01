import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../judge/closest.js';
import { INCLUDE_ROLES, type IncludeRole } from './include-roles.js';
import type { PlannedMove } from './flags.js';
import type { NumberKind } from './config-value.js';

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** A parser for a number within bounds. It throws commander's InvalidArgumentError, which names the option. */
export function numberOption({ words, fits }: NumberKind): (text: string) => number {
  return (text) => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value) && fits(value)) return value;
    throw new InvalidArgumentError(`It must be ${words}.`);
  };
}

const ROLES = new Map<string, IncludeRole>([
  ...Object.entries(INCLUDE_ROLES),
  // The singular is what reports call them.
  ...Object.values(INCLUDE_ROLES).map((role) => [role, role] as const),
]);

/** Adds the roles in `tests,stories` to those of earlier options. */
export function roleOption(text: string, earlier: readonly IncludeRole[] = []): readonly IncludeRole[] {
  const roles = text.split(',').map((word) => {
    const role = ROLES.get(word.trim());
    if (role) return role;
    throw new InvalidArgumentError(
      `"${word.trim()}" is none of ${Object.keys(INCLUDE_ROLES).join(', ')}${didYouMean(word.trim(), Object.keys(INCLUDE_ROLES))}.`,
    );
  });
  return [...new Set([...earlier, ...roles])];
}

/** Adds a glob to those of earlier options. Commas belong to the glob. */
export function globOption(text: string, earlier: readonly string[] = []): readonly string[] {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return [...earlier, text];
}

/** Adds a word that must say something to those of earlier options. */
export function wordsOption(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, filledWord(text)];
}

/** Adds a move in `src/x.ts=billing` to those of earlier options. Of several `=`, the last one counts: they are commoner in names of files than of services. */
export function moveOption(text: string, earlier: readonly PlannedMove[] = []): readonly PlannedMove[] {
  const at = text.lastIndexOf('=');
  const [file, service] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
  if (file === '' || service === '') throw new InvalidArgumentError('It must be a file and a service, as in src/x.ts=billing.');
  return [...earlier, { file, service }];
}

/** For a command that reads source files alone. */
export function refuseGraph(): never {
  throw new InvalidArgumentError('A graph is its own facts; analyze, graph, check and explain read one.');
}

/** For a command that reads two states of a folder. */
export function refuseGraphHistory(): never {
  throw new InvalidArgumentError('A graph has no revisions; compare two JSON reports made of graphs.');
}

/** A word that must say something: an empty one is a variable that was not set, not the folder one is in. */
export function filledWord(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}
