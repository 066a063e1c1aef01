import { insideScene } from '../inside-scene.js';
import { mapScene } from '../map-scene.js';
import { KINDS, type PageData } from '../page-data.js';
import type { KindFilter } from '../service-ties.js';
import type { Shape } from '../shape.js';
import { byId, drawn } from './dom.js';
import { type MapPlace, placeAt } from './map-place.js';
import { nothingPanel, panelOf } from './map-panel.js';
import { panZoom } from './pan-zoom.js';
import { reachOnly, step } from './roving.js';

/** What other parts of the page may ask of the map. */
export interface PageMapControl {
  go(place: MapPlace): void;
  /** The address names a part of the page: `map-3` is the third service from inside. */
  shown(id: string): void;
}

const NONE: PageMapControl = { go: () => undefined, shown: () => undefined };

/** Makes the picture of services one that can be explored. */
export function startMap(data: PageData): PageMapControl {
  if (data.services.length === 0) return NONE;
  const svg = byId<SVGSVGElement>('picture');
  const tools = byId<HTMLFormElement>('map-tools');
  const most = tools.elements.namedItem('most') as HTMLInputElement;
  const zoom = panZoom(svg);
  let place: MapPlace = { inside: null, chosen: null };
  let size = { x: 0, y: 0, width: data.map.width, height: data.map.height };
  let wanted = Number(most.value);
  let things: readonly SVGElement[] = [];

  const kinds = (): KindFilter => KINDS.map((kind) => (tools.elements.namedItem(kind) as HTMLInputElement).checked);

  function draw(): void {
    const focused = keyOf(document.activeElement);
    const scene = place.inside === null ? services() : inside(place.inside);
    svg.replaceChildren(...scene.map(drawn));
    things = [...svg.querySelectorAll<SVGElement>('[data-service],[data-file],[data-entity],[data-neighbour]')];
    for (const thing of things) thing.setAttribute('role', 'button');
    const chosen = svg.querySelector<SVGElement>('.service.chosen,.file.chosen,.entity.chosen');
    const again = things.find((thing) => keyOf(thing) === focused);
    reachOnly(things, again ?? chosen ?? things[0]);
    again?.focus();
    byId('panel').replaceChildren(place.chosen === null && place.inside === null ? nothingPanel(data) : panelOf(data, { place, kinds: kinds(), go }));
    byId('map-up').hidden = place.inside === null;
    byId('map-most').hidden = place.inside !== null;
  }

  function services(): readonly Shape[] {
    const { chosen } = place;
    const scene = mapScene(data, {
      kinds: kinds(),
      most: wanted,
      chosen: chosen?.kind === 'service' ? { service: chosen.index } : chosen?.kind === 'link' ? chosen : null,
    });
    size = { x: 0, y: 0, width: data.map.width, height: data.map.height };
    // in this order, as a slider moves what lies beyond its end
    most.max = String(Math.max(1, scene.all));
    most.value = String(wanted);
    byId('map-drawn').textContent = `${scene.drawn} of ${scene.all} links are drawn, the strongest first.`;
    return scene.shapes;
  }

  function inside(service: number): readonly Shape[] {
    const { chosen } = place;
    const own = chosen?.kind === 'service' || chosen?.kind === 'link' ? null : chosen;
    const scene = insideScene(data, { service, kinds: kinds(), chosen: own });
    size = { x: 0, y: 0, width: scene.width, height: scene.height };
    byId('map-drawn').textContent =
      'Left: services that use it. Right: services that it uses. An area is a file, the larger, the more lines; its entities stand below.';
    return scene.shapes;
  }

  function go(next: MapPlace): void {
    const isElsewhere = next.inside !== place.inside;
    place = next;
    draw();
    if (isElsewhere) zoom.fit(size);
    const address = place.inside === null ? '#map' : `#map-${place.inside + 1}`;
    if (location.hash !== address) history.pushState(null, '', address);
  }

  function press(target: EventTarget | null): void {
    const thing = target instanceof Element ? target.closest<SVGElement>('[data-service],[data-file],[data-entity],[data-neighbour],[data-from]') : null;
    go(placeAt(place, thing?.dataset ?? {}));
  }

  svg.addEventListener('click', (event) => {
    event.preventDefault();
    if (!zoom.dragged()) press(event.target);
  });
  svg.addEventListener('keydown', (event) => {
    const thing = things.find((one) => one === event.target);
    if (event.key === 'Escape') go({ inside: place.chosen === null ? null : place.inside, chosen: null });
    else if (thing && (event.key === 'Enter' || event.key === ' ')) press(thing);
    else if (thing) {
      const next = step(things, thing, event.key);
      if (!next) return;
      zoom.reveal((next as SVGGraphicsElement).getBBox());
    } else return;
    event.preventDefault();
  });
  most.addEventListener('input', () => {
    wanted = Number(most.value);
  });
  tools.addEventListener('input', draw);
  tools.addEventListener('submit', (event) => event.preventDefault());
  byId('map-up').addEventListener('click', () => go({ inside: null, chosen: null }));
  byId('zoom-in').addEventListener('click', () => zoom.zoom(1.4));
  byId('zoom-out').addEventListener('click', () => zoom.zoom(1 / 1.4));
  byId('zoom-fit').addEventListener('click', () => zoom.fit(size));
  addEventListener('beforeprint', () => go({ inside: null, chosen: null }));
  draw();
  zoom.fit(size);
  return {
    go: (next) => {
      if (location.hash !== '#map') location.hash = next.inside === null ? '#map' : `#map-${next.inside + 1}`;
      go(next);
    },
    shown: (id) => {
      const service = /^map-(\d+)$/.exec(id)?.[1];
      const inside = service === undefined ? null : Number(service) - 1;
      if (id.startsWith('map') && inside !== place.inside && (inside === null || data.services[inside])) go({ inside, chosen: null });
    },
  };
}

/** What a thing of the picture stands for, to find it again in the next picture. */
function keyOf(thing: Element | null): string {
  if (!(thing instanceof SVGElement)) return '-';
  const { service, file, entity, neighbour, side } = thing.dataset;
  return [service, file, entity, neighbour, side].join(' ');
}
