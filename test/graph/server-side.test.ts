import { describe, expect, it } from 'vitest';
import { serverSide } from '../../src/graph/server-side.js';
import type { EntryPoint, Facts } from '../../src/model/facts.js';
import type { UnitId } from '../../src/model/ids.js';
import { factsOf, type FactsText } from '../support/facts.js';

/** The files that run on a server, where these units are entry points. */
function servers(text: FactsText, entries: readonly (readonly [unit: string, kind: EntryPoint['kind']])[]): string[] {
  const facts = factsOf(text);
  const entryPoints: Facts['entryPoints'] = entries.map(([unit, kind]) => ({
    kind,
    method: '',
    route: '',
    at: { path: unit.slice(0, unit.indexOf('#')), line: 1 },
    unit: unit as UnitId,
    member: null,
  }));
  return [...serverSide({ ...facts, entryPoints })].sort();
}

const ROUTE = ['api/route.ts#Route', 'http'] as const;

describe('what runs on a server', () => {
  it('is what an entry point leads to, through any number of calls', () => {
    const calls: FactsText['calls'] = [
      ['api/route.ts#Route', 'orders/orders.ts#Orders'],
      ['orders/orders.ts#Orders', 'orders/client.ts#Client'],
      ['tools/seed.ts#Seed', 'tools/fill.ts#Fill'],
    ];
    expect(servers({ calls }, [ROUTE])).toEqual(['api/route.ts', 'orders/client.ts', 'orders/orders.ts']);
  });

  it('is nothing where only a command enters', () => {
    expect(servers({ calls: [['cli/run.ts#Run', 'cli/api.ts#Api']] }, [['cli/run.ts#Run', 'command']])).toEqual([]);
  });

  it('is not what a component leads to as well', () => {
    const calls: FactsText['calls'] = [
      ['api/route.ts#Route', 'lib/money.ts#Money'],
      ['web/cart.tsx#Cart', 'lib/money.ts#Money'],
    ];
    expect(servers({ calls }, [ROUTE])).toEqual(['api/route.ts']);
  });

  it('is not what is only named as a type', () => {
    expect(servers({ types: [['api/route.ts#Route', 'web/cart.ts#Cart']] }, [ROUTE])).toEqual(['api/route.ts']);
  });

  it('stays so where a component only names its type', () => {
    const text: FactsText = { types: [['web/cart.tsx#Cart', 'api/route.ts#Route']] };
    expect(servers(text, [ROUTE])).toEqual(['api/route.ts']);
  });
});
