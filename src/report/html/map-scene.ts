import { arrow, between, curve } from './map-curves.js';
import { KINDS, type PageData, type ServiceTie } from './page-data.js';
import { legible, ranked } from './rank-links.js';
import { serviceBox } from './service-box.js';
import { FIRST_KINDS, type KindFilter, strengthOf } from './service-ties.js';
import { group, type Shape } from './shape.js';

/** What a reader asked the picture of services to show. */
export interface MapState {
  readonly kinds: KindFilter;
  /** How many lines, the strongest first. */
  readonly most: number;
  /** A service, or a line from one to another; what has nothing to do with it steps back. */
  readonly chosen: { readonly service: number } | { readonly from: number; readonly to: number } | null;
}

/** The picture of services: what is drawn, and how many lines of how many. */
export interface MapScene {
  readonly shapes: readonly Shape[];
  readonly drawn: number;
  readonly all: number;
}

/** What is shown at first. */
export function firstState(data: PageData): MapState {
  return { kinds: FIRST_KINDS, most: legible(data.services.length), chosen: null };
}

/** The services and the lines between them. A chosen service has all its lines. */
export function mapScene(data: PageData, { kinds, most, chosen }: MapState): MapScene {
  const ties = ranked(data.ties.map((tie) => ({ ...tie, strength: strengthOf(tie.counts, kinds) })));
  const isOf = ({ from, to }: ServiceTie): boolean =>
    chosen !== null && ('service' in chosen ? chosen.service === from || chosen.service === to : chosen.from === from && chosen.to === to);
  const shown = ties.filter((tie, rank) => rank < most || isOf(tie));
  const strongest = Math.max(1, ...ties.map(({ strength }) => strength));
  const near = new Set(chosen === null ? [] : shown.filter(isOf).flatMap(({ from, to }) => [from, to]));
  if (chosen !== null && 'service' in chosen) near.add(chosen.service);
  const back = (isNear: boolean): string => (chosen === null || isNear ? '' : ' back');
  const lines = shown.map((tie) =>
    tieShape(data, { tie, width: 1 + 5 * Math.sqrt(tie.strength / strongest), state: `${back(isOf(tie))}${chosen && isOf(tie) ? ' chosen' : ''}` }),
  );
  const boxes = data.order.map((index) =>
    serviceBox(data, index, `${back(near.has(index))}${chosen && 'service' in chosen && chosen.service === index ? ' chosen' : ''}`),
  );
  return { shapes: [group({ class: 'ties' }, lines), group({ class: 'boxes' }, boxes)], drawn: shown.length, all: ties.length };
}

/** Whether one service needs another against the order of services, inside a circle: such lines close it. */
export function closesCircle(data: PageData, tie: ServiceTie): boolean {
  const { from, to } = tie;
  const [one, other] = [data.services[from]?.circle ?? -1, data.services[to]?.circle ?? -1];
  return tie.needs > 0 && one >= 0 && one === other && data.order.indexOf(from) > data.order.indexOf(to);
}

function tieShape(
  data: PageData,
  { tie, width, state }: { readonly tie: ServiceTie & { readonly strength: number }; readonly width: number; readonly state: string },
): Shape {
  const { from, to, counts } = tie;
  const route = data.map.routes.find((one) => one.from === from && one.to === to)?.points ?? [];
  const points = route.length >= 8 ? route : between(data.map.boxes[from], data.map.boxes[to]);
  const code = (counts[0] ?? 0) + (counts[1] ?? 0) + (counts[2] ?? 0) + (counts[3] ?? 0);
  const kind = `${code === 0 ? ' data' : ''}${closesCircle(data, tie) ? ' against' : ''}`;
  const path = curve(points);
  return group({ class: `tie${kind}${state}`, 'data-from': from, 'data-to': to }, [
    { tag: 'title', attributes: {}, text: tieWords(data, tie) },
    { tag: 'path', attributes: { d: path, class: 'line', 'stroke-width': Number(width.toFixed(1)) } },
    { tag: 'polygon', attributes: { points: arrow(points, 5 + width), class: 'tip' } },
    { tag: 'path', attributes: { d: path, class: 'hit' } },
  ]);
}

/** `orders to payments: 12 calls, 2 writes`. */
export function tieWords({ services }: Pick<PageData, 'services'>, { from, to, counts }: ServiceTie): string {
  const parts = KINDS.map((kind, index) => ({ kind, number: counts[index] ?? 0 })).filter(({ number }) => number > 0);
  const said = parts.map(({ kind, number }) => `${number.toLocaleString('en-US')} ${number === 1 ? kind.slice(0, -1) : kind}`);
  return `${services[from]?.name ?? ''} to ${services[to]?.name ?? ''}: ${said.join(', ')}`;
}
