import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodGroups } from '../../src/graph/method-groups.js';
import type { DataAccess, Facts, Reference } from '../../src/model/facts.js';
import type { EntityId, UnitId } from '../../src/model/ids.js';
import { factsOf } from '../support/facts.js';

const SHOP = 'shop.ts#Shop' as UnitId;

/** What a method does: entities written, methods of its own called, state set, parts used. */
interface Doing {
  readonly writes?: readonly string[];
  readonly calls?: readonly string[];
  readonly sets?: readonly string[];
  readonly uses?: readonly string[];
}

function groupsOf(doings: Readonly<Record<string, Doing>>, given: readonly string[] = []) {
  const names = Object.keys(doings);
  const at = { path: 'shop.ts', line: 1 };
  const methods = names.map((name, index) => ({
    name,
    line: index + 2,
    endLine: index + 2,
    sets: doings[name]?.sets ?? [],
    uses: doings[name]?.uses ?? [],
    above: [],
  }));
  const write = (member: string, entity: string): DataAccess => ({
    mode: 'write',
    by: SHOP,
    member,
    entity: entity as EntityId,
    at,
    via: 'typeorm',
    operation: 'save',
    transaction: null,
    outsideOf: [],
    confidence: 'certain',
  });
  const call = (fromMember: string, toMember: string): Reference => ({ kind: 'call', from: SHOP, to: SHOP, fromMember, toMember, at, inLoop: false });
  const facts: Facts = {
    ...factsOf({}),
    classes: [{ unit: SHOP, abstract: false, given: given.map((name) => ({ name, type: '', at })), methods }],
    accesses: names.flatMap((name) => (doings[name]?.writes ?? []).map((entity) => write(name, entity))),
    references: names.flatMap((name) => (doings[name]?.calls ?? []).map((other) => call(name, other))),
  };
  return methodGroups(facts).get(SHOP) ?? [];
}

const short = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ methods, own }) => [...methods.map(({ name }) => name), ...own.map(({ name }) => `+${name}`)].join(' '));

describe('methodGroups', () => {
  it('is worked out by hand', () => {
    // place and cancel share the order; pay writes the bill by way of book, which refund calls too; show writes nothing, and reads through stock as place does.
    const groups = groupsOf(
      {
        place: { writes: ['order'], uses: ['stock', 'orders'] },
        cancel: { writes: ['order'], uses: ['orders'] },
        pay: { calls: ['book'] },
        refund: { calls: ['book'] },
        book: { writes: ['bill'], uses: ['bills'] },
        show: { uses: ['stock'] },
      },
      ['orders', 'bills', 'stock'],
    );
    expect(short(groups)).toEqual(['pay refund book +bills', 'place cancel +orders']);
    expect(groups.map(({ entities }) => entities)).toEqual([['bill'], ['order']]);
  });

  it('takes state for what is written, and ends in circles of calls', () => {
    const groups = groupsOf({ a: { sets: ['last'] }, b: { sets: ['last'], writes: ['order'], calls: ['a', 'b'] }, c: { writes: ['bill'], calls: ['c'] } });
    expect(short(groups)).toEqual(['a b', 'c']);
  });

  it('lets nothing be tied by what starts an application', () => {
    expect(short(groupsOf({ a: { writes: ['x'] }, b: { writes: ['y'] }, onModuleInit: { calls: ['a', 'b'] } }))).toEqual(['a', 'b']);
    expect(short(groupsOf({ a: { writes: ['x'] }, b: { writes: ['y'] }, close: { calls: ['a', 'b'] } }))).toEqual(['a b close']);
  });

  it('equals joining methods until no two groups share anything', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const doing = fc.record({
      writes: fc.subarray(['x', 'y', 'z']),
      sets: fc.subarray(['s', 't']),
      calls: fc.subarray(names, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.tuple(doing, doing, doing, doing, doing), (list) => {
        const doings: Readonly<Record<string, Doing>> = Object.fromEntries(names.map((name, index) => [name, list[index] ?? {}]));
        const all = (name: string, seen: readonly string[] = []): readonly string[] =>
          seen.includes(name)
            ? []
            : [...(doings[name]?.writes ?? []), ...(doings[name]?.sets ?? []), ...(doings[name]?.calls ?? []).flatMap((other) => all(other, [...seen, name]))];
        let slow = names.filter((name) => all(name).length > 0).map((name) => [name]);
        const meet = (one: string[], other: string[]) => one.some((a) => other.some((b) => all(a).some((thing) => all(b).includes(thing))));
        for (let met = true; met; ) {
          met = false;
          for (const one of slow) {
            const other = slow.find((group) => group !== one && meet(one, group));
            if (!other) continue;
            slow = [...slow.filter((group) => group !== one && group !== other), [...one, ...other].sort()];
            met = true;
            break;
          }
        }
        expect(short(groupsOf(doings)).sort()).toEqual(slow.map((group) => group.join(' ')).sort());
      }),
    );
  });
});
