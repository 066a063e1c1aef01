import { count } from '../../model/wording.js';
import { element, escapeHtml, type Markup } from './markup.js';
import { firstState, mapScene } from './map-scene.js';
import { KINDS, type PageData } from './page-data.js';
import { type PageSource, section } from './page-words.js';
import { FIRST_KINDS } from './service-ties.js';
import type { Shape } from './shape.js';

/** Free space around the picture, in points. */
const MARGIN = 16;

const KIND_WORDS = {
  calls: 'calls',
  events: 'events',
  uses: 'other uses',
  types: 'types only',
  reads: 'reads of its data',
  writes: 'writes of its data',
} satisfies Record<(typeof KINDS)[number], string>;

/** The picture of services, drawn here so that it is there without a script too, and on paper; the script makes it one that can be explored. */
export function mapSection({ data }: PageSource): Markup {
  if (data.services.length === 0) return section('map', 'Map', element('p', {}, 'There are no services to draw.'));
  const scene = mapScene(data, firstState(data));
  const drawn = scene.drawn < scene.all ? `The strongest ${scene.drawn} of ${count(scene.all, 'link')} are drawn.` : '';
  return section(
    'map',
    'Map',
    element(
      'noscript',
      {},
      element('p', {}, 'To look inside services, to filter and to see the places behind a line, this page needs JavaScript. It loads nothing.'),
    ),
    element(
      'div',
      { class: 'map-frame' },
      toolbar(scene.drawn, scene.all),
      element('div', { class: 'canvas', id: 'canvas' }, picture(data, scene.shapes)),
      panel(),
    ),
    legend(),
    element('p', { class: 'aside', id: 'map-drawn' }, drawn),
  );
}

function picture({ map }: PageData, shapes: readonly Shape[]): Markup {
  const box = [-MARGIN, -MARGIN, map.width + 2 * MARGIN, map.height + 2 * MARGIN].join(' ');
  const svg = { xmlns: 'http://www.w3.org/2000/svg', viewBox: box, role: 'group', 'aria-label': 'Services and what ties them', id: 'picture' };
  return element('svg', svg, shapes.map(written));
}

/** A shape as text; the names of tags and attributes are ours. */
function written({ tag, attributes, children = [], text }: Shape): Markup {
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`);
  return { html: `<${tag}${named.join('')}>${text === undefined ? '' : escapeHtml(text)}${children.map((child) => written(child).html).join('')}</${tag}>` };
}

function toolbar(drawn: number, all: number): Markup {
  const kinds = KINDS.map((kind, index) =>
    element('label', {}, element('input', { type: 'checkbox', name: kind, checked: FIRST_KINDS[index] === true }), ` ${KIND_WORDS[kind]}`),
  );
  return element(
    'form',
    { class: 'toolbar script', id: 'map-tools', 'aria-label': 'What the map shows' },
    element('button', { type: 'button', id: 'map-up', hidden: true }, 'All services'),
    element('fieldset', {}, element('legend', {}, 'Lines for'), kinds),
    element('label', { id: 'map-most' }, 'How many ', element('input', { type: 'range', name: 'most', min: 0, max: Math.max(1, all), value: drawn })),
    element(
      'span',
      { class: 'zoom' },
      element('button', { type: 'button', id: 'zoom-in', 'aria-label': 'Zoom in' }, '+'),
      element('button', { type: 'button', id: 'zoom-out', 'aria-label': 'Zoom out' }, '−'),
      element('button', { type: 'button', id: 'zoom-fit' }, 'Fit'),
    ),
  );
}

function panel(): Markup {
  return element(
    'aside',
    { class: 'panel script', id: 'panel', 'aria-label': 'What is chosen' },
    element('p', {}, 'Choose a service or a line to see what is behind it. Choose a service twice to look inside.'),
  );
}

function legend(): Markup {
  const item = (name: string, text: string): Markup => element('li', { class: name || undefined }, element('span', { 'aria-hidden': 'true' }), text);
  return element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    item('is-service', 'a service: the larger, the more files; the bar is its cohesion'),
    item('', 'uses: the wider, the more places'),
    item('is-against', 'runs against the order and closes a circle'),
    item('is-data', 'only reads or writes its data'),
  );
}
