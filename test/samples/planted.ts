import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Location } from '../../src/model/location.js';
import { ROOT, type Sample } from './run-sample.js';

/** The README of a sample: what a careful reader should find. */
export function readmeOf(sample: Sample): string {
  return readFileSync(`${ROOT}samples/${sample}/README.md`, 'utf8');
}

/** The cells of the one table row whose first cell, without its marks, begins with a text. Throws where there is none, or several. */
export function rowOf(readme: string, beginning: string): readonly string[] {
  const rows = tableRows(readme).filter(([first]) => first?.replaceAll('**', '').startsWith(beginning));
  if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} rows begin with "${beginning}"`);
  return rows[0];
}

/** All rows of all tables, header rows left out. */
export function tableRows(readme: string): readonly (readonly string[])[] {
  const lines = readme.split('\n');
  const isRow = (line: string | undefined): line is string => line?.startsWith('| ') === true;
  return lines.filter((line, index) => isRow(line) && !lines[index + 1]?.startsWith('|---')).map((line) => line.slice(2, -2).split(' | '));
}

/** One place a line: `` `src/a.ts:1,2` `` gives `src/a.ts:1` and `src/a.ts:2`. In order of writing. */
export function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([\w./-]+):(\d[\d,]*)`/g)].flatMap(([, path, lines]) => linesOf(path, lines));
}

/** The places in the first code span after a word. Throws where there is none. */
export function placesAfter(text: string, word: string): readonly string[] {
  const at = text.indexOf(word);
  const span = /`[\w./-]+:\d[\d,]*`/.exec(text.slice(at));
  if (at < 0 || !span) throw new Error(`no place after "${word}"`);
  return placesIn(span[0]);
}

/** Names with their places: ``Order, Refund `src/a.ts:1,2` `` gives `Order src/a.ts:1` and `Refund src/a.ts:2`. */
export function namedPlaces(text: string): readonly string[] {
  const pairs = text.matchAll(/((?:[A-Z]\w+, )*[A-Z]\w+)(?: in `\w+`)? `([\w./-]+):(\d[\d,]*)`/g);
  return [...pairs].flatMap(([, names = '', path, lines]) => {
    const places = linesOf(path, lines);
    return names.split(', ').map((name, index) => `${name} ${places[index]}`);
  });
}

function linesOf(path = '', lines = ''): readonly string[] {
  return lines.split(',').map((line) => `${path}:${line}`);
}

/** A place as the READMEs write it. */
export function placeOf({ path, line }: Location): string {
  return `${path}:${line}`;
}

/** What the product does not find where it was planted. A mended miss makes its test fail: take it off the list. */
export interface Miss {
  /** Planted, not found. */
  readonly missing: readonly string[];
  /** Found, not planted: usually the same thing at another place. */
  readonly instead: readonly string[];
  readonly reason: string;
}

/** What was planted is what is found, but for a known miss. */
export function expectPlanted(found: Iterable<string>, planted: Iterable<string>, miss?: Miss): void {
  const wanted = new Set(planted);
  const got = new Set(found);
  const missing = [...wanted].filter((one) => !got.has(one)).sort();
  const instead = [...got].filter((one) => !wanted.has(one)).sort();
  expect(wanted.size).toBeGreaterThan(0);
  expect({ missing, instead }).toEqual({ missing: [...(miss?.missing ?? [])].sort(), instead: [...(miss?.instead ?? [])].sort() });
}

/** Each planted thing is among those found; there may be more. */
export function expectAmong(found: Iterable<string>, planted: readonly string[]): void {
  const got = new Set(found);
  expect(planted.length).toBeGreaterThan(0);
  expect(planted.filter((one) => !got.has(one))).toEqual([]);
}
