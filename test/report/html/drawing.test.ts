import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insideLayout } from '../../../src/report/html/inside-layout.js';
import { tiedTo } from '../../../src/report/html/inside-ties.js';
import { makePageData } from '../../../src/report/html/make-page-data.js';
import { layoutMap } from '../../../src/report/html/map-layout.js';
import { closesCircle, firstState, mapScene } from '../../../src/report/html/map-scene.js';
import { ranked } from '../../../src/report/html/rank-links.js';
import { serviceOrder } from '../../../src/report/html/service-order.js';
import { FIRST_KINDS, strengthOf } from '../../../src/report/html/service-ties.js';
import { fitted } from '../../../src/report/html/shape.js';
import { treemap } from '../../../src/report/html/treemap.js';
import { sampleAnalysis } from '../../support/analysis.js';
import { syntheticAnalysis } from '../../support/synthetic.js';

const link = (from: number, to: number, strength: number) => ({ from, to, strength });

describe('the order of services', () => {
  it.each<[string, readonly ReturnType<typeof link>[], readonly number[]]>([
    ['a chain, against the order it is given in', [link(2, 1, 1), link(1, 0, 1)], [2, 1, 0]],
    // 0 gives 5 and takes 1, 1 gives 1 and takes 5: 0 first, so that 1 runs against it, not 5
    ['a circle: the weaker half runs against it', [link(1, 0, 1), link(0, 1, 5)], [0, 1]],
    // 2 uses nothing and goes to the back; then 0 and 1 are a circle of 3 against 2
    ['a circle above a third', [link(0, 1, 2), link(1, 0, 3), link(0, 2, 9)], [1, 0, 2]],
    ['none at all', [], [0, 1, 2]],
  ])('%s', (_, leans, order) => expect(serviceOrder(order.length, leans)).toEqual(order));

  it('has every service once, and nothing against it where there is no circle', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 9 })), { maxLength: 40 }), (pairs) => {
        const leans = pairs.filter(([a, b]) => a !== b).map(([a, b, strength]) => link(Math.max(a, b), Math.min(a, b), strength));
        const order = serviceOrder(10, leans);
        expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        for (const { from, to } of leans) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
      }),
    ));
});

describe('what is drawn', () => {
  it('is the strongest line of every service first, then what is strong, and nothing without strength', () => {
    const links = [link(0, 1, 9), link(1, 2, 8), link(0, 2, 7), link(3, 0, 1), link(2, 3, 0)];
    expect(ranked(links)).toEqual([link(0, 1, 9), link(1, 2, 8), link(3, 0, 1), link(0, 2, 7)]);
  });

  it('counts what the report counts: calls, events, other uses and types of each link between services', async () => {
    const shop = sampleAnalysis();
    const data = await makePageData(shop, 60_000);
    const ids = shop.decomposition.services.map(({ id }) => id);
    const counted = data.ties.filter(({ counts }) => counts.slice(0, 4).some((count) => count > 0));
    expect(counted.map(({ from, to, counts }) => [ids[from], ids[to], ...counts.slice(0, 4)]).sort()).toEqual(
      shop.links.map(({ from, to, calls, events, uses, typeOnly }) => [from, to, calls, events, uses, typeOnly]).sort(),
    );
  });

  it('counts reads and writes of another service: payments writes Order of orders', async () => {
    const data = await makePageData(sampleAnalysis(), 60_000);
    const [orders, payments] = ['orders', 'payments'].map((name) => data.services.findIndex((service) => service.name === name));
    const tie = data.ties.find(({ from, to }) => from === payments && to === orders);
    const written = sampleAnalysis().facts.accesses.filter(({ mode, at, entity }) => mode === 'write' && entity === 'order' && at.path.includes('payments/'));
    expect(tie?.counts[5]).toBe(written.length);
    expect(written.length).toBeGreaterThan(0);
  });

  it('marks what closes a circle: of orders and payments the weaker direction, and nothing else', async () => {
    const data = await makePageData(sampleAnalysis(), 60_000);
    const closing = data.ties.filter((tie) => closesCircle(data, tie));
    expect(closing.map(({ from, to }) => `${data.services[from]?.name} ${data.services[to]?.name}`)).toEqual(['payments orders']);
  });

  it('keeps every line of what is chosen, however weak', async () => {
    const data = await makePageData(syntheticAnalysis(400), 60_000);
    const own = data.ties.filter(({ from, to, counts }) => (from === 3 || to === 3) && strengthOf(counts, FIRST_KINDS) > 0).length;
    const { shapes } = mapScene(data, { ...firstState(data), most: 1, chosen: { service: 3 } });
    const lines = shapes[0]?.children ?? [];
    expect(lines.filter(({ attributes }) => String(attributes.class).includes('chosen')).length).toBe(own);
  });
});

