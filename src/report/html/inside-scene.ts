import { count } from '../../model/wording.js';
import { type InsideLayout, insideLayout, type Neighbour, type Placed } from './inside-layout.js';
import { type Chosen, type Tied, tiedTo } from './inside-ties.js';
import { arrow, between, curve } from './map-curves.js';
import { tieWords } from './map-scene.js';
import { type PageData, STRIDE } from './page-data.js';
import { type KindFilter, strengthOf } from './service-ties.js';
import { fitted, group, label, LETTER, type Shape } from './shape.js';
import type { Area } from './treemap.js';

export interface InsideState {
  readonly service: number;
  readonly kinds: KindFilter;
  readonly chosen: Chosen | null;
}

/** The picture of one service: without a choice how strongly the others are tied to it as a whole, with one the lines of what is chosen. */
export function insideScene(
  data: PageData,
  { service, kinds, chosen }: InsideState,
): Pick<InsideLayout, 'width' | 'height'> & { readonly shapes: readonly Shape[] } {
  const layout = insideLayout(data, service, kinds);
  const tied = chosen === null ? [] : tiedTo(data, { service, chosen, kinds });
  const strongest = Math.max(1, ...layout.neighbours.map(({ tie }) => strengthOf(tie.counts, kinds)));
  const lines =
    chosen === null
      ? layout.neighbours.map((one) => frameLine(one, layout.frame, strengthOf(one.tie.counts, kinds) / strongest))
      : tied.flatMap((one) => tiedLine(one, layout));
  const stateOf = (kind: Chosen['kind'], index: number, side?: Neighbour['side']): string => {
    const is = (one: Chosen): boolean => one.kind === kind && one.index === index && (one.kind !== 'neighbour' || one.side === side);
    if (chosen === null) return '';
    return is(chosen) ? ' chosen' : tied.some(({ from, to }) => is(from) || is(to)) ? ' near' : kind === 'neighbour' ? ' back' : '';
  };
  const { x, y, width, height } = layout.frame;
  const own = data.services[service];
  return {
    width: layout.width,
    height: layout.height,
    shapes: [
      { tag: 'rect', attributes: { x, y, width, height, rx: 10, class: 'frame' } },
      label(own?.name ?? '', { x: x + 14, y: y + 25, width, name: 'name' }),
      label(count(own?.files ?? 0, 'file'), { x: x + 28 + (own?.name.length ?? 0) * LETTER * 1.2, y: y + 25, width, name: 'size' }),
      ...layout.parts.flatMap(partShapes),
      group(
        { class: 'files' },
        layout.files.map((file) => fileShape(data, file, stateOf('file', file.index))),
      ),
      group(
        { class: 'entities' },
        layout.entities.map((entity) => entityShape(data, entity, stateOf('entity', entity.index))),
      ),
      group({ class: 'ties' }, lines),
      group(
        { class: 'neighbours' },
        layout.neighbours.map((one) => neighbourShape(data, one, stateOf('neighbour', one.service, one.side))),
      ),
    ],
  };
}

function partShapes({ name, x, y, width, height }: Area & { readonly name: string }): readonly Shape[] {
  if (name === '') return [];
  return [{ tag: 'rect', attributes: { x, y, width, height, rx: 4, class: 'module' } }, label(name, { x: x + 6, y: y + 14, width: width - 12, name: 'size' })];
}

function fileShape(data: PageData, { index, x, y, width, height }: Placed, state: string): Shape {
  const [folder = 0, name = ''] = data.paths[index] ?? [];
  const words = `${data.folders[folder] ?? ''}${name}, ${count(data.files[index * STRIDE.file + 2] ?? 0, 'line')}`;
  // letters of a file's name are 10 points, not 12
  const text = height < 13 ? '' : fitted(name.replace(/\.[cm]?[jt]sx?$/, ''), (width - 6) * 1.05);
  return {
    tag: 'g',
    attributes: { class: `file${state}`, 'data-file': index, role: 'button' },
    children: [
      { tag: 'title', attributes: {}, text: words },
      { tag: 'rect', attributes: { x, y, width, height } },
      ...(text.length < 4 ? [] : [{ tag: 'text', attributes: { x: x + 3, y: y + 11, 'aria-hidden': 'true' }, text } as const]),
    ],
  };
}

function entityShape(data: PageData, { index, x, y, width, height }: Placed, state: string): Shape {
  const { name = '', table = '' } = data.entities[index] ?? {};
  const words = `Entity ${name}, table ${table}`;
  return {
    tag: 'g',
    attributes: { class: `entity${state}`, 'data-entity': index, role: 'button' },
    children: [
      { tag: 'title', attributes: {}, text: words },
      { tag: 'rect', attributes: { x, y, width, height, rx: 13 } },
      label(name, { x: x + 12, y: y + 17, width: width - 24, name: 'size' }),
    ],
  };
}

function neighbourShape(data: PageData, { service, side, tie, x, y, width, height }: Neighbour, state: string): Shape {
  const words = tieWords(data, tie);
  return {
    tag: 'g',
    attributes: { class: `service neighbour${state}`, 'data-neighbour': service, 'data-side': side, role: 'button' },
    children: [
      { tag: 'title', attributes: {}, text: words },
      { tag: 'rect', attributes: { x, y, width, height, rx: 6, class: 'box' } },
      label(data.services[service]?.name ?? '', { x: x + 10, y: y + 15, width: width - 24, name: 'name' }),
      label(words.slice(words.lastIndexOf(': ') + 2), { x: x + 10, y: y + 30, width: width - 16, name: 'size' }),
    ],
  };
}

function frameLine(one: Neighbour, frame: Area, share: number): Shape {
  const middle = one.y + one.height / 2;
  const points =
    one.side === 'user'
      ? [one.x + one.width, middle, one.x + one.width + 40, middle, frame.x - 40, middle, frame.x, middle]
      : [frame.x + frame.width, middle, frame.x + frame.width + 40, middle, one.x - 40, middle, one.x, middle];
  return line(points, 1 + 5 * Math.sqrt(share), '');
}

function tiedLine({ from, to, kind }: Tied, layout: InsideLayout): readonly Shape[] {
  const [start, end] = [areaOf(from, layout), areaOf(to, layout)];
  if (!start || !end) return [];
  const corners = ({ x, y, width, height }: Area) => [x, y, width, height] as const;
  return [line(between(corners(start), corners(end)), 1.6, kind === 'data' ? ' data' : '')];
}

function areaOf(chosen: Chosen, { files, entities, neighbours }: InsideLayout): Area | undefined {
  if (chosen.kind === 'neighbour') return neighbours.find(({ service, side }) => service === chosen.index && side === chosen.side);
  return (chosen.kind === 'file' ? files : entities).find(({ index }) => index === chosen.index);
}

function line(points: readonly number[], width: number, kind: string): Shape {
  return group({ class: `tie${kind}` }, [
    { tag: 'path', attributes: { d: curve(points), class: 'line', 'stroke-width': Number(width.toFixed(1)) } },
    { tag: 'polygon', attributes: { points: arrow(points, 4 + width), class: 'tip' } },
  ]);
}
