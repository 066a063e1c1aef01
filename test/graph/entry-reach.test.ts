import { describe, expect, test } from 'vitest';
import { readReach } from '../../src/graph/entry-reach.js';
import type { EntryPoint, Facts, Reference, Unit } from '../../src/model/facts.js';
import type { UnitId } from '../../src/model/ids.js';
import { factsOf } from '../support/facts.js';

const [ROUTES, CHECKOUT, PAYMENTS] = ['routes.ts#', 'checkout.ts#Checkout', 'payments.ts#pay'] as UnitId[] as [UnitId, UnitId, UnitId];

const entry = (route: string, unit: UnitId, member: string | null, line: number): EntryPoint => ({
  kind: 'http',
  method: 'POST',
  route,
  at: { path: unit.slice(0, unit.indexOf('#')), line },
  unit,
  member,
});

const call = (from: UnitId, fromMember: string | null, to: UnitId, toMember: string | null, line: number): Reference => ({
  kind: 'call',
  from,
  fromMember,
  to,
  toMember,
  at: { path: from.slice(0, from.indexOf('#')), line },
  inLoop: false,
});

function reachOf(entryPoints: readonly EntryPoint[], references: readonly Reference[]) {
  const module: Unit = { id: ROUTES, name: '', kind: 'module', exported: false, path: 'routes.ts', line: 1, endLine: 99 };
  const facts: Facts = { ...factsOf({}), units: [module], entryPoints, references };
  const reach = readReach(facts);
  return (unit: UnitId, member: string | null, line = 1) => reach({ unit, member, line }).map(({ route }) => route);
}

describe('entry points that lead to a place', () => {
  test('through calls, itself among them, in their own order', () => {
    const reach = reachOf(
      [entry('/pay', PAYMENTS, null, 3), entry('/checkout', CHECKOUT, 'place', 8), entry('/other', CHECKOUT, 'other', 9)],
      [call(CHECKOUT, 'place', PAYMENTS, null, 20)],
    );
    expect(reach(PAYMENTS, null)).toEqual(['/pay', '/checkout']);
    expect(reach(CHECKOUT, 'place')).toEqual(['/checkout']);
    expect(reach(CHECKOUT, 'third')).toEqual([]);
  });

  test('handlers in the statements of a file reach to where the next begins', () => {
    const reach = reachOf(
      [entry('/a', ROUTES, null, 10), entry('/b', ROUTES, null, 20)],
      [call(ROUTES, null, PAYMENTS, null, 5), call(ROUTES, null, PAYMENTS, null, 14), call(ROUTES, null, CHECKOUT, 'place', 22)],
    );
    expect(reach(PAYMENTS, null)).toEqual(['/a']);
    expect(reach(CHECKOUT, 'place')).toEqual(['/b']);
    expect(reach(ROUTES, null, 25)).toEqual(['/b']);
    expect(reach(ROUTES, null, 12)).toEqual(['/a']);
  });

  test('round a circle, and no further than six calls', () => {
    const steps = Array.from({ length: 9 }, (_, index) => call(CHECKOUT, `m${index}`, CHECKOUT, `m${index + 1}`, index + 1));
    const reach = reachOf([entry('/first', CHECKOUT, 'm0', 1)], [...steps, call(CHECKOUT, 'm9', CHECKOUT, 'm0', 90)]);
    expect(reach(CHECKOUT, 'm6')).toEqual(['/first']);
    expect(reach(CHECKOUT, 'm7')).toEqual([]);
  });
});
