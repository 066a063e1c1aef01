import type { Chosen } from '../inside-ties.js';
import { tieWords } from '../map-scene.js';
import { type PageData, STRIDE } from '../page-data.js';
import { homeOf, type KindFilter, strengthOf } from '../service-ties.js';
import { button, type Content, make } from './dom.js';
import type { MapPlace } from './map-place.js';
import { accessesWhere, pathOf, placesBetween, placesOf } from './page.js';
import { placeList } from './place-list.js';

interface PanelState {
  readonly place: MapPlace;
  readonly kinds: KindFilter;
  readonly go: (place: MapPlace) => void;
}

/** What stands beside the map where nothing is chosen. */
export function nothingPanel({ services }: PageData): HTMLElement {
  return make(
    'div',
    {},
    make('h3', {}, `${services.length} services`),
    make('p', {}, 'Choose a service or a line to see what is behind it. Choose a service twice to look inside.'),
    make('p', { class: 'aside' }, 'By keyboard: arrow keys go from one to the next, Enter chooses, Escape goes back. The wheel magnifies, dragging moves.'),
  );
}

/** What is chosen, and the places behind it. */
export function panelOf(data: PageData, state: PanelState): HTMLElement {
  const { inside, chosen } = state.place;
  if (chosen === null) return servicePanel(data, inside ?? 0, state);
  switch (chosen.kind) {
    case 'service':
      return servicePanel(data, chosen.index, state);
    case 'link':
      return linkPanel(data, chosen.from, chosen.to, state);
    case 'neighbour':
      return neighbourPanel(data, chosen, state);
    case 'file':
      return filePanel(data, chosen.index, state);
    case 'entity':
      return entityPanel(data, chosen.index, state);
    default:
      return chosen satisfies never;
  }
}

function servicePanel(data: PageData, index: number, { place, kinds, go }: PanelState): HTMLElement {
  const service = data.services[index];
  const ties = data.ties.filter(({ counts }) => strengthOf(counts, kinds) > 0);
  const listed = (side: 'from' | 'to'): Content => {
    const own = ties.filter((tie) => tie[side] === index).sort((a, b) => strengthOf(b.counts, kinds) - strengthOf(a.counts, kinds));
    const items = own.map((tie) => {
      const words = tieWords(data, tie);
      const other = data.services[side === 'from' ? tie.to : tie.from]?.name ?? '';
      return make(
        'li',
        {},
        button([make('strong', {}, other), words.slice(words.lastIndexOf(':'))], () =>
          go({ inside: place.inside, chosen: { kind: 'link', from: tie.from, to: tie.to } }),
        ),
      );
    });
    return items.length === 0 ? make('p', { class: 'aside' }, 'none') : make('ul', {}, items);
  };
  return make(
    'div',
    {},
    make('h3', { tabindex: '-1' }, service?.name ?? ''),
    make(
      'p',
      {},
      `${service?.files} files, cohesion ${service?.cohesion.toFixed(2)}, ${service?.findings} findings. `,
      make('a', { href: `#service-${index + 1}` }, 'Its page'),
    ),
    place.inside === index ? null : button('Look inside', () => go({ inside: index, chosen: null })),
    make('h4', {}, 'Ties to others'),
    listed('from'),
    make('h4', {}, 'Ties from others'),
    listed('to'),
  );
}

function linkPanel(data: PageData, from: number, to: number, { place, kinds, go }: PanelState): HTMLElement {
  const tie = data.ties.find((one) => one.from === from && one.to === to);
  const back = data.ties.find((one) => one.from === to && one.to === from);
  const places = placesBetween(data, from, to, kinds);
  const chosen = (index: number): MapPlace => ({ inside: place.inside, chosen: { kind: 'service', index } });
  return make(
    'div',
    {},
    make('h3', { tabindex: '-1' }, `${data.services[from]?.name} uses ${data.services[to]?.name}`),
    make('p', {}, tie ? tieWords(data, tie) : ''),
    make(
      'p',
      {},
      button(data.services[from]?.name ?? '', () => go(chosen(from))),
      ' ',
      button(data.services[to]?.name ?? '', () => go(chosen(to))),
    ),
    back ? button('The other way round', () => go({ inside: place.inside, chosen: { kind: 'link', from: to, to: from } })) : null,
    make('h4', {}, `${places.length.toLocaleString('en-US')} places of the kinds that are ticked`),
    placeList(data, places),
  );
}

function neighbourPanel(data: PageData, { index, side }: Extract<Chosen, { kind: 'neighbour' }>, state: PanelState): HTMLElement {
  const own = state.place.inside ?? 0;
  const panel = side === 'user' ? linkPanel(data, index, own, state) : linkPanel(data, own, index, state);
  panel.querySelector('h3')?.after(button(`Look inside ${data.services[index]?.name}`, () => state.go({ inside: index, chosen: null })));
  return panel;
}

function filePanel(data: PageData, file: number, { place, kinds, go }: PanelState): HTMLElement {
  const [service = -1, module = -1, lines = 0] = data.files.slice(file * STRIDE.file, (file + 1) * STRIDE.file);
  const touched = accessesWhere(data, (path, _, isWrite) => path === file && kinds[isWrite ? 5 : 4] === true);
  const part = data.services[service]?.modules[module];
  const linked = (side: 0 | 1): Content => {
    const links = data.links.filter((link) => link[side] === file && strengthOf(link[2], kinds) > 0);
    if (links.length === 0) return make('p', { class: 'aside' }, 'none');
    return links.map((link) => {
      const other = link[side === 0 ? 1 : 0];
      const home = homeOf(data, other);
      const told = `${pathOf(data, other)} (${strengthOf(link[2], kinds)})`;
      const places = placesOf(data, [link], kinds);
      return make(
        'details',
        {},
        make('summary', {}, told),
        home < 0 || home === place.inside
          ? null
          : button(`In ${data.services[home]?.name}`, () => go({ inside: home, chosen: { kind: 'file', index: other } })),
        places.length === 0 ? make('p', { class: 'aside' }, 'Its places are not in this page.') : placeList(data, places),
      );
    });
  };
  return make(
    'div',
    {},
    make('h3', { tabindex: '-1' }, data.paths[file]?.[1] ?? ''),
    make('p', {}, make('code', {}, pathOf(data, file)), `${lines} lines${part ? `, in ${part}` : ''}`),
    touched.length > 0 ? [make('h4', {}, 'Data'), placeList(data, touched)] : null,
    make('h4', {}, 'Uses'),
    linked(0),
    make('h4', {}, 'Is used by'),
    linked(1),
  );
}

function entityPanel(data: PageData, index: number, { kinds }: PanelState): HTMLElement {
  const entity = data.entities[index];
  const services = [...new Set(Array.from({ length: data.services.length }, (_, service) => service))];
  const parts = services.flatMap((service): Content[] => {
    const places = accessesWhere(data, (path, touched, isWrite) => touched === index && homeOf(data, path) === service && kinds[isWrite ? 5 : 4] === true);
    return places.length === 0 ? [] : [make('h4', {}, `${data.services[service]?.name} (${places.length})`), placeList(data, places)];
  });
  return make(
    'div',
    {},
    make('h3', { tabindex: '-1' }, entity?.name ?? ''),
    make('p', {}, `Table ${entity?.table}. Owner: ${data.services[entity?.owner ?? -1]?.name ?? 'no service'}.`),
    entity && entity.path >= 0 ? make('p', {}, 'Declared at ', make('code', {}, `${pathOf(data, entity.path)}:${entity.line}`)) : null,
    parts,
  );
}
