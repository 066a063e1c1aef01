import { type Problems, shown } from './problems.js';

/** A key is a name, not a text. */
const LONGEST_NAME = 1000;
/** What is above it cannot be summed over a million edges without losing the small ones. */
const LARGEST = 1e12;

/** An object of the input. Its fields are asked for by `own`, never by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Where values stand, as keys and indices, and who is told of those that do not fit. */
export interface Place {
  readonly at: string;
  readonly problems: Problems;
}

/** A field that the input itself has; never one of Object.prototype. */
export function own(record: Values, field: string): unknown {
  return Object.hasOwn(record, field) ? record[field] : undefined;
}

export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Exporters write null for what they do not know. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Null, and a problem, for what is no object. */
export function recordOr(value: unknown, { at, problems }: Place): Values | null {
  if (isRecord(value)) return value;
  problems.add(at, `must be an object, not ${shown(value)}`);
  return null;
}

/** What a node or an edge says of itself; empty where it says nothing. */
export function attributesOf(record: Values, { at, problems }: Place): Values {
  const value = own(record, 'attributes');
  return isAbsent(value) ? {} : (recordOr(value, { at: `${at}.attributes`, problems }) ?? {});
}

/** A key; numbers are taken for the text that graphology makes of them. Null, and a problem, for what is none. */
export function keyIn(record: Values, field: string, { at, problems }: Place): string | null {
  const value = own(record, field);
  const key = typeof value === 'number' ? String(value) : value;
  if (typeof key === 'string' && isName(key)) return key;
  problems.add(`${at}.${field}`, `must be a text of 1 to ${LONGEST_NAME} characters without control characters, not ${shown(value)}`);
  return null;
}

/** A text; null where it is absent or empty, and, with a problem, where it is none. */
export function textIn(record: Values, field: string, { at, problems }: Place): string | null {
  const value = own(record, field);
  if (isAbsent(value) || value === '') return null;
  if (typeof value === 'string' && isName(value)) return value;
  problems.add(`${at}.${field}`, `must be a text of at most ${LONGEST_NAME} characters without control characters, not ${shown(value)}`);
  return null;
}

/** A number above 0; null where it is absent, and, with a problem, where it is none. */
export function amountIn(record: Values, field: string, { at, problems }: Place): number | null {
  const value = own(record, field);
  if (isAbsent(value)) return null;
  if (typeof value === 'number' && value > 0 && value <= LARGEST) return value;
  problems.add(`${at}.${field}`, `must be a number above 0 and at most ${LARGEST}, not ${shown(value)}`);
  return null;
}

function isName(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text !== '' && text.length <= LONGEST_NAME && !/[\u0000-\u001f\u007f]/.test(text);
}
