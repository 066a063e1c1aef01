import { type PageData, type ServiceTie, STRIDE } from './page-data.js';
import { homeOf, type KindFilter, strengthOf } from './service-ties.js';
import { type Area, treemap } from './treemap.js';

/** Another service beside the one that is looked into. */
export interface Neighbour extends Area {
  readonly service: number;
  /** It uses the service, or is used by it; one that does both stands on both sides. */
  readonly side: 'user' | 'used';
  readonly tie: ServiceTie;
}

/** A part of a service with its files; the last one holds those of no part, and has no name where it is the only one. */
export interface Part extends Area {
  readonly name: string;
}

export interface Placed extends Area {
  /** Of a file its path, of an entity itself. */
  readonly index: number;
}

/** Where everything stands in the picture of one service. */
export interface InsideLayout {
  readonly width: number;
  readonly height: number;
  readonly frame: Area;
  readonly parts: readonly Part[];
  readonly files: readonly Placed[];
  readonly entities: readonly Placed[];
  readonly neighbours: readonly Neighbour[];
}

const BESIDE = { width: 190, height: 36, gap: 8 } as const;
const FRAME = { x: 290, width: 780, head: 40, padding: 10 } as const;
const ENTITY = { width: 145, height: 26, gap: 8 } as const;
/** Room that a file takes on average, in square points, and the least height. */
const ROOM = 1500;
const LEAST = 380;
/** For the name of a part. */
const HEAD = 18;

/** One service from inside: its parts and files in the middle, its entities below them, who uses it on the left, what it uses on the right. */
export function insideLayout(data: PageData, service: number, kinds: KindFilter): InsideLayout {
  const files = filesOf(data, service);
  const entities = data.entities.flatMap(({ owner }, index) => (owner === service ? [index] : []));
  const ties = data.ties.filter(({ counts }) => strengthOf(counts, kinds) > 0);
  const sides = [sideOf(ties, service, 'user', kinds), sideOf(ties, service, 'used', kinds)] as const;
  const perRow = Math.floor((FRAME.width - 2 * FRAME.padding + ENTITY.gap) / (ENTITY.width + ENTITY.gap));
  const below = Math.ceil(entities.length / perRow) * (ENTITY.height + ENTITY.gap);
  const stack = Math.max(...sides.map(({ length }) => length)) * (BESIDE.height + BESIDE.gap);
  const inner = Math.max(LEAST, Math.ceil((files.length * ROOM) / FRAME.width), stack - below - FRAME.head);
  const height = FRAME.head + inner + FRAME.padding + (below > 0 ? below + FRAME.padding : 0);
  const area = { x: FRAME.x + FRAME.padding, y: FRAME.head, width: FRAME.width - 2 * FRAME.padding, height: inner };
  return {
    width: FRAME.x * 2 + FRAME.width,
    height,
    frame: { x: FRAME.x, y: 0, width: FRAME.width, height },
    ...placeFiles(data, { files, names: data.services[service]?.modules ?? [], area }),
    entities: entities.map((index, place) => ({
      index,
      x: area.x + (place % perRow) * (ENTITY.width + ENTITY.gap),
      y: FRAME.head + inner + FRAME.padding + Math.floor(place / perRow) * (ENTITY.height + ENTITY.gap),
      width: ENTITY.width,
      height: ENTITY.height,
    })),
    neighbours: [...beside(sides[0], 0, height), ...beside(sides[1], 2 * FRAME.x + FRAME.width - BESIDE.width, height)],
  };
}

/** The analysed files of a service, by path. */
export function filesOf({ files }: Pick<PageData, 'files'>, service: number): readonly number[] {
  return Array.from({ length: files.length / STRIDE.file }, (_, index) => index).filter((index) => homeOf({ files }, index) === service);
}

type Side = readonly { readonly service: number; readonly side: Neighbour['side']; readonly tie: ServiceTie }[];

function sideOf(ties: readonly ServiceTie[], service: number, side: Neighbour['side'], kinds: KindFilter): Side {
  const [own, other] = side === 'user' ? (['to', 'from'] as const) : (['from', 'to'] as const);
  return ties
    .filter((tie) => tie[own] === service)
    .sort((a, b) => strengthOf(b.counts, kinds) - strengthOf(a.counts, kinds) || a[other] - b[other])
    .map((tie) => ({ service: tie[other], side, tie }));
}

function beside(side: Side, x: number, height: number): readonly Neighbour[] {
  const all = side.length * (BESIDE.height + BESIDE.gap) - BESIDE.gap;
  const top = Math.max(0, (height - all) / 2);
  return side.map((one, place) => ({ ...one, x, y: Math.round(top + place * (BESIDE.height + BESIDE.gap)), width: BESIDE.width, height: BESIDE.height }));
}

interface Filling {
  readonly files: readonly number[];
  readonly names: readonly string[];
  readonly area: Area;
}

function placeFiles(data: PageData, { files, names, area }: Filling): Pick<InsideLayout, 'parts' | 'files'> {
  const weight = (file: number): number => 4 + Math.sqrt(data.files[file * STRIDE.file + 2] ?? 0);
  const byWeight = files.toSorted((a, b) => weight(b) - weight(a) || a - b);
  const rest = names.length === 0 ? '' : 'in no part';
  const groups = [...names, rest]
    .map((name, module) => ({ name, files: byWeight.filter((file) => moduleOf(data, file) === (module < names.length ? module : -1)) }))
    .map((group) => ({ ...group, weight: group.files.reduce((sum, file) => sum + weight(file), 0) }))
    .filter((group) => group.files.length > 0)
    .sort((a, b) => b.weight - a.weight);
  const areas = treemap(
    groups.map((group) => group.weight),
    area,
  );
  const parts = groups.map(({ name }, index) => ({ name, ...shrunk(areas[index], 3, 0) }));
  const placed = groups.flatMap((group, index) => {
    const inside = treemap(group.files.map(weight), shrunk(areas[index], 5, group.name === '' ? 0 : HEAD));
    return group.files.map((file, place) => ({ index: file, ...rounded(inside[place]) }));
  });
  return { parts, files: placed };
}

function moduleOf({ files }: PageData, file: number): number {
  return files[file * STRIDE.file + 1] ?? -1;
}

const NOWHERE: Area = { x: 0, y: 0, width: 0, height: 0 };

function shrunk({ x, y, width, height }: Area = NOWHERE, by: number, head: number): Area {
  return { x: x + by, y: y + by + head, width: Math.max(1, width - 2 * by), height: Math.max(1, height - 2 * by - head) };
}

function rounded({ x, y, width, height }: Area = NOWHERE): Area {
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) };
}
