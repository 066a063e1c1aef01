import { readdirSync, readFileSync } from 'node:fs';
import { compareText } from '../model/location.js';

/** The page of each rule in Markdown, by id, sorted; they lie beside the rules, or one level further up from the build. */
export function readRulePages(): ReadonlyMap<string, string> {
  for (const up of ['../../rules/', '../../../rules/']) {
    const folder = new URL(up, import.meta.url);
    const names = [...namesIn(folder)].filter((name) => name.endsWith('.md') && name !== 'README.md');
    if (names.length > 0) return new Map(names.sort(compareText).map((name) => [name.slice(0, -3), readFileSync(new URL(name, folder), 'utf8')]));
  }
  return new Map();
}

function namesIn(folder: URL): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
