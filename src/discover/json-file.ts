import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Gap } from '../model/gap.js';
import type { SourceTree } from '../model/source-tree.js';
import { failureOf } from './fence.js';
import { readSource } from './read-source.js';

/** What a JSON text may hold; objects have no prototype, so that no key of the input is special. */
export type JsonValue = string | number | boolean | null | undefined | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A configuration file that could be read, in whole or in part. */
export interface JsonFile {
  readonly path: string;
  readonly value: JsonValue;
  /** The line on which the value under these keys stands; 1 where there is none. */
  lineOf(...keys: readonly (string | number)[]): number;
}

export interface JsonReading {
  /** Null where nothing of it could be used. */
  readonly file: JsonFile | null;
  readonly gaps: readonly Gap[];
}

/** No hand-written configuration comes near it; generated ones of this size hold nothing for us. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/**
 * Reads a JSON file of the repository; `jsonc` allows comments and trailing commas. A syntax error is a gap with its line, and what
 * was understood is still used, as TypeScript does; an empty file is an empty object. Never throws.
 * (jsonc-parser's tree, because TypeScript's own converter lets a `__proto__` key become a prototype.)
 */
export function readJson(tree: SourceTree, path: string, dialect: 'json' | 'jsonc'): JsonReading {
  try {
    return parse(path, readSource(tree, path, MAX_CONFIG_BYTES), dialect);
  } catch (error) {
    const detail = error instanceof RangeError ? 'nested too deeply' : failureOf(error);
    return { file: null, gaps: [configGap(path, 1, detail)] };
  }
}

/** A gap for a configuration file that could not be used as it stands. */
export function configGap(path: string, line: number, detail: string): Gap {
  return { reason: 'unusable-config', path, line, detail };
}

/** The value under a key; undefined where `value` is no object or has no such key. */
export function valueAt(value: JsonValue, ...keys: readonly string[]): JsonValue {
  let found = value;
  for (const key of keys) found = isObject(found) ? found[key] : undefined;
  return found;
}

/** The keys and values of an object, in written order; none for any other value. */
export function entriesOf(value: JsonValue): [string, JsonValue][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The strings of a list; a single string is a list of one; none for any other value. */
export function stringsOf(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Whether a value is an object and no list. */
export function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(path: string, text: string, dialect: 'json' | 'jsonc'): JsonReading {
  const errors: ParseError[] = [];
  const lenient = dialect === 'jsonc';
  const tree = parseTree(text, errors, { disallowComments: !lenient, allowTrailingComma: lenient, allowEmptyContent: true });
  const [first] = errors;
  const gaps = first ? [configGap(path, lineAt(text, first.offset), `not valid JSON: ${inWords(printParseErrorCode(first.error))}`)] : [];
  return { file: { path, value: tree ? plainValue(tree) : undefined, lineOf: (...keys) => lineOf(text, tree, keys) }, gaps };
}

function plainValue(tree: Node): JsonValue {
  // Typed `any` by its library; by its code it is JSON, and its objects have no prototype.
  return getNodeValue(tree);
}

function lineOf(text: string, tree: Node | undefined, keys: readonly (string | number)[]): number {
  const node = tree ? findNodeAtLocation(tree, [...keys]) : undefined;
  return node ? lineAt(text, node.offset) : 1;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** `CommaExpected` as `comma expected`. */
function inWords(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
