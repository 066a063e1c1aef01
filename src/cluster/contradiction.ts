import { type ConfigEntry, ConfigEntryError } from '../model/errors.js';

const REMEDY = 'change or remove one of them; globs are relative to the analysed folder';

/** Entries that cannot all hold, in the order in which they lead to each other. */
export function contradiction(entries: readonly ConfigEntry[]): ConfigEntryError {
  const distinct = new Map(entries.map((entry) => [entry.words, entry]));
  const headline = distinct.size === 1 ? 'The configuration contradicts itself:' : 'The configuration contradicts itself; these cannot all hold:';
  return new ConfigEntryError(headline, [...distinct.values()], REMEDY);
}

/** An entry whose glob matches nothing: most often it is mistyped, or what it held has moved. */
export function matchesNothing(entry: ConfigEntry): ConfigEntryError {
  return new ConfigEntryError(
    'The configuration speaks of what is not there:',
    [entry],
    'mend the glob, which is relative to the analysed folder and has forward slashes, or remove the entry',
  );
}
