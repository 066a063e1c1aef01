import type { FileFacts } from '../model/file-facts.js';
import { byLocation, compareText } from '../model/location.js';
import type { FamilyPart, VariantFamily } from '../model/variants.js';
import { LEAST_VARIANTS } from './declared-axis.js';
import { plainName, wordsOf } from './words.js';

/** Something named that could be one of a family. */
export interface Named extends Omit<FamilyPart, 'member'> {
  readonly kind: VariantFamily['kind'];
  readonly name: string;
  readonly words: readonly string[];
}

/** Every file, exported declaration and method of a program, for families to be found in. */
export function namedThings(files: readonly FileFacts[]): readonly Named[] {
  return files.flatMap(({ declarations, lines, path }) => {
    const base = path.slice(path.lastIndexOf('/') + 1);
    const file = named('file', base, { path, line: 1, endLine: Math.max(1, lines) });
    const declared = declarations
      .filter(({ kind }) => kind === 'class' || kind === 'function')
      .map(({ endLine, line, name }) => named('declaration', name, { path, line, endLine }));
    const methods = declarations
      .filter(({ kind }) => kind === 'class')
      .flatMap(({ members }) =>
        members.filter(({ kind }) => kind === 'method').map(({ endLine, line, name }) => named('method', name, { path, line, endLine })),
      );
    return [file, ...declared, ...methods];
  });
}

function named(kind: Named['kind'], name: string, span: Omit<FamilyPart, 'member'>): Named {
  return { kind, name, words: wordsOf(name), ...span };
}

/** By each word that a thing is named with, the things. */
export function byWord(things: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const index = new Map<string, Named[]>();
  for (const thing of things) {
    for (const word of new Set(thing.words)) {
      const list = index.get(word);
      if (list === undefined) index.set(word, [thing]);
      else list.push(thing);
    }
  }
  return index;
}

/** Names that many things have without being variants of each other. */
const GENERIC_MEMBERS: ReadonlySet<string> = new Set(
  'all any none default other others unknown custom active inactive new old create created update updated delete deleted get set list item items base common main test index user users data id name type value'.split(
    ' ',
  ),
);

/** The families of an axis: things of three members or more whose names are the same but for the member. By kind, then pattern. */
export function familiesOf(members: readonly string[], index: ReadonlyMap<string, readonly Named[]>): readonly VariantFamily[] {
  const stems = new Map<string, { readonly kind: Named['kind']; readonly pattern: string; readonly parts: FamilyPart[] }>();
  for (const member of members) {
    const words = wordsOf(member);
    const [first] = words;
    if (first === undefined || GENERIC_MEMBERS.has(plainName(member)) || /^\d+$/.test(first)) continue;
    for (const thing of index.get(first) ?? []) {
      const pattern = patternOf(thing, words);
      if (pattern === null) continue;
      const key = `${thing.kind}\0${pattern}`;
      const stem = stems.get(key) ?? { kind: thing.kind, pattern, parts: [] };
      stem.parts.push({ member, path: thing.path, line: thing.line, endLine: thing.endLine });
      stems.set(key, stem);
    }
  }
  return [...stems.values()]
    .filter(({ parts }) => new Set(parts.map(({ member }) => member)).size >= LEAST_VARIANTS)
    .map(({ kind, parts, pattern }) => ({
      kind,
      pattern,
      parts: parts.sort((a, b) => members.indexOf(a.member) - members.indexOf(b.member) || byLocation(a, b)),
    }))
    .sort((a, b) => compareText(a.kind, b.kind) || compareText(a.pattern, b.pattern));
}

/** The name with `*` for the member's words; null where they are not in it, or are all of it. */
function patternOf({ name, words }: Named, member: readonly string[]): string | null {
  if (words.length <= member.length) return null;
  const start = words.findIndex((_, index) => member.every((word, offset) => words[index + offset] === word));
  if (start < 0) return null;
  const spans = wordSpans(name, words);
  return `${name.slice(0, spans[start]?.from)}*${name.slice(spans[start + member.length - 1]?.to)}`;
}

/** Where each word stands in a name. */
function wordSpans(name: string, words: readonly string[]): readonly { readonly from: number; readonly to: number }[] {
  let position = 0;
  return words.map((word) => {
    const from = name.toLowerCase().indexOf(word, position);
    position = from + word.length;
    return { from, to: position };
  });
}
