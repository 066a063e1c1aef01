import type { Analysis } from '../../model/analysis.js';
import type { EntityId, ServiceId } from '../../model/ids.js';
import type { ExchangeOptions } from '../exchange.js';
import { type Child, element, type Markup } from './markup.js';
import type { PageData } from './page-data.js';

/** What the sections of a page are made from. */
export interface PageSource {
  readonly analysis: Analysis;
  readonly data: PageData;
  readonly options: ExchangeOptions;
}

/** A name or a place in the code, never read as anything else. */
export function code(text: string): Markup {
  return element('code', {}, text);
}

/** `src/orders/order.service.ts:40`. */
export function placed({ path, line }: { readonly path: string; readonly line: number }): Markup {
  return code(`${path}:${line}`);
}

/** A service by its name, leading to its part of the page; a word for none. */
export function serviceLink({ decomposition }: Analysis, id: ServiceId | null): Markup {
  const index = decomposition.services.findIndex((service) => service.id === id);
  const service = decomposition.services[index];
  return service ? element('a', { href: `#service-${index + 1}` }, service.name) : element('span', { class: 'none' }, 'no service');
}

/** Services by their names, with commas; all of them. */
export function serviceLinks(analysis: Analysis, ids: readonly ServiceId[]): readonly Child[] {
  return ids.flatMap((id, index) => [index === 0 ? '' : ', ', serviceLink(analysis, id)]);
}

/** The name of an entity; its id where nothing declares it. */
export function entityName({ entities }: Analysis, id: EntityId): string {
  return entities.find((entity) => entity.id === id)?.name ?? id;
}

/** A table that may be wider than the page: it scrolls by itself, by keyboard too. Columns that begin with a minus hold numbers. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly Child[])[]): Markup {
  const isNumber = heads.map((head) => head.startsWith('-'));
  const top = heads.map((head, index) =>
    element('th', { scope: 'col', class: isNumber[index] ? 'number' : undefined }, isNumber[index] ? head.slice(1) : head),
  );
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      row.map((cell, index) => (index === 0 ? element('th', { scope: 'row' }, cell) : element('td', { class: isNumber[index] ? 'number' : undefined }, cell))),
    ),
  );
  return scrolling(caption, element('table', {}, element('caption', {}, caption), element('thead', {}, element('tr', {}, top)), element('tbody', {}, body)));
}

/** What scrolls by itself where the page is narrower. */
export function scrolling(name: string, content: Markup): Markup {
  return element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': name }, content);
}

/** A list of points, nothing for none; beyond `most` they are counted. */
export function points(items: readonly Child[], most = Number.POSITIVE_INFINITY): Markup | null {
  if (items.length === 0) return null;
  const rest = items.length - most;
  return element(
    'ul',
    {},
    items.slice(0, most).map((item) => element('li', {}, item)),
    rest > 0 && element('li', {}, `and ${rest.toLocaleString('en-US')} more`),
  );
}

/** What opens by a click, closed at first. */
export function folded(summary: Child, ...content: readonly Child[]): Markup {
  return element('details', {}, element('summary', {}, summary), ...content);
}

/** A part of the page that the menu leads to. */
export function section(id: string, title: Child, ...content: readonly Child[]): Markup {
  return element('section', { id, 'aria-labelledby': `${id}-title`, class: 'view' }, element('h2', { id: `${id}-title`, tabindex: -1 }, title), ...content);
}
