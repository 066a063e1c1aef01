import { describe, expect, it } from 'vitest';
import type { Analysis, Metrics } from '../../src/model/analysis.js';
import type { Decomposition } from '../../src/model/decomposition.js';
import type { ServiceId } from '../../src/model/ids.js';
import { readingOf } from '../../src/report/terminal-reading.js';
import { sampleAnalysis } from '../support/analysis.js';

function reading(metrics: Partial<Metrics>, decomposition: Partial<Decomposition> = {}, rest: Partial<Analysis> = {}): string {
  const shop = sampleAnalysis();
  return readingOf({ ...shop, ...rest, metrics: { ...shop.metrics, ...metrics }, decomposition: { ...shop.decomposition, ...decomposition } }).join(' ');
}

const untied = { metrics: { sharedEntities: 0 }, rest: { links: [], cycles: [] } } as const;

describe('what the figures say', () => {
  it.each([
    ['39 files', { files: 39 }, 'Too small to split: keep it whole. Below 40 files a cut costs more than it brings; read the parts below as modules.'],
    ['12 files in one piece', { files: 12, services: 1 }, 'Too small to split: keep it whole. Below 40 files a cut costs more than it brings.'],
    ['many files in one piece', { files: 900, services: 1 }, 'Keep it whole: no line was found along which to cut.'],
    ['a low Q', { modularity: 0.29 }, 'No clear seams: Q 0.29 is below 0.3, so the services hang together little more than by chance. Read'],
    ['a low agreement', { agreement: 0.6 }, 'No clear seams: agreement 0.60 is below 0.65, so another seed gives other services. Read'],
    [
      'both at the threshold',
      { modularity: 0.3, agreement: 0.65, services: 4 },
      'Clear seams: Q 0.30 (structure above 0.3), agreement 0.65 over seeds (best 1).',
    ],
  ])('of %s', (_, metrics, start) => expect(reading(metrics).startsWith(start)).toBe(true));

  it('names what ties the services', () => {
    expect(reading({})).toContain(
      'In the way of a split: 3 of 5 entities touched by several services, 1 circle through 2 of 3 services and 2 crossing calls in loops.',
    );
  });

  it('calls services glued, most of which need each other', () => {
    expect(reading({ services: 3 })).toMatch(/^Glued: .* most services need each other in one circle\./);
    expect(reading({ services: 4 })).toMatch(/^Clear seams: /);
  });

  it('counts services that keep less than half of their references', () => {
    const cart = { cohesion: 0.4, afferent: 1, efferent: 4, instability: 0.8, interfaces: 2 };
    expect(reading({}, {}, { serviceMetrics: new Map([['cart' as ServiceId, cart]]) })).toContain('1 service with more references across than inside');
  });

  it('says that nothing ties them', () => {
    expect(reading(untied.metrics, {}, untied.rest)).toMatch(/^Well separated: /);
    expect(reading(untied.metrics, {}, untied.rest)).toContain('Nothing in the way: no shared entity, no circle, no crossing call in a loop.');
    expect(reading(untied.metrics, {}, { ...untied.rest, entities: [] })).toContain('Nothing in the way: no circle, no crossing call in a loop.');
  });

  it('names a service that holds most of the files', () => {
    expect(reading({ largestServiceShare: 0.71 })).toContain('Uneven: orders alone holds 71 % of the files in services.');
    expect(reading({ largestServiceShare: 0.5 })).not.toContain('Uneven');
  });

  it('judges declared services whatever the size', () => {
    expect(reading({ files: 12 }, { origin: 'declared' })).toMatch(/^The declared services follow the code: Q 0\.52/);
    expect(reading({ files: 12, modularity: 0.1 }, { origin: 'declared' })).toMatch(/^The declared services cut across the code: Q 0\.10/);
  });
});
