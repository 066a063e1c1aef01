import { count } from '../../model/wording.js';
import type { PageData, PageService } from './page-data.js';
import { type Box, fitted, group, label, LETTER, type Shape } from './shape.js';

/** The longest name that a box is widened for, in letters. */
const LONGEST = 22;
const PADDING = 12;
/** How much wider than `LETTER` the letters of a name and of what stands below it are: 16 and 13 points. */
const NAME = 1.4;
const SIZE = 1.08;

/** How large a service is drawn: with the square root of its files, and wide enough for what stands in it. */
export function boxOf(service: PageService, entities: number): Box {
  const letters = Math.max(Math.min(LONGEST, [...service.name].length) * NAME, sizeOf(service, entities).length * SIZE);
  const size = Math.sqrt(service.files);
  return { width: Math.ceil(Math.max(2 * PADDING + letters * LETTER, 84 + 7 * size)), height: Math.round(54 + 3.5 * size) };
}

/** How many entities a service owns. */
export function ownedBy({ entities }: Pick<PageData, 'entities'>, service: number): number {
  return entities.filter(({ owner }) => owner === service).length;
}

function sizeOf({ files }: PageService, entities: number): string {
  return entities === 0 ? count(files, 'file') : `${count(files, 'file')}, ${count(entities, 'entity', 'entities')}`;
}

/** A service as a box that leads to its page: its name, how large it is, and how much of its references it keeps inside, as a bar. */
export function serviceBox(data: PageData, index: number, state: string): Shape {
  const service = data.services[index];
  const [x = 0, y = 0, width = 0, height = 0] = data.map.boxes[index] ?? [];
  if (!service) return group({}, []);
  const size = sizeOf(service, ownedBy(data, index));
  const inside = width - 2 * PADDING;
  const bar = { x: x + PADDING, y: y + height - 13, height: 5, rx: 2.5 };
  const words = `${service.name}: ${size}, ${count(service.findings, 'finding')}, cohesion ${service.cohesion.toFixed(2)}`;
  return {
    tag: 'a',
    attributes: { href: `#service-${index + 1}`, class: `service${state}`, 'data-service': index },
    children: [
      { tag: 'title', attributes: {}, text: words },
      { tag: 'rect', attributes: { x, y, width, height, rx: 8, class: 'box' } },
      label(fitted(service.name, inside / NAME), { x: x + PADDING, y: y + 22, width: width, name: 'name' }),
      label(size, { x: x + PADDING, y: y + 38, width: inside / SIZE + 1, name: 'size' }),
      { tag: 'rect', attributes: { ...bar, width: inside, class: 'bar' } },
      { tag: 'rect', attributes: { ...bar, width: Math.round(inside * service.cohesion), class: 'filled' } },
    ],
  };
}
