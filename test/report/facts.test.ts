import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactReading } from '../../src/model/analysis.js';
import type { Facts } from '../../src/model/facts.js';
import { factLines, renderFacts } from '../../src/report/facts.js';
import { factPaths } from '../../src/report/facts-lists.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';
import { objectsIn, schemaNamed, validator } from './schemas.js';

const ALL = { of: null };
const CHECKOUT = 'src/orders/checkout.service.ts';

const schema = schemaNamed('facts.schema.json');
const errorsOf = validator(schema);
const lineErrorsOf = validator(schema, '#/$defs/ndjsonLine');

const LISTS = ['files', 'units', 'references', 'entities', 'relations', 'accesses', 'transactions', 'entryPoints', 'outsideCalls', 'gaps', 'recall', 'leftOut'];

function linesOf(reading: FactReading, of: string | null = null): Record<string, unknown>[] {
  return [...factLines(reading, { of })].map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The reading with every list of facts turned round. */
function turned(reading: FactReading): FactReading {
  const facts = Object.fromEntries(Object.entries(reading.facts).map(([name, list]) => [name, [...list].reverse()]));
  return { ...reading, facts: facts as unknown as Facts, recall: reading.recall.toReversed(), leftOut: reading.leftOut.toReversed() }; // the same lists
}

describe('the facts as JSON', () => {
  it('are valid, for the sample shop and for nothing', () => {
    expect(errorsOf(JSON.parse(renderFacts(sampleAnalysis(), ALL)))).toEqual([]);
    expect(errorsOf(JSON.parse(renderFacts(emptyAnalysis(), ALL)))).toEqual([]);
  });

  it('hold every fact', () => {
    const { facts } = sampleAnalysis();
    const written = JSON.parse(renderFacts(sampleAnalysis(), ALL));
    for (const [name, list] of Object.entries(facts)) expect([name, written[name].length]).toEqual([name, list.length]);
  });

  it('say why each is believed', () => {
    const written = JSON.parse(renderFacts(sampleAnalysis(), ALL));
    expect(written.accesses.find(({ operation }: { operation: string }) => operation === 'query')).toMatchObject({ via: 'sql', confidence: 'inferred' });
    expect(written.gaps.find(({ detail }: { detail: string }) => detail === 'manager.query(sql)')).toMatchObject({ reason: 'dynamic-query', via: 'sql' });
    expect(written.gaps.find(({ detail }: { detail: string }) => detail === './tracing')).toMatchObject({ via: null });
    expect(written.recall).toMatchObject([
      { via: 'sql', resolved: 1, unresolved: 1, share: 0.5 },
      {
        via: 'typeorm',
        resolved: 14,
        unresolved: 2,
        share: 0.875,
        shapes: [{ shape: 'ledger.save()', places: 2, path: 'src/payments/refund.service.ts', line: 40 }],
      },
      { via: null, resolved: 0, unresolved: 2, share: 0 },
    ]);
  });

  it.each([
    ['in a function that runs later', 33, true],
    ['behind it', 32, false],
  ])('tell whether a call outside stands %s', (_, endLine, deferred) => {
    const shop = sampleAnalysis();
    const path = 'src/payments/payment.service.ts';
    const spans = [{ path, line: 30, endLine }];
    const [call] = JSON.parse(renderFacts({ ...shop, facts: { ...shop.facts, deferred: spans } }, ALL)).outsideCalls;
    expect(call).toMatchObject({ path, line: 33, operation: 'paymentIntents.create', deferred, client: { path, line: 12 } });
  });

  it('are the same bytes whatever the order of the lists', () => {
    expect(renderFacts(turned(sampleAnalysis()), ALL)).toBe(renderFacts(sampleAnalysis(), ALL));
  });
});

describe('the facts of one file', () => {
  const written = (of: string): Record<string, { path: string }[]> => JSON.parse(renderFacts(sampleAnalysis(), { of }));

  it('are those whose place it is; recall stays that of the whole', () => {
    const facts = written(CHECKOUT);
    expect(facts).toMatchObject({ of: CHECKOUT, files: [{ path: CHECKOUT }], units: [{ path: CHECKOUT }], entities: [], gaps: [], leftOut: [] });
    expect(facts.accesses?.map(({ path }) => path)).toEqual([CHECKOUT, CHECKOUT, CHECKOUT]);
    expect(facts.recall).toHaveLength(3);
    expect(errorsOf(facts)).toEqual([]);
  });

  it('keep what a transaction does in other files', () => {
    const shop = sampleAnalysis();
    const [access] = shop.facts.accesses;
    const handedOn = access ? [{ ...access, transaction: shop.facts.transactions[0]?.id ?? null }] : [];
    const reading = { ...shop, facts: { ...shop.facts, accesses: handedOn } };
    expect(JSON.parse(renderFacts(reading, { of: CHECKOUT }))).toMatchObject({ accesses: [], transactions: [{ reads: ['category'] }] });
  });

  it('can be those of a schema, which is no analysed file', () => {
    const shop = sampleAnalysis();
    const entities = shop.facts.entities.map((entity) => ({ ...entity, unit: null, declaredAt: { path: 'prisma/schema.prisma', line: 3 } }));
    const reading = { ...shop, facts: { ...shop.facts, entities } };
    expect(factPaths(reading)).toContain('prisma/schema.prisma');
    expect(JSON.parse(renderFacts(reading, { of: 'prisma/schema.prisma' }))).toMatchObject({ files: [], entities: entities.map(({ id }) => ({ id })) });
  });
});

describe('the facts as NDJSON', () => {
  it('are valid, line by line', () => {
    for (const reading of [sampleAnalysis(), emptyAnalysis()]) for (const line of linesOf(reading)) expect(lineErrorsOf(line)).toEqual([]);
  });

  it('say the same as the JSON form, in its order', () => {
    for (const of of [null, CHECKOUT]) {
      const whole = JSON.parse(renderFacts(sampleAnalysis(), { of })) as Record<string, object[]>;
      const [head, ...lines] = linesOf(sampleAnalysis(), of);
      expect(head).toEqual({ type: 'head', formatVersion: 1, tool: { name: 'seamline', version: '0.1.0' }, of });
      expect(lines.map(({ type, ...fact }) => fact)).toEqual(LISTS.flatMap((name) => whole[name] ?? []));
    }
  });

  it('name the type of each fact', () => {
    const types = linesOf(sampleAnalysis()).map(({ type }) => type);
    expect([...new Set(types)]).toEqual([
      'head',
      'file',
      'unit',
      'reference',
      'entity',
      'relation',
      'access',
      'transaction',
      'entryPoint',
      'outsideCall',
      'gap',
      'recall',
      'leftOut',
    ]);
  });

  it('stand on one line each, and hold nothing that a terminal might obey, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const shop = sampleAnalysis();
        const gaps = [{ reason: 'parse-error' as const, path: name, line: 1, detail: `\u2028\u009b${name}\r\n` }];
        const lines = [...factLines({ ...shop, facts: { ...emptyAnalysis().facts, gaps }, recall: [], leftOut: [] }, ALL)];
        expect(lines).toHaveLength(2);
        expect(lines[1]).toMatch(/^[^\n]*\n$/);
        expect(lines[1]).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Cs}/u);
        expect(JSON.parse(lines[1] ?? '')).toMatchObject({ path: name });
      }),
    );
  });
});

describe('their schema', () => {
  it.each(objectsIn(schema, 'facts'))('describes every field of %s and requires it', (_, object) => {
    const fields = Object.entries(object.properties ?? {});
    expect(fields.filter(([, field]) => !field.description).map(([name]) => name)).toEqual([]);
    if (object.$ref === undefined) expect(object.required).toEqual(fields.map(([name]) => name));
  });

  it('refuses what it does not describe', () => {
    const facts = JSON.parse(renderFacts(sampleAnalysis(), ALL));
    expect(errorsOf({ ...facts, score: 7 })).not.toEqual([]);
    for (const name of LISTS) expect([name, errorsOf({ ...facts, [name]: [{ ...facts[name][0], score: 7 }] })]).not.toEqual([name, []]);
    const [, file] = linesOf(sampleAnalysis());
    expect(lineErrorsOf(file)).toEqual([]);
    expect(lineErrorsOf({ ...file, score: 7 })).not.toEqual([]);
    expect(lineErrorsOf({ ...file, type: 'unit' })).not.toEqual([]);
  });
});
