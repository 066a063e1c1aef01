import type { Facts, Reference } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import type { Crossing, RequestPath } from '../model/system-view.js';
import { type EntryHome, entryHomes } from './entry-homes.js';
import { entryStarts } from './entry-sequences.js';
import { type FollowedCalls, followedCalls } from './followed-calls.js';
import { type Plan, planOf } from './plan.js';

/**
 * What each entry point asks of other services, and waits for, once they are apart; in the order of `facts.entryPoints`, those that call none left out. Calls that lead to data and answer later count, each place once however often it runs; in a circle of functions that call each other only what the calls
 * themselves ask. A call of an abstraction is followed where one class alone can be meant.
 */
export function readRequestPaths(facts: Facts, crossings: readonly Crossing[], serviceOf: (path: string) => ServiceId | null): readonly RequestPath[] {
  const requests = new Map(crossings.filter(({ reaches, call }) => reaches === 'data' && call.run?.later).map((crossing) => [crossing.call, crossing]));
  if (requests.size === 0) return [];
  const calls = followedCalls(facts);
  const homes = entryHomes(facts, serviceOf);
  const asked = asking(calls, requests);
  return entryStarts(facts).flatMap((start, index) => {
    const entry = facts.entryPoints[index];
    const own = calls.from(start).filter(({ at }) => at.path === start.path && at.line >= start.line && at.line <= start.endLine);
    const found = asked(own);
    return entry && found.calls.size > 0 ? [{ entry, ...awayFromHome(homes(start, [...found.calls]), found) }] : [];
  });
}

/** The requests behind some code. */
interface Asked {
  /** The longest row of them. */
  readonly chain: ReadonlySet<Crossing>;
  /** All that one run can ask. */
  readonly calls: ReadonlySet<Crossing>;
}

const NOTHING: Asked = { chain: new Set(), calls: new Set() };

/** What some calls of one member ask, with all that they lead to. */
function asking(calls: FollowedCalls, requests: ReadonlyMap<Reference, Crossing>): (calls: readonly Reference[]) => Asked {
  const known = new Map<string, Asked>();
  const behind = (call: Reference): Asked => {
    const target = calls.target(call);
    if (target === null) return NOTHING;
    const found = known.get(target.key) ?? of(calls.from(target));
    known.set(target.key, found);
    return found;
  };
  function of(own: readonly Reference[]): Asked {
    return worth(planOf(own.map((call) => ({ way: call.run?.way ?? '', step: call }))));
  }
  function worth(plan: Plan<Reference>): Asked {
    if (plan.kind !== 'step') return joined(plan.kind, plan.parts.map(worth));
    const crossing = requests.get(plan.step);
    const inner = behind(plan.step);
    return crossing ? joined('series', [{ chain: new Set([crossing]), calls: new Set([crossing]) }, inner]) : inner;
  }
  return of;
}

function joined(kind: 'series' | 'either' | 'together', all: readonly Asked[]): Asked {
  const parts = all.filter(({ calls }) => calls.size > 0);
  const [first = NOTHING, ...others] = parts;
  if (others.length === 0) return first;
  const chains = parts.map(({ chain }) => chain);
  const calls = parts.map((part) => part.calls);
  return { chain: kind === 'series' ? union(chains) : largest(chains), calls: kind === 'either' ? largest(calls) : union(calls) };
}

function union(sets: readonly ReadonlySet<Crossing>[]): ReadonlySet<Crossing> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** The first of the largest. */
function largest(sets: readonly ReadonlySet<Crossing>[]): ReadonlySet<Crossing> {
  return sets.reduce((most, set) => (set.size > most.size ? set : most), NOTHING.chain);
}

/** An entry point that moves to where its data is asks nothing of the service that it moves to. */
function awayFromHome({ service, home }: EntryHome, { chain, calls }: Asked): Pick<RequestPath, 'home' | 'chain' | 'calls'> {
  const isAway = ({ from, to }: Crossing): boolean => service === home || from !== service || to !== home;
  return { home, chain: [...chain].filter(isAway), calls: [...calls].filter(isAway) };
}
