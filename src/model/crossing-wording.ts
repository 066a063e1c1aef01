import { compareText } from './location.js';
import type { ServiceId } from './ids.js';
import type { Evidence } from './rule.js';
import type { Crossing } from './system-view.js';
import { unitName } from './wording.js';

/** Crossings by their two services, in the order of the ids; those of a pair by place. */
export function byPair(crossings: readonly Crossing[]): readonly (readonly [Crossing, ...Crossing[]])[] {
  const pairs = new Map<string, [Crossing, ...Crossing[]]>();
  for (const crossing of crossings) {
    const key = pairKey(crossing);
    const pair = pairs.get(key);
    if (pair) pair.push(crossing);
    else pairs.set(key, [crossing]);
  }
  return [...pairs.values()].sort(([a], [b]) => compareText(pairKey(a), pairKey(b)));
}

/** What identifies the two services of a crossing. */
export function pairKey({ from, to }: Pick<Crossing, 'from' | 'to'>): string {
  return `${from}\0${to}`;
}

/** The call as evidence, what is said of it behind: `OrderService.place calls PriceService.price, one by one in a loop`. */
export function crossingEvidence({ call }: Crossing, said: string): Evidence {
  return { ...call.at, endLine: call.at.line, note: `${unitName(call.from, call.fromMember)} calls ${calleeName(call)}${said}` };
}

/** The called function or method by name. */
export function calleeName({ to, toMember }: Crossing['call']): string {
  return unitName(to, toMember);
}

/** The names of what some crossings call, each once, in their order; beyond `most` they are counted. */
export function calleesOf(crossings: readonly Crossing[], most: number): string {
  const names = [...new Set(crossings.map(({ call }) => calleeName(call)))];
  return names.length <= most + 1 ? names.join(', ') : [...names.slice(0, most), `${names.length - most} more`].join(', ');
}

/** The two services of a crossing by id. */
export function servicesOf({ from, to }: Pick<Crossing, 'from' | 'to'>): readonly ServiceId[] {
  return [from, to].sort(compareText);
}