describe('the picture of services', () => {
  const boxes = [0, 1, 2].map(() => ({ width: 100, height: 50 }));

  it('has who uses above what is used; a line against the order leads up', async () => {
    const routes = [
      { ...link(0, 1, 5), against: false },
      { ...link(1, 2, 5), against: false },
      { ...link(2, 0, 1), against: true },
    ];
    const map = await layoutMap({ boxes, order: [0, 1, 2] }, routes);
    const tops = map.boxes.map(([, y]) => y);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(new Set(tops).size).toBe(3);
    for (const { from, to, points } of map.routes) {
      const [start, end] = [points[1] ?? 0, points.at(-1) ?? 0];
      expect(Math.sign(end - start)).toBe(Math.sign((tops[to] ?? 0) - (tops[from] ?? 0)));
      expect((points.length / 2 - 1) % 3).toBe(0);
    }
  });

  it('has what nothing ties below, and all in rows where the layout gives up', async () => {
    const { boxes: placed } = await layoutMap({ boxes, order: [0, 1, 2] }, [{ ...link(0, 1, 1), against: false }]);
    expect(Math.max(...placed.map(([, y]) => y))).toBe(placed[2]?.[1]);
    const rows = await layoutMap({ boxes, order: [0, 1, 2] }, [{ ...link(0, 1, 1), against: false }], async () => ({ kind: 'gave-up', why: 'too large' }));
    expect(rows.boxes).toEqual([
      [0, 0, 100, 50],
      [132, 0, 100, 50],
      [264, 0, 100, 50],
    ]);
  });

  it('has no box upon another', async () => {
    const { map } = await makePageData(syntheticAnalysis(1200), 0);
    for (const [one, a] of map.boxes.entries())
      for (const b of map.boxes.slice(one + 1)) expect(a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1]).toBe(true);
  });
});

describe('a service from inside', () => {
  it('has each of its files once, inside its frame, and its neighbours on their sides', async () => {
    const data = await makePageData(sampleAnalysis(), 60_000);
    const layout = insideLayout(data, 0, FIRST_KINDS);
    expect(layout.files.length).toBe(data.services[0]?.files);
    expect(new Set(layout.files.map(({ index }) => index)).size).toBe(layout.files.length);
    for (const { x, y, width, height } of [...layout.files, ...layout.entities]) {
      expect(x).toBeGreaterThanOrEqual(layout.frame.x);
      expect(y + height).toBeLessThanOrEqual(layout.frame.height + 0.1);
      expect(x + width).toBeLessThanOrEqual(layout.frame.x + layout.frame.width);
    }
    for (const { side, x } of layout.neighbours) expect(x < layout.frame.x).toBe(side === 'user');
  });

  it('ties a chosen file to what it uses: the links of the report, and the entities it touches', async () => {
    const shop = sampleAnalysis();
    const data = await makePageData(shop, 60_000);
    const service = data.services.findIndex(({ name }) => name === 'orders');
    const path = 'src/orders/checkout.service.ts';
    const file = shop.facts.files
      .map((one) => one.path)
      .sort()
      .indexOf(path);
    const kinds = FIRST_KINDS.map(() => true);
    const used = tiedTo(data, { service, chosen: { kind: 'file', index: file }, kinds }).filter(
      ({ from, kind }) => kind === 'code' && from.index === file && from.kind === 'file',
    );
    const home = new Map(shop.decomposition.services.flatMap(({ id, files }) => files.map((one) => [one, id] as const)));
    const expected = new Set(
      shop.fileLinks.filter(({ from, to }) => from === path && home.has(to)).map(({ to }) => (home.get(to) === 'orders' ? to : `service ${home.get(to)}`)),
    );
    expect(used.length).toBe(expected.size);
    expect(expected.size).toBeGreaterThan(1);
  });
});

describe('a treemap', () => {
  it('of 6, 6, 4, 3, 2, 2, 1 in 6 by 4 is that of its paper: two of 3 by 2, then what is left', () => {
    // Bruls et al. 2000, figure 4
    const areas = treemap([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    expect(areas.slice(0, 2)).toEqual([
      { x: 0, y: 0, width: 3, height: 2 },
      { x: 0, y: 2, width: 3, height: 2 },
    ]);
    expect(areas.map(({ width, height }) => Number((width * height).toFixed(6)))).toEqual([6, 6, 4, 3, 2, 2, 1]);
  });
  it('gives each weight its share and nothing outside', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 60 }), (weights) => {
        const sorted = weights.sort((a, b) => b - a);
        const total = sorted.reduce((sum, weight) => sum + weight, 0);
        const areas = treemap(sorted, { x: 10, y: 20, width: 300, height: 200 });
        for (const [index, { x, y, width, height }] of areas.entries()) {
          expect(width * height).toBeCloseTo(((sorted[index] ?? 0) / total) * 60_000, 4);
          expect(Math.min(x - 10, y - 20, 310 - x - width, 220 - y - height)).toBeGreaterThan(-1e-6);
        }
      }),
    ));
});

it.each([
  ['orders', 100, 'orders'],
  ['events-tracker', 66, 'even…racker'],
  ['orders', 13, 'o'],
])('%s in %d points', (text, width, expected) => {
  expect(fitted(text, width).length).toBeLessThanOrEqual(Math.max(2, Math.floor(width / 6.6)));
  if (width > 50) expect(fitted(text, width).startsWith(expected.slice(0, 4))).toBe(true);
});
