import { describe, expect, it } from 'vitest';
import { readConstraints } from '../../src/cluster/constraints.js';
import { countElsewhere } from '../../src/cluster/count-elsewhere.js';
import { holdServices } from '../../src/cluster/hold-services.js';
import { remeasured } from '../../src/cluster/move-files.js';
import { propose } from '../../src/cluster/propose.js';
import { withOwnedEntities } from '../../src/graph/ownership.js';
import type { Decomposition } from '../../src/model/decomposition.js';
import type { AnalyzeOptions } from '../../src/model/options.js';
import { factsOf } from '../support/facts.js';

type Calls = readonly (readonly [string, string, number])[];

const unit = (path: string): string => `${path}#${path.split('/').at(-1)?.replace(/\W/g, '')}`;
const ring = (folder: string, names: readonly string[], weight = 4): Calls =>
  names.map((name, index) => [unit(`src/${folder}/${name}.ts`), unit(`src/${folder}/${names[(index + 1) % names.length]}.ts`), weight]);
const tie = (from: string, to: string, weight: number): Calls => [[unit(`src/${from}.ts`), unit(`src/${to}.ts`), weight]];

const ORDERS = ring('orders', ['cart', 'order', 'line', 'price']);
const BILLING = ring('billing', ['bill', 'tax', 'bank', 'dunning']);
const SHOP = [...ORDERS, ...BILLING, ...tie('orders/order', 'billing/bill', 1)];

const facts = (calls: Calls) => factsOf({ calls: calls.map(([from, to, times]) => [from, to, times]) });

/** Where everything is once the shop has changed: service names of folders, sorted. */
function held(calls: Calls, renames: Readonly<Record<string, string>> = {}, settings: Partial<AnalyzeOptions> = {}): Decomposition {
  const earlier = propose(facts(SHOP), { root: '.' });
  const now = facts(calls);
  const options = { root: '.', previous: earlier.services, ...settings };
  return holdServices(earlier, {
    facts: now,
    renames: new Map(Object.entries(renames)),
    fresh: propose(now, options),
    constraints: readConstraints(now, settings),
  });
}

const homes = ({ services }: Decomposition): Readonly<Record<string, string>> =>
  Object.fromEntries(services.flatMap(({ id, files }) => files.map((path) => [path.replace('src/', ''), id])));

const AT_HOME = homes(propose(facts(SHOP), { root: '.' }));

describe('the earlier services, held', () => {
  it('are what was proposed, to begin with', () => {
    expect(new Set(Object.values(AT_HOME))).toEqual(new Set(['orders', 'billing']));
    expect(homes(held(SHOP))).toEqual(AT_HOME);
  });

  it('stay though a new tie would have a file proposed elsewhere', () => {
    const calls = [...SHOP, ...tie('orders/price', 'billing/tax', 40), ...tie('orders/price', 'billing/bill', 40), ...tie('orders/price', 'billing/bank', 40)];
    const holding = held(calls);
    expect(homes(holding)).toEqual(AT_HOME);
    const fresh = propose(facts(calls), { root: '.', previous: propose(facts(SHOP), { root: '.' }).services });
    expect(homes(fresh)['orders/price.ts']).toBe('billing');
    expect(countElsewhere(facts(SHOP), { held: holding, fresh, renames: new Map() })).toBeGreaterThan(0);
  });

  it('take in a new file where most of its ties are, and one that is tied to that alone after it', () => {
    const calls = [...SHOP, ...tie('shared/refund', 'billing/bill', 3), ...tie('shared/refund', 'orders/cart', 1), ...tie('shared/note', 'shared/refund', 1)];
    expect(homes(held(calls))).toEqual({ ...AT_HOME, 'shared/refund.ts': 'billing', 'shared/note.ts': 'billing' });
  });

  it('lose files that are gone, and a service that has none is gone', () => {
    expect(homes(held(ORDERS))).toEqual(Object.fromEntries(Object.entries(AT_HOME).filter(([path]) => path.startsWith('orders/'))));
    expect(held(ORDERS).services.map(({ id }) => id)).toEqual(['orders']);
  });

  it('are joined by a new one that new files make', () => {
    const calls = [...SHOP, ...ring('loyalty', ['points', 'card', 'level', 'gift', 'club']), ...tie('orders/order', 'loyalty/points', 1)];
    const { services } = held(calls);
    expect(services.map(({ id, files }) => [id, files.length])).toEqual([
      ['loyalty', 5],
      ['billing', 4],
      ['orders', 4],
    ]);
  });

  it('follow a renamed file, and a renamed folder', () => {
    const renamed = SHOP.map(
      ([from, to, weight]) => [from.replaceAll('src/orders/', 'src/ordering/'), to.replaceAll('src/orders/', 'src/ordering/'), weight] as const,
    );
    const renames = Object.fromEntries(['cart', 'order', 'line', 'price'].map((name) => [`src/orders/${name}.ts`, `src/ordering/${name}.ts`]));
    const found = homes(held(renamed, renames));
    expect(Object.keys(found).filter((path) => found[path] === 'orders')).toEqual([
      'ordering/cart.ts',
      'ordering/line.ts',
      'ordering/order.ts',
      'ordering/price.ts',
    ]);
  });

  it('let go of a file that moved into a folder of others, and is tied to them', () => {
    const moved = [
      ...ring('orders', ['cart', 'order', 'line']),
      ...BILLING,
      ...tie('orders/order', 'billing/bill', 1),
      ...tie('billing/price', 'billing/tax', 5),
    ];
    expect(homes(held(moved, { 'src/orders/price.ts': 'src/billing/price.ts' }))['billing/price.ts']).toBe('billing');
  });

  it('keep what the configuration says: pins, pairs kept apart, and the kernel', () => {
    const calls = [...SHOP, ...tie('shared/refund', 'billing/bill', 3), ...tie('shared/refund', 'orders/cart', 1)];
    expect(homes(held(calls, {}, { pin: { 'src/shared/refund.ts': 'orders' } }))['shared/refund.ts']).toBe('orders');
    expect(homes(held(calls, {}, { apart: [['src/shared/refund.ts', 'src/billing/bill.ts']] }))['shared/refund.ts']).toBe('orders');
    expect(held(calls, {}, { kernel: ['src/shared/**'] }).kernel.map(({ path }) => path)).toEqual(['src/shared/refund.ts']);
    const pinned = held(calls, {}, { pin: { 'src/shared/refund.ts': 'refunds' } });
    expect(pinned.services.map(({ id, files }) => [id, files.length])).toContainEqual(['refunds', 1]);
  });

  it('have every file in one place', () => {
    const calls = [...ORDERS, ...tie('shared/refund', 'shared/note', 3), ...tie('a/lone', 'a/lone', 1)];
    const { services, kernel, unassigned } = held(calls);
    const all = [...services.flatMap(({ files }) => files), ...kernel.map(({ path }) => path), ...unassigned];
    expect(all.toSorted()).toEqual(
      facts(calls)
        .files.map(({ path }) => path)
        .toSorted(),
    );
  });

  it('measure as before where nothing changed', () => {
    const before = withOwnedEntities(facts(SHOP), propose(facts(SHOP), { root: '.' }));
    const after = remeasured(facts(SHOP), before, withOwnedEntities(facts(SHOP), held(SHOP)), facts(SHOP));
    expect(after.modularity).toBe(before.modularity);
    expect(after.placements).toEqual(before.placements);
    expect(after.services.map(({ modules }) => modules)).toEqual(before.services.map(({ modules }) => modules));
  });
});
