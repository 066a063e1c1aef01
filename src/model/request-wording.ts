import { crossingEvidence } from './crossing-wording.js';
import type { EntryPoint } from './facts.js';
import type { ServiceId } from './ids.js';
import { compareText } from './location.js';
import type { Evidence } from './rule.js';
import type { Crossing, RequestPath, SystemView } from './system-view.js';
import { unitName } from './wording.js';

/** An entry point by name: `POST /orders`, `job nightly`; what is not written as text is `…`, and one without a route goes by its function. */
export function entryName({ kind, method, route, unit, member }: EntryPoint): string {
  const written = route.replaceAll('{}', '…');
  if (!/\w/.test(written)) return [method, unitName(unit, member)].filter((part) => part !== '').join(' ');
  return `${kind === 'http' ? method : kind} ${written}`.trim();
}

/** Whether someone waits for the answer of an entry point. */
export function isWaitedFor({ kind }: EntryPoint): boolean {
  return kind === 'http' || kind === 'graphql' || kind === 'function';
}

/** The services that requests ask, other than the one that asks first, by id. */
export function askedServices(crossings: readonly Crossing[], home: ServiceId | null): readonly ServiceId[] {
  return [...new Set(crossings.map(({ to }) => to))].filter((service) => service !== home).sort(compareText);
}

/** The services of an entry point and of what it asks, by id. */
export function pathServices({ home }: RequestPath, crossings: readonly Crossing[]): readonly ServiceId[] {
  return [...new Set([...(home === null ? [] : [home]), ...crossings.flatMap(({ from, to }) => [from, to])])].sort(compareText);
}

/** Whether a call is of an entry point that only passes on what it is asked for: it moves to the service that it calls, and is no request then. */
export function passesOn(view: SystemView): (crossing: Crossing) => boolean {
  const moved = view.requestPaths().filter(({ entry, home }) => home !== view.serviceOf(entry.at.path));
  const moves = new Set(moved.map(({ entry: { unit, member }, home }) => [unit, member, home].join('\0')));
  return ({ call: { from, fromMember }, to }) => moves.has([from, fromMember, to].join('\0'));
}

/** A request as evidence: `OrderService.place calls PriceService.price: orders asks prices`. */
export function requestEvidence(crossing: Crossing, view: SystemView): Evidence {
  return crossingEvidence(crossing, `: ${view.nameOf(crossing.from)} asks ${view.nameOf(crossing.to)}`);
}

/** A share of 0 to 1 in percent, of a small one more digits: `12 %`, `99.7 %`, `0.4 %`. */
export function percent(share: number, digits: number): string {
  return `${(share * 100).toFixed(digits)} %`;
}
