import type { Node } from 'jsonc-parser';
import { didYouMean } from '../judge/closest.js';

/** Something in the configuration that does not fit. */
export interface ConfigProblem {
  /** Where in the text, in UTF-16 units. */
  readonly offset: number;
  readonly message: string;
}

/** Reads one value of the configuration. Undefined where it does not fit; then a problem has been told. `key` is its dotted path, for messages. */
export type ValueReader<Value> = (node: Node, key: string, tell: (problem: ConfigProblem) => void) => Value | undefined;

/** A text that is not empty. */
export const text: ValueReader<string> = (node, key, tell) => {
  if (node.type === 'string' && typeof node.value === 'string' && node.value !== '') return node.value;
  tell({ offset: node.offset, message: `"${key}" must be a text that is not empty, not ${written(node)}` });
  return undefined;
};

/** True or false. */
export const flag: ValueReader<boolean> = (node, key, tell) => {
  if (node.type === 'boolean' && typeof node.value === 'boolean') return node.value;
  tell({ offset: node.offset, message: `"${key}" must be true or false, not ${written(node)}` });
  return undefined;
};

/** The bounds of a number, in words and as a test. */
export interface NumberKind {
  readonly words: string;
  readonly fits: (value: number) => boolean;
}

/** A number within bounds. */
export function number({ words, fits }: NumberKind): ValueReader<number> {
  return (node, key, tell) => {
    if (node.type === 'number' && typeof node.value === 'number' && Number.isFinite(node.value) && fits(node.value)) return node.value;
    tell({ offset: node.offset, message: `"${key}" must be ${words}, not ${written(node)}` });
    return undefined;
  };
}

/** One of some words, and what each stands for. */
export function oneOf<Value>(words: ReadonlyMap<string, Value>): ValueReader<Value> {
  return (node, key, tell) => {
    const found = node.type === 'string' && typeof node.value === 'string' ? words.get(node.value) : undefined;
    if (found !== undefined) return found;
    const near = node.type === 'string' ? didYouMean(String(node.value), [...words.keys()]) : '';
    tell({ offset: node.offset, message: `"${key}" must be one of ${[...words.keys()].join(', ')}, not ${written(node)}${near}` });
    return undefined;
  };
}

/** A list of such values, at least `least` of them. */
export function list<Value>(item: ValueReader<Value>, least = 0): ValueReader<readonly Value[]> {
  return (node, key, tell) => {
    const items = node.type === 'array' ? (node.children ?? []) : null;
    if (!items || items.length < least) {
      tell({ offset: node.offset, message: `"${key}" must be a list${least > 0 ? ' that is not empty' : ''}, not ${written(node)}` });
      return undefined;
    }
    return items.flatMap((child, index) => {
      const value = item(child, `${key}[${index}]`, tell);
      return value === undefined ? [] : [value];
    });
  };
}

/** An object with any keys. It has no prototype: `__proto__` is a key as any other. */
export function record<Value>(value: ValueReader<Value>): ValueReader<Readonly<Record<string, Value>>> {
  return (node, key, tell) => {
    const members = membersOf(node, key, tell);
    if (!members) return undefined;
    const result: Record<string, Value> = Object.create(null);
    for (const { name, node: child } of members) {
      const read = value(child, `${key}.${name}`, tell);
      if (read !== undefined) result[name] = read;
    }
    return result;
  };
}

/** An object with these keys, all optional; `key` is empty for the whole file. */
export function object<Value extends object>(readers: { readonly [Key in keyof Value]-?: ValueReader<NonNullable<Value[Key]>> }): ValueReader<Value> {
  const known = new Map<string, ValueReader<unknown>>(Object.entries<ValueReader<unknown>>(readers));
  return (node, key, tell) => {
    const members = membersOf(node, key, tell);
    if (!members) return undefined;
    const entries = members.flatMap(({ name, keyOffset, node: child }): [string, unknown][] => {
      const path = key === '' ? name : `${key}.${name}`;
      const reader = known.get(name);
      if (!reader)
        tell({ offset: keyOffset, message: `unknown key "${path}"${didYouMean(name, [...known.keys()])}; known keys: ${[...known.keys()].join(', ')}` });
      const value = reader?.(child, path, tell);
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(entries) as Value; // each value was read by the reader that `Value` demands for its key
  };
}

/** Any JSON value, as it is; objects without prototype. */
export const anything: ValueReader<unknown> = (node) => {
  if (node.type === 'array') return (node.children ?? []).map((child) => anything(child, '', () => {}));
  if (node.type !== 'object') return node.value;
  const result: Record<string, unknown> = Object.create(null);
  for (const { children } of node.children ?? []) if (children?.[0] && children[1]) result[String(children[0].value)] = anything(children[1], '', () => {});
  return result;
};

interface Member {
  readonly name: string;
  readonly keyOffset: number;
  readonly node: Node;
}

/** The members of an object; a key that is given twice is a problem, as the reader of a file cannot tell which one counts. */
function membersOf(node: Node, key: string, tell: (problem: ConfigProblem) => void): readonly Member[] | undefined {
  if (node.type !== 'object') {
    tell({ offset: node.offset, message: `${key === '' ? 'the configuration' : `"${key}"`} must be an object, not ${written(node)}` });
    return undefined;
  }
  const seen = new Set<string>();
  return (node.children ?? []).flatMap(({ children }) => {
    const [name, value] = children ?? [];
    if (!name || !value) return []; // a syntax error, told already
    const word = String(name.value);
    if (seen.has(word)) tell({ offset: name.offset, message: `the key "${word}" is given twice` });
    seen.add(word);
    return [{ name: word, keyOffset: name.offset, node: value }];
  });
}

/** A value as the user sees it, cut short. */
export function written(node: Node): string {
  if (node.type === 'array') return node.children?.length ? 'a list' : 'an empty list';
  if (node.type === 'object') return 'an object';
  const shown = JSON.stringify(node.value) ?? 'nothing';
  return shown.length <= 40 ? shown : `${shown.slice(0, 40)}...`;
}
