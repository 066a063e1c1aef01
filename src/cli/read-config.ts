import { join, resolve } from 'node:path';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { settingProblems } from '../judge/rule-settings.js';
import { UserError } from '../model/errors.js';
import type { AnyRule } from '../model/rule.js';
import { type Config, CONFIG_NAME } from './config.js';
import { readKeys } from './config-keys.js';
import { textInTree, textNamed } from './config-text.js';
import type { ConfigProblem } from './config-value.js';

/** Where a configuration is looked for. */
export interface ConfigPlace {
  /** The analysed folder as the user named it. */
  readonly root: string;
  readonly cwd: string;
  /** `--config FILE`; false for `--no-config`; undefined to look in the analysed folder. */
  readonly file: string | false | undefined;
}

/**
 * The configuration that holds; empty where there is none. JSON with comments and trailing commas.
 * Throws a UserError with every problem at its line and column: syntax, unknown keys, wrong values, unknown rules and rule options.
 */
export function readConfig({ root, cwd, file }: ConfigPlace, rules: readonly AnyRule[]): Config {
  const source = configText({ root, cwd, file });
  return source ? parseConfig(source.text, source.name, rules) : {};
}

/** The text of the configuration and what to call its file; null where there is none. Throws a UserError where it cannot be read. */
export function configText({ root, cwd, file }: ConfigPlace): { readonly text: string; readonly name: string } | null {
  if (file === false) return null;
  const name = file ?? join(root, CONFIG_NAME);
  const text = file === undefined ? textInTree(resolve(cwd, root), name) : textNamed(resolve(cwd, file), name);
  return text === null ? null : { text: text.replace(/^\uFEFF/, ''), name };
}

/** The configuration in a text; `name` is the file's, for messages. Throws as `readConfig` does. */
export function parseConfig(text: string, name: string, rules: readonly AnyRule[]): Config {
  const problems: ConfigProblem[] = [];
  const root = treeOf(text, name, (problem) => problems.push(problem));
  const config = root ? readKeys(root, (problem) => problems.push(problem)) : {};
  for (const { ruleId, option, message } of settingProblems(rules, config.rules ?? {})) {
    const node = root && findNodeAtLocation(root, ['rules', ruleId, ...(option === null ? [] : [1, option])]);
    problems.push({ offset: node?.parent?.offset ?? 0, message });
  }
  if (problems.length > 0) throw unfit(text, name, problems);
  return config;
}

function treeOf(text: string, name: string, tell: (problem: ConfigProblem) => void): Node | undefined {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const distinct = new Map(errors.map((found) => [`${found.offset} ${found.error}`, found])); // one end of file closes many braces
    for (const { error, offset } of distinct.values()) tell({ offset, message: `this is not JSON: ${wordsOf(printParseErrorCode(error))}` });
    return root;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${name} is nested too deeply to be read.`, `Mend the file, or leave it out: --no-config`);
  }
}

/** `CommaExpected` as `comma expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toLowerCase());
}

const MOST_PROBLEMS = 20;

function unfit(text: string, name: string, problems: readonly ConfigProblem[]): UserError {
  const sorted = [...problems].sort((a, b) => a.offset - b.offset);
  const lines = sorted.slice(0, MOST_PROBLEMS).map(({ offset, message }) => `  ${name}:${placeOf(text, offset)} ${message}`);
  const more = sorted.length > MOST_PROBLEMS ? [`  and ${sorted.length - MOST_PROBLEMS} more`] : [];
  const number = problems.length === 1 ? 'A problem' : `${problems.length} problems`;
  return new UserError(
    [`${number} in the configuration:`, ...lines, ...more].join('\n'),
    'mend the file (docs: its JSON Schema, seamline/schema/config.json), or run with --no-config',
  );
}

/** `line:column`, both from 1. */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
