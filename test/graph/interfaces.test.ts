import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interfacesPerService } from '../../src/graph/interfaces.js';
import { measureSystem } from '../../src/graph/metrics.js';
import type { Reference } from '../../src/model/facts.js';
import type { ServiceId, UnitId } from '../../src/model/ids.js';
import type { SystemView } from '../../src/model/system-view.js';
import { viewOf } from '../judge/view-of.js';

type CallText = readonly [from: string, to: string, member: string | null, kind?: Reference['kind']];

const UNITS = ['orders/desk.ts#Desk', 'orders/line.ts#Line', 'payments/pay.ts#Pay', 'payments/tax.ts#Tax', 'stock/shelf.ts#Shelf', 'main.ts#Main'];

function viewWith(calls: readonly CallText[]): SystemView {
  return viewOf({ calls: UNITS.map((unit) => [unit, unit] as const) }, (facts) => ({
    ...facts,
    references: calls.map(([from, to, toMember, kind = 'call'], line) => ({
      kind,
      from: from as UnitId,
      to: to as UnitId,
      fromMember: null,
      toMember,
      at: { path: from.slice(0, from.indexOf('#')), line: line + 1 },
      inLoop: false,
    })),
  }));
}

const [DESK = '', LINE = '', PAY = '', TAX = '', SHELF = '', MAIN = ''] = UNITS;

describe('interfaces', () => {
  it('counts each operation that others call once, as worked out by hand', () => {
    // payments: Pay.charge (called twice) and Tax.of = 2; stock: Shelf.take = 1; orders: none. IFN = (2 + 1 + 0) / 3.
    const view = viewWith([
      [DESK, PAY, 'charge'],
      [LINE, PAY, 'charge'],
      [SHELF, TAX, 'of'],
      [DESK, SHELF, 'take'],
      [DESK, LINE, 'add'],
      [DESK, PAY, null],
      [MAIN, PAY, 'start'],
      [DESK, TAX, 'rate', 'import'],
    ]);
    expect(['orders', 'payments', 'stock'].map((id) => view.metricsOf(id as ServiceId).interfaces)).toEqual([0, 2, 1]);
    expect(measureSystem(view).interfacesPerService).toBe(1);
  });

  it('counts a class whose members are not known as one', () => {
    const calls: CallText[] = [
      [DESK, PAY, null],
      [LINE, PAY, null],
    ];
    expect(viewWith(calls).metricsOf('payments' as ServiceId).interfaces).toBe(0);
    const whole = viewOf({ calls: calls.map(([from, to]) => [from, to] as const) }, (facts) => ({
      ...facts,
      units: facts.units.map((unit) => ({ ...unit, whole: true })),
    }));
    expect(whole.metricsOf('payments' as ServiceId).interfaces).toBe(1);
  });

  it('is 0 without services', () => expect(interfacesPerService([])).toBe(0));

  it('equals asking each operation who calls it', () => {
    const unit = fc.constantFrom(...UNITS);
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit, fc.constantFrom('a', 'b', null)), { maxLength: 20 }), (calls) => {
        const view = viewWith(calls);
        const folder = (id: string): string => (id.includes('/') ? id.slice(0, id.indexOf('/')) : '');
        for (const { id } of view.services) {
          const operations = UNITS.filter((name) => folder(name) === id).flatMap((name) => ['a', 'b'].map((member) => [name, member]));
          const called = operations.filter(([name, member]) =>
            calls.some(([from, to, toMember]) => to === name && toMember === member && folder(from) !== '' && folder(from) !== id),
          );
          expect(view.metricsOf(id).interfaces).toBe(called.length);
        }
      }),
    );
  });
});
