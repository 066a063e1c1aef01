import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structuralModularity } from '../../src/graph/structural-modularity.js';
import type { FileLink } from '../../src/model/analysis.js';
import type { ServiceId } from '../../src/model/ids.js';

const services = (text: Readonly<Record<string, readonly string[]>>) => Object.entries(text).map(([id, files]) => ({ id: id as ServiceId, files }));
const link = (from: string, to: string, counts: Partial<FileLink> = { calls: 3 }): FileLink => ({
  from,
  to,
  calls: 0,
  events: 0,
  uses: 0,
  typeOnly: 0,
  ...counts,
});

describe('structuralModularity', () => {
  it('is worked out by hand', () => {
    // orders has 3 files and 2 ordered pairs inside: 2/9. payments has 2 and 1: 1/4. Across, 1 and 1 the other way: 2 / (2*3*2) = 1/6.
    const two = services({ orders: ['a', 'b', 'c'], payments: ['p', 'q'] });
    const links = [link('a', 'b'), link('b', 'a', { uses: 1 }), link('p', 'q'), link('c', 'p'), link('q', 'a')];
    expect(structuralModularity(two, links)).toBeCloseTo((2 / 9 + 1 / 4) / 2 - 1 / 6, 12);
  });

  it('leaves out types, events, files in no service and services without files', () => {
    const two = services({ orders: ['a', 'b'], payments: ['p', 'q'], empty: [] });
    const links = [link('a', 'b'), link('p', 'q', { typeOnly: 1 }), link('q', 'p', { events: 1 }), link('a', 'main')];
    expect(structuralModularity(two, links)).toBe(1 / 4 / 2);
  });

  it('has no second mean for one service, and is 0 for none', () => {
    expect(structuralModularity(services({ orders: ['a', 'b'] }), [link('a', 'b')])).toBe(1 / 4);
    expect(structuralModularity([], [])).toBe(0);
  });

  it('equals the formula over all pairs of files, and lies in -1 to 1', () => {
    const files = Array.from({ length: 7 }, (_, index) => `f${index}`);
    const pairs = files.flatMap((from) => files.filter((to) => to !== from).map((to) => [from, to] as const));
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }), fc.subarray(pairs), (homes, tied) => {
        const groups = [0, 1, 2].map((home) => files.filter((_, index) => homes[index] === home)).filter((group) => group.length > 0);
        const ties = (one: readonly string[], other: readonly string[]): number => tied.filter(([from, to]) => one.includes(from) && other.includes(to)).length;
        const inside = groups.map((group) => ties(group, group) / group.length ** 2);
        const across = groups.flatMap((one, i) =>
          groups.filter((_, j) => j > i).map((other) => (ties(one, other) + ties(other, one)) / (2 * one.length * other.length)),
        );
        const mean = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length);
        const sm = structuralModularity(
          groups.map((group, index) => ({ id: `s${index}` as ServiceId, files: group })),
          tied.map(([from, to]) => link(from, to)),
        );
        expect(sm).toBeCloseTo(mean(inside) - mean(across), 12);
        expect(Math.abs(sm)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
