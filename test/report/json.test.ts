import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis, Finding } from '../../src/model/analysis.js';
import type { ServiceId } from '../../src/model/ids.js';
import { renderJson } from '../../src/report/json.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';
import { objectsIn, schemaNamed, validator } from './schemas.js';

const schema = schemaNamed('report.schema.json');
const validate = validator(schema);
const errorsOf = (text: string): unknown => validate(JSON.parse(text));

describe('the JSON report', () => {
  it('is valid for the sample shop', () => expect(errorsOf(renderJson(sampleAnalysis()))).toEqual([]));
  it('is valid for an analysis of nothing', () => expect(errorsOf(renderJson(emptyAnalysis()))).toEqual([]));
  it('ends with one newline', () => expect(renderJson(emptyAnalysis())).toMatch(/[^\n]\n$/));

  it('is the expected one for the sample shop', async () => {
    await expect(renderJson(sampleAnalysis())).toMatchFileSnapshot('expected/shop.json');
  });

  it('derives what a transaction reads and writes from the accesses inside it', () => {
    const { transactions } = JSON.parse(renderJson(sampleAnalysis()));
    expect(transactions).toEqual([
      {
        id: 't1',
        kind: 'callback',
        path: 'src/orders/checkout.service.ts',
        line: 40,
        endLine: 57,
        unit: 'src/orders/checkout.service.ts#CheckoutService',
        member: 'place',
        writes: ['order', 'payment', 'product'],
        reads: [],
      },
    ]);
  });

  it('rounds once to four digits and knows neither -0 nor NaN', () => {
    const shop = sampleAnalysis();
    const text = renderJson({
      ...shop,
      metrics: { ...shop.metrics, modularity: -0.00001, agreement: 2 / 3, interServiceCallShare: NaN, largestServiceShare: 0.99996 },
    });
    expect(JSON.parse(text).metrics).toMatchObject({ modularity: 0, agreement: 0.6667, interServiceCallShare: 0, largestServiceShare: 1 });
    expect(text).not.toContain('-0');
  });

  it('says how much of the data access was understood', () => {
    const { metrics, recall } = JSON.parse(renderJson(sampleAnalysis()));
    expect(metrics.dataRecall).toBe(0.75);
    expect(recall.map(({ via, share }: { via: string; share: number }) => [via, share])).toEqual([
      ['sql', 0.5],
      ['typeorm', 0.875],
      [null, 0],
    ]);
    expect(JSON.parse(renderJson(emptyAnalysis()))).toMatchObject({ metrics: { dataRecall: null }, recall: [] });
  });

  it('says what came of the history, and how far the services change together', () => {
    const shop = sampleAnalysis();
    const id = (name: string) => name as ServiceId;
    const coChange = {
      commits: 80,
      crossing: 20,
      share: 0.25,
      services: [
        { id: id('payments'), commits: 30, crossing: 20 },
        { id: id('orders'), commits: 70, crossing: 20 },
      ],
    };
    const history = { commits: [], authors: 0, cut: true, missing: null };
    const text = renderJson({ ...shop, coChange, facts: { ...shop.facts, history } });
    expect(errorsOf(text)).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      history: { outcome: 'read', cut: true },
      coChange: { share: 0.25, services: [{ id: 'orders' }, { id: 'payments' }] },
    });
    const shallow = renderJson({ ...shop, facts: { ...shop.facts, history: { ...history, cut: false, missing: 'shallow' } } });
    expect(errorsOf(shallow)).toEqual([]);
    expect(JSON.parse(shallow)).toMatchObject({ history: { outcome: 'shallow', cut: false }, coChange: null });
    expect(JSON.parse(renderJson(shop))).toMatchObject({ history: { outcome: 'off', cut: false } });
  });

  it('gives the same bytes whatever the order of lists that have none of their own', () => {
    const shop = sampleAnalysis();
    const turned: Analysis = {
      ...shop,
      facts: { ...shop.facts, accesses: shop.facts.accesses.toReversed(), entryPoints: shop.facts.entryPoints.toReversed() },
      entryCosts: shop.entryCosts.toReversed(),
      links: shop.links.toReversed(),
      entities: shop.entities.toReversed(),
      gaps: shop.gaps.toReversed(),
      recall: shop.recall.toReversed(),
      leftOut: shop.leftOut.toReversed(),
      decomposition: { ...shop.decomposition, kernel: shop.decomposition.kernel.toReversed() },
    };
    expect(renderJson(turned)).toBe(renderJson(shop));
  });

  it('escapes what a terminal might obey, and reads back as the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const shop = sampleAnalysis();
        const text = renderJson({ ...shop, gaps: [{ reason: 'parse-error', path: name, line: 1, detail: `\u007f\u009b\u202e${name}` }] });
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]|\p{Cs}/u);
        expect(JSON.parse(text).gaps[0]).toEqual({ reason: 'parse-error', via: null, path: name, line: 1, detail: `\u007f\u009b\u202e${name}` });
      }),
    );
  });

  it('keeps names that mean something to JavaScript', () => {
    const shop = sampleAnalysis();
    const data = Object.fromEntries([['__proto__', 'constructor']]);
    const [finding] = shop.findings;
    const text = renderJson({ ...shop, findings: finding ? [{ ...finding, data }] : [] });
    expect(text).toContain('"__proto__": "constructor"');
    expect(errorsOf(text)).toEqual([]);
  });
});

describe('findings that are told as one, or kept silent', () => {
  const shop = sampleAnalysis();
  const [first, second] = shop.findings as [Finding, Finding];

  it('name their members without what all of them share', () => {
    const text = renderJson({ ...shop, findings: [{ ...first, members: [second, first] }] });
    expect(errorsOf(text)).toEqual([]);
    const { members } = JSON.parse(text).findings[0];
    expect(members.map(({ fingerprint }: Finding) => fingerprint)).toEqual([second.fingerprint, first.fingerprint]);
    expect(members[0].evidence).toHaveLength(second.evidence.length);
    expect(members[0]).not.toHaveProperty('ruleId');
  });

  it('stand apart, with who asked for it', () => {
    const at = { path: 'seamline.config.json', line: 7 };
    const text = renderJson({ ...shop, findings: [], suppressed: [{ ...first, suppression: { by: 'configuration', reason: 'moves last', at } }] });
    expect(errorsOf(text)).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({
      findings: [],
      suppressed: [{ fingerprint: first.fingerprint, suppression: { by: 'configuration', reason: 'moves last', path: 'seamline.config.json', line: 7 } }],
    });
  });
});

describe('its schema', () => {
  it('has the address that it is known by', () => expect(schema.$id).toBe('https://seamline.dev/schema/report-1.json'));

  /** Only there where it was asked for: a move, a graph, a group, a suppression. */
  const OPTIONAL: ReadonlySet<string> = new Set(['report.whatIf', 'report.graph', 'report.finding.members', 'report.finding.suppression']);

  it.each(objectsIn(schema, 'report'))('describes every field of %s and requires it', (path, object) => {
    const fields = Object.entries(object.properties ?? {});
    expect(fields.filter(([, field]) => !field.description).map(([name]) => name)).toEqual([]);
    if (fields.length === 0) return; // findings[].data: its names are the rule's own
    expect(object.additionalProperties).toBe(false);
    expect(object.required).toEqual(fields.map(([name]) => name).filter((name) => !OPTIONAL.has(`${path}.${name}`)));
  });

  it('refuses a field that it does not describe', () => {
    const report = { ...JSON.parse(renderJson(emptyAnalysis())), score: 7 };
    expect(validate(report)).not.toEqual([]);
  });
});
