import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { settingProblems } from '../judge/rule-settings.js';
import { ruleFaults } from '../judge/suppression-problems.js';
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

/** What a configuration says, and what to call its file. */
export interface ConfigText {
  readonly text: string;
  readonly name: string;
}

/**
 * The configuration that holds; empty where there is none. JSON with comments and trailing commas.
 * Throws a UserError with every problem at its line and column: syntax, unknown keys, wrong values, unknown rules and rule options.
 */
export function readConfig({ root, cwd, file }: ConfigPlace, rules: readonly AnyRule[]): Config {
  const source = configText({ root, cwd, file });
  return source ? parseConfig(source, rules, file === undefined ? CONFIG_NAME : pathFrom(resolve(cwd, root), resolve(cwd, file || CONFIG_NAME))) : {};
}

/** A file's path from a folder where it lies in it, with forward slashes; else its name alone: what lies outside is nobody's business. */
function pathFrom(folder: string, file: string): string {
  const path = relative(folder, file);
  return path.startsWith('..') || isAbsolute(path) ? basename(file) : path.split(sep).join('/');
}

/** The text of the configuration and what to call its file; null where there is none. Throws a UserError where it cannot be read. */
export function configText({ root, cwd, file }: ConfigPlace): ConfigText | null {
  if (file === false) return null;
  const name = file ?? join(root, CONFIG_NAME);
  const text = file === undefined ? textInTree(resolve(cwd, root), name) : textNamed(resolve(cwd, file), name);
  return text === null ? null : { text: text.replace(/^\uFEFF/, ''), name };
}

/** The configuration in a text; `name` is the file's, for messages, `path` the one that findings name. Throws as `readConfig` does. */
export function parseConfig({ text, name }: ConfigText, rules: readonly AnyRule[], path = CONFIG_NAME): Config {
  const problems: ConfigProblem[] = [];
  const root = treeOf(text, name, (problem) => problems.push(problem));
  const config = root ? readKeys(root, (problem) => problems.push(problem)) : {};
  for (const { ruleId, option, message } of settingProblems(rules, config.rules ?? {})) {
    const node = root && findNodeAtLocation(root, ['rules', ruleId, ...(option === null ? [] : [1, option])]);
    problems.push({ offset: node?.parent?.offset ?? 0, message });
  }
  const entries = (root && findNodeAtLocation(root, ['suppress'])?.children) ?? [];
  problems.push(...entries.flatMap((entry) => unknownRule(entry, rules)));
  if (problems.length > 0) throw unfit(text, name, problems);
  if (!config.suppress) return config;
  // Every entry has been read, so that the lists agree.
  return { ...config, suppress: config.suppress.map((entry, index) => ({ ...entry, at: { path, line: lineOf(text, entries[index]?.offset ?? 0) } })) };
}

function unknownRule(entry: Node, rules: readonly AnyRule[]): ConfigProblem[] {
  const rule = findNodeAtLocation(entry, ['rule']);
  if (typeof rule?.value !== 'string' || rule.value === '') return []; // told already
  return ruleFaults(rule.value, rules).map((fault) => ({ offset: rule.offset, message: `"suppress" ${fault}` }));
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

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(LINE_END).length;
}

const LINE_END = /\r\n|\r|\n/;

/** `line:column`, both from 1. */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(LINE_END);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
