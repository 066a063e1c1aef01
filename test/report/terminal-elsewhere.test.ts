import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import type { Placement } from '../../src/model/decomposition.js';
import type { ServiceId } from '../../src/model/ids.js';
import { elsewhere } from '../../src/report/terminal-elsewhere.js';
import { modules } from '../../src/report/terminal-modules.js';
import { pageOf } from '../../src/report/terminal-page.js';
import { sampleAnalysis } from '../support/analysis.js';

const page = pageOf({ colour: 0, width: 80, verbose: false, unicode: true });
const verbose = { ...page, verbose: true };

const placed = (path: string, share: number, other: number | null): Placement => ({
  path,
  service: 'orders' as ServiceId,
  share,
  confidence: 1,
  runnerUp: other === null ? null : { service: 'payments' as ServiceId, share: other },
});

function withPlacements(placements: readonly Placement[]): Analysis {
  const shop = sampleAnalysis();
  return { ...shop, decomposition: { ...shop.decomposition, placements } };
}

describe('files that could as well belong elsewhere', () => {
  it.each<[string, number, number | null, boolean]>([
    ['a runner-up with more', 0.4, 0.6, true],
    ['a tie', 0.5, 0.5, true],
    ['one that gains the lead when both move by a tenth: 0.45 · 1.1 = 0.495 against 0.55 · 0.9 = 0.495', 0.55, 0.45, true],
    ['one that just does not', 0.55, 0.449, false],
    ['a clear place', 0.9, 0.1, false],
    ['no runner-up', 1, null, false],
    ['no ties at all', 0, null, false],
    ['ties to the other alone', 0, 1, true],
  ])('%s', (_, share, other, listed) => expect(elsewhere(withPlacements([placed('src/cart.ts', share, other)]), page).length > 0).toBe(listed));

  it('stand in order of how near the runner-up is, one line each', () => {
    const lines = elsewhere(withPlacements([placed('src/a.ts', 0.52, 0.48), placed('src/b.ts', 0.3, 0.7), placed('src/c.ts', 0.52, 0.48)]), page);
    expect(lines).toEqual([
      'Could as well belong elsewhere, by the weight of their ties: 3 files',
      '  File      Is in   Ties  Or in     Ties',
      '  src/b.ts  orders  30 %  payments  70 %',
      '  src/a.ts  orders  52 %  payments  48 %',
      '  src/c.ts  orders  52 %  payments  48 %',
    ]);
  });

  it('are few by default, and all where that is asked; a long path gives way to its note', () => {
    const many = Array.from({ length: 20 }, (_, index) => placed(`src/${'deeply/'.repeat(20)}cart-${index}.ts`, 0.5, 0.5));
    const lines = elsewhere(withPlacements(many), page);
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toBe('  … and 15 more (--verbose)');
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(lines[2]).toMatch(/^ {2}src\/.*….*cart-0\.ts {2}orders {2}50 % {2}payments {2}50 %$/);
    expect(elsewhere(withPlacements(many), verbose)).toHaveLength(22);
  });
});

describe('modules within the services', () => {
  function withModules(number: number): Analysis {
    const shop = sampleAnalysis();
    const parts = Array.from({ length: number }, (_, index) => ({ name: `module${'x'.repeat(index)}`, files: ['src/a.ts', 'src/b.ts', 'src/c.ts'] }));
    const services = shop.decomposition.services.map((service, index) => ({ ...service, modules: index === 0 ? parts : [] }));
    return { ...shop, decomposition: { ...shop.decomposition, services } };
  }

  it('take one line a service, as many as fit', () => {
    expect(modules(withModules(2), page)).toEqual(['Modules within the services', '  orders  module (3), modulex (3)']);
    const [, line, ...more] = modules(withModules(12), page);
    expect(line).toMatch(/, \+\d$/);
    expect(line?.length).toBeLessThanOrEqual(80);
    expect(more).toEqual([]);
  });

  it('are all there where that is asked, and nothing is said where there are none', () => {
    expect(modules(withModules(12), verbose).join(' ')).toContain('modulexxxxxxxxxxx (3)');
    expect(modules(withModules(0), page)).toEqual([]);
  });
});
