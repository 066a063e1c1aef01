import type { Analysis } from '../model/analysis.js';
import { escapeTerminal } from './escape-terminal.js';
import { beginning, heading, type Item, items } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { fitNames, stringWidth } from './terminal-text.js';

const MOST = 10;
const INDENT = 2;
const GAP = 2;

/** The parts of the services that have some, one line a service; all of them where the page is verbose. */
export function modules({ decomposition }: Analysis, page: Page): readonly string[] {
  const parted = decomposition.services.filter((service) => service.modules.length > 0);
  if (parted.length === 0) return [];
  const { shown, more } = beginning(parted, { most: MOST, page });
  const column = Math.max(...shown.map(({ name }) => stringWidth(escapeTerminal(name))));
  const room = page.width - INDENT - column - GAP;
  const list = shown.map(({ name, modules: parts }): Item => {
    const names = parts.map((part) => `${part.name} (${part.files.length})`);
    return { place: name, note: page.verbose ? names.join(', ') : fitNames(names, room, page.ellipsis) };
  });
  return [...heading('Modules within the services', page), ...items(list, page, INDENT), ...more];
}
