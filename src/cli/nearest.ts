import { closest } from '../judge/closest.js';
import { compareText } from '../model/location.js';

const MOST = 3;

/**
 * The known words that `word` may stand for, at most three, the likeliest first: those that hold it, the shortest first; those with the same last part
 * after a slash; then those it may be a misspelling of. Letter case aside. Empty where none is near.
 */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  const wanted = word.toLowerCase().replace(/^(\.{0,2}\/)+/, '');
  if (wanted === '') return [];
  const shortest = [...known].sort((a, b) => a.length - b.length || compareText(a, b));
  const holding = shortest.filter((name) => name.toLowerCase().includes(wanted));
  const alike = shortest.filter((name) => lastPart(name.toLowerCase()) === lastPart(wanted));
  const found = [...new Set([...holding, ...alike])].slice(0, MOST);
  while (found.length < MOST) {
    const left = known.filter((name) => !found.includes(name));
    const next = closest(word, left);
    if (next === null) break;
    found.push(next);
  }
  return found;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
