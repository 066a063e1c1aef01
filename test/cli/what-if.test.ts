import { describe, expect, it } from 'vitest';
import { createView } from '../../src/graph/create-view.js';
import { entityUses, measureSystem } from '../../src/graph/metrics.js';
import { withOwnedEntities } from '../../src/graph/ownership.js';
import { propose } from '../../src/cluster/propose.js';
import type { Analysis } from '../../src/model/analysis.js';
import { schemaNamed, validator } from '../report/schemas.js';
import { emptyAnalysis } from '../support/analysis.js';
import { factsOf } from '../support/facts.js';
import { inFolder, runCli } from './run-cli.js';

const folder = inFolder();
const facts = factsOf({
  files: ['src/main.ts'],
  calls: [
    ['src/orders/cart.ts#Cart', 'src/orders/order.ts#Order', 3],
    ['src/orders/cart.ts#Cart', 'src/pay/tax.ts#Tax', 2],
    ['src/orders/order.ts#Order', 'src/pay/tax.ts#Tax', 2],
    ['src/pay/bank.ts#Bank', 'src/pay/card.ts#Card', 3],
    ['src/pay/card.ts#Card', 'src/pay/tax.ts#Tax', 1],
  ],
  entities: { Rate: 'src/pay/tax.ts#Tax', Order: 'src/orders/order.ts#Order' },
  writes: [
    ['src/pay/tax.ts#Tax', 'Rate'],
    ['src/orders/order.ts#Order', 'Order'],
  ],
});

/** Two declared services, of which `tax.ts` is in the wrong one. */
function analysis(): Analysis {
  const proposed = propose(facts, { root: '.', services: { orders: ['src/orders/**'], payments: ['src/pay/**'] } });
  const decomposition = withOwnedEntities(facts, proposed);
  const view = createView(facts, decomposition);
  return {
    ...emptyAnalysis(),
    facts,
    decomposition,
    serviceMetrics: new Map(decomposition.services.map(({ id }) => [id, view.metricsOf(id)])),
    links: view.links,
    entities: entityUses(view),
    metrics: measureSystem(view),
  };
}

const run = (...argv: string[]) => runCli(['analyze', 'shop', ...argv], { cwd: folder.path, analyze: analysis });
const whatIf = async (...argv: string[]) => JSON.parse((await run('--format', 'json', ...argv)).stdout).whatIf;

describe('--move', () => {
  it('measures again: 4 of 11 calls cross before, 1 of 11 after, by hand', async () => {
    const { moves, metrics, services, owners } = await whatIf('--move', 'src/pay/tax.ts=orders');
    expect(moves).toEqual([{ path: 'src/pay/tax.ts', from: 'payments', to: 'orders' }]);
    expect(metrics).toContainEqual({ metric: 'interServiceCallShare', before: 0.3636, after: 0.0909, change: 'better' });
    expect(metrics).toContainEqual({ metric: 'largestServiceShare', before: 0.6, after: 0.6, change: 'same' });
    const cohesion = Object.fromEntries(
      services.map((one: { service: string; metrics: { metric: string }[] }) => [one.service, one.metrics.find(({ metric }) => metric === 'cohesion')]),
    );
    expect(cohesion).toEqual({
      // orders: 3 inside and 4 across, then 7 and 1; payments: 4 inside and 4 across, then 3 and 1.
      orders: { metric: 'cohesion', before: 0.4286, after: 0.875, change: 'better' },
      payments: { metric: 'cohesion', before: 0.5, after: 0.75, change: 'better' },
    });
    expect(owners).toEqual([{ entity: 'rate', before: 'payments', after: 'orders' }]);
  });

  it('modularity changes as the same boundaries would have it when declared', async () => {
    const { metrics } = await whatIf('--move', 'src/pay/tax.ts=orders');
    const declared = propose(facts, { root: '.', services: { orders: ['src/orders/**', 'src/pay/tax.ts'], payments: ['src/pay/**'] } });
    const found = metrics.find(({ metric }: { metric: string }) => metric === 'modularity');
    expect(found.after).toBeCloseTo(declared.modularity, 4);
  });

  it('a move and a move back, and a move to where the file is, change nothing', async () => {
    const { metrics, services } = await whatIf('--move', 'src/pay/tax.ts=payments');
    expect(metrics.every(({ change }: { change: string }) => change === 'same')).toBe(true);
    expect(services).toEqual([]);
  });

  it('may be repeated, takes names in any case and files in no service; a service that is left empty is gone', async () => {
    const { moves, metrics, services } = await whatIf(
      ...['tax', 'bank', 'card'].flatMap((name) => ['--move', `src/pay/${name}.ts=Orders`]),
      '--move',
      './src/main.ts=orders',
    );
    expect(moves.map(({ from }: { from: string | null }) => from)).toEqual([null, 'payments', 'payments', 'payments']);
    expect(metrics).toContainEqual({ metric: 'services', before: 2, after: 1, change: 'other' });
    expect(services.at(-1).metrics[0]).toBeDefined();
    const gone = services.find(({ service }: { service: string }) => service === 'payments');
    expect(gone.metrics[0]).toEqual({ metric: 'files', before: 3, after: null, change: 'other' });
  });

  it('prints a small table for people', async () => {
    const { code, stdout } = await run('--move', 'src/pay/tax.ts=orders');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^What if 1 file moved\n {2}src\/pay\/tax\.ts {2}payments → orders\n\nThe whole\n {2}Metric +Before +After\n/);
    expect(stdout).toMatch(/\n {2}interServiceCallShare +0\.3636 +0\.0909 {2}better\n/);
    expect(stdout).toMatch(/\n {2}payments +cohesion +0\.5000 +0\.7500 {2}better\n/);
    expect(stdout).toMatch(/\nEntities with another owner\n {2}Rate {2}payments → orders\n/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('leaves the rest of the JSON report as it was, and fits the schema', async () => {
    const without = JSON.parse((await run('--format', 'json')).stdout);
    const report = JSON.parse((await run('--format', 'json', '--move', 'src/pay/tax.ts=orders')).stdout);
    expect(validator(schemaNamed('report.schema.json'))(report)).toEqual([]);
    const { whatIf: _, ...rest } = report;
    expect(rest).toEqual(without);
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'an unknown file',
      ['src/pay/taxe.ts=orders'],
      /^error: No file "src\/pay\/taxe\.ts" was analysed in "shop"\. The nearest: src\/pay\/tax\.ts[\s\S]*try: seamline analyze shop --move src\/pay\/tax\.ts=orders\n$/,
    ],
    [
      'an unknown service',
      ['src/pay/tax.ts=order'],
      /^error: No service is called "order"\. The nearest: orders\n {2}try: seamline analyze shop --move src\/pay\/tax\.ts=orders\n$/,
    ],
    ['a service like no other', ['src/pay/tax.ts=zoo'], /^error: No service is called "zoo"\. There are: payments, orders\n/],
    [
      'one file to two services',
      ['src/pay/tax.ts=orders', './src/pay/tax.ts=payments'],
      /^error: src\/pay\/tax\.ts cannot move to "orders" and to "payments"\./,
    ],
    ['a word', ['src/pay/tax.ts'], /^error: option '--move <file=service>' argument 'src\/pay\/tax\.ts' is invalid\. It must be a file and a service/],
    ['no service', ['src/pay/tax.ts='], /It must be a file and a service/],
    ['no file', ['=orders'], /It must be a file and a service/],
  ])('%s is told, exit 2', async (_, moves, message) => {
    const { code, stdout, stderr } = await run(...moves.flatMap((move) => ['--move', move]));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
