import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { type ConfigEntryError, UserError } from '../model/errors.js';
import { type ConfigPlace, configText, placeOf } from './read-config.js';

/** The same error, with file, line and column before each entry whose place is found; most often all. */
export function withPlaces(error: ConfigEntryError, place: ConfigPlace): UserError {
  const source = configText(place);
  if (!source) return error;
  const root = parseTree(source.text, [], { allowTrailingComma: true });
  const lines = error.entries.map(({ keys, words }) => {
    const node = root && findNodeAtLocation(root, [...keys]);
    // The key says which entry it is, its value may be pages long; an item of a list has no key.
    const offset = node?.parent?.type === 'property' ? node.parent.offset : node?.offset;
    return offset === undefined ? `  ${words}` : `  ${source.name}:${placeOf(source.text, offset)} ${words}`;
  });
  return new UserError([error.headline, ...lines].join('\n'), error.remedy);
}
