import { layoutPlain, type Layouted } from '../svg-worker.js';
import type { PageMap } from './page-data.js';
import type { Rankable } from './rank-links.js';
import type { Box } from './shape.js';

/** A line to be laid out: from who uses to what is used; `against` the order of services. */
export interface Route extends Rankable {
  readonly against: boolean;
}

/** What is placed: boxes, and who uses first. */
export interface Placing {
  readonly boxes: readonly Box[];
  readonly order: readonly number[];
}

/** Places boxes in layers, who uses above what is used, by Graphviz; in rows where Graphviz gives up. The same input gives the same picture. */
export async function layoutMap(
  { boxes, order }: Placing,
  routes: readonly Route[],
  layout: (dot: string) => Promise<Layouted> = layoutPlain,
): Promise<PageMap> {
  if (boxes.length === 0) return { width: 0, height: 0, boxes: [], routes: [] };
  const joined = new Set(routes.flatMap(({ from, to }) => [from, to]));
  const placed = order.filter((index) => joined.has(index));
  const alone = [...boxes.keys()].filter((index) => !joined.has(index));
  const answer = placed.length === 0 ? null : await layout(dotOf(boxes, placed, routes));
  if (answer?.kind !== 'done') return inRows(boxes, [...boxes.keys()], { width: 0, height: 0, boxes: [], routes: [] });
  return inRows(boxes, alone, readPlain(answer.output, boxes, routes));
}

/** Graphviz counts in inches. */
const POINTS = 72;

function dotOf(boxes: readonly Box[], placed: readonly number[], routes: readonly Route[]): string {
  const nodes = placed.map((index) => {
    const { width, height } = boxes[index] ?? { width: 0, height: 0 };
    return `n${index} [width=${(width / POINTS).toFixed(4)}, height=${(height / POINTS).toFixed(4)}]`;
  });
  const most = Math.max(1, ...routes.map(({ strength }) => strength));
  // a line against the order is laid out the other way round, so that the order makes the layers
  const edges = routes.map(({ from, to, strength, against }) => {
    const ends = against ? `n${to} -> n${from}` : `n${from} -> n${to}`;
    return `${ends} [weight=${1 + Math.round((9 * strength) / most)}]`;
  });
  const layers = layersOf(placed, routes);
  const spine = layers.map((_, layer) => `l${layer}`);
  const ranks = [
    `{ node [width=0.01, height=0.01, style=invis] edge [style=invis, weight=0] ${spine.join(' -> ')} }`,
    ...layers.map((layer, index) => `{ rank=same; ${[`l${index}`, ...layer.map((node) => `n${node}`)].join('; ')} }`),
  ];
  return `digraph {\nrankdir=TB; nodesep=0.22; ranksep=0.7;\nnode [shape=box, fixedsize=true, label=""];\nedge [dir=none];\n${[...nodes, ...edges, ...ranks].join('\n')}\n}\n`;
}

/**
 * The layers, from above: a box stands below all that use it, and no layer is so wide that its letters grow small (Coffman and Graham 1972, with the given
 * order in place of theirs). `order` has who uses before what is used, but for the routes against it.
 */
function layersOf(order: readonly number[], routes: readonly Route[]): readonly (readonly number[])[] {
  const widest = Math.max(3, Math.ceil(Math.sqrt(order.length)));
  const layers: number[][] = [];
  const at = new Map<number, number>();
  for (const node of order) {
    const above = routes.flatMap(({ from, to, against }) => ((against ? from : to) === node ? [at.get(against ? to : from) ?? -1] : []));
    let layer = Math.max(-1, ...above) + 1;
    while ((layers[layer]?.length ?? 0) >= widest) layer += 1;
    layers[layer] = [...(layers[layer] ?? []), node];
    at.set(node, layer);
  }
  return layers;
}

/** Graphviz's plain format: a line for each node (name, centre, size) and edge (ends, number of points, points), y from below. */
function readPlain(text: string, boxes: readonly Box[], routes: readonly Route[]): PageMap {
  const rows = text.split('\n').map((line) => line.split(' '));
  const [, , wide = '0', high = '0'] = rows.find(([kind]) => kind === 'graph') ?? [];
  const [width, height] = [Number(wide) * POINTS, Number(high) * POINTS];
  const at = new Map(
    rows
      .filter(([kind, name]) => kind === 'node' && name?.startsWith('n'))
      .map(([, name = '', x, y]) => [Number(name.slice(1)), { x: Number(x), y: Number(y) }]),
  );
  const corners = boxes.map((box, index) => {
    const { x, y } = at.get(index) ?? { x: 0, y: 0 };
    return [Math.round(x * POINTS - box.width / 2), Math.round(height - y * POINTS - box.height / 2), box.width, box.height] as const;
  });
  // Graphviz writes lines by their ends, not in the order in which they were given
  const curves = new Map<string, string[][]>();
  for (const [kind, tail, head, ...points] of rows) if (kind === 'edge') curves.set(`${tail} ${head}`, [...(curves.get(`${tail} ${head}`) ?? []), points]);
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: corners,
    routes: routes.map(({ from, to, against }) => {
      const [number = '0', ...rest] = curves.get(against ? `n${to} n${from}` : `n${from} n${to}`)?.shift() ?? [];
      const points = rest
        .slice(0, 2 * Number(number))
        .map((value, place) => Math.round(place % 2 === 0 ? Number(value) * POINTS : height - Number(value) * POINTS));
      return { from, to, points: against ? reversed(points) : points };
    }),
  };
}

function reversed(points: readonly number[]): readonly number[] {
  return points.map((_, index) => points[points.length - (index % 2 === 0 ? index + 2 : index)] ?? 0);
}

/** Space between boxes in rows. */
const GAP = 32;
/** The least width of a row, so that a few boxes do not stand in a column. */
const ROW = 720;

/** Adds boxes in rows below what is placed already. */
function inRows(boxes: readonly Box[], indexes: readonly number[], map: PageMap): PageMap {
  if (indexes.length === 0) return map;
  const corners = boxes.map((box, index) => map.boxes[index] ?? ([0, 0, box.width, box.height] as const));
  const widest = Math.max(ROW, map.width);
  let [x, y, high, width] = [0, map.height === 0 ? 0 : map.height + GAP, 0, map.width];
  for (const index of indexes) {
    const box = boxes[index] ?? { width: 0, height: 0 };
    if (x > 0 && x + box.width > widest) [x, y, high] = [0, y + high + GAP, 0];
    corners[index] = [x, y, box.width, box.height];
    x += box.width + GAP;
    high = Math.max(high, box.height);
    width = Math.max(width, x - GAP);
  }
  return { ...map, width, height: y + high, boxes: corners };
}
