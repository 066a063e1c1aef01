import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { FileExplanation, FileTie, TiePart } from '../../src/model/file-explanation.js';
import type { EntityId, ServiceId } from '../../src/model/ids.js';
import { renderFileExplanationJson } from '../../src/report/file-explanation-json.js';
import { renderFileExplanation } from '../../src/report/file-explanation-terminal.js';
import { sampleAnalysis } from '../support/analysis.js';
import { objectsIn, schemaNamed, validator } from './schemas.js';

const OPTIONS = { colour: 0, width: 80, verbose: false, unicode: true } as const;
const schema = schemaNamed('explain-file.schema.json');
const errorsOf = validator(schema);

const PATH = 'src/orders/cart.service.ts';
const [ORDERS, CATALOGUE, PAYMENTS] = ['orders', 'catalogue', 'payments'] as ServiceId[];

const part = (signal: TiePart['signal'], outgoing: boolean | null, count: number, weight: number): TiePart => ({ signal, outgoing, count, weight });
const toFile = (path: string, service: ServiceId | undefined, parts: readonly TiePart[]): FileTie => ({
  to: { kind: 'file', path },
  service: service ?? null,
  weight: parts.reduce((sum, { weight }) => sum + weight, 0),
  parts,
});

const ties: readonly FileTie[] = [
  toFile('src/orders/checkout.service.ts', ORDERS, [part('call', true, 3, 2), part('inject', true, 1, 1), part('word', null, 1, 0.3)]),
  toFile('src/catalogue/price.service.ts', CATALOGUE, [part('call', true, 7, 3)]),
  toFile('src/orders/cart.controller.ts', ORDERS, [part('call', false, 2, 1.5)]),
  { to: { kind: 'folder', path: 'src/orders' }, service: ORDERS ?? null, weight: 1, parts: [part('folder', null, 15, 1)] },
  {
    to: { kind: 'entity', id: 'product' as EntityId },
    service: CATALOGUE ?? null,
    weight: 0.75,
    parts: [part('write', true, 1, 0.5), part('read', true, 3, 0.25)],
  },
  toFile('src/payments/voucher.gateway.ts', PAYMENTS, [part('type', true, 1, 0.25)]),
];

const explanation: FileExplanation = {
  path: PATH,
  placement: { path: PATH, service: 'orders' as ServiceId, share: 0.59, confidence: 0.6, runnerUp: { service: 'catalogue' as ServiceId, share: 0.38 } },
  noPlace: null,
  module: 'cart',
  services: [
    { service: 'orders' as ServiceId, weight: 5.8, share: 0.59 },
    { service: 'catalogue' as ServiceId, weight: 3.75, share: 0.38 },
    { service: 'payments' as ServiceId, weight: 0.25, share: 0.03 },
  ],
  ties,
  kernelFiles: 2,
  missing: 1.23,
};

const shown = (change: Partial<FileExplanation> = {}, options = {}): string =>
  renderFileExplanation({ ...explanation, ...change }, sampleAnalysis(), { ...OPTIONS, ...options });

describe('a file explained', () => {
  it('on the terminal', () => {
    expect(shown()).toBe(
      [
        'src/orders/cart.service.ts',
        'In orders, in its module cart: confidence 0.60.',
        'orders has 59 % of its ties by weight; runner-up: catalogue, with 38 %.',
        '',
        'Ties to orders, its service: 59 %, weight 5.80',
        '  calls        2.00  checkout.service.ts (3)',
        '  called by    1.50  cart.controller.ts (2)',
        '  is given     1.00  checkout.service.ts',
        '  same folder  1.00  src/orders',
        '  alike words  0.30  checkout.service.ts',
        '',
        'Ties to catalogue, the runner-up: 38 %, weight 3.75',
        '  calls   3.00  price.service.ts (7)',
        '  writes  0.50  Product',
        '  reads   0.25  Product (3)',
        '',
        'Also tied to payments 3 %.',
        'Its ties to 2 files of the shared kernel speak for no service.',
        '',
        'What would move it: 1.23 more weight to catalogue (as of 2 calls, each to a file',
        'that nothing else refers to), or that much less to orders.',
        '  What that would change:',
        '    seamline analyze . --move src/orders/cart.service.ts=catalogue',
        '',
        'Weight 1: one call to a file that nothing else refers to; a tie weighs less the',
        'more files refer to its other end.',
        '',
      ].join('\n'),
    );
  });

  it('shows every service and whole paths where that is asked', () => {
    const text = shown({}, { verbose: true });
    expect(text).toContain('Ties to payments: 3 %, weight 0.25\n  names types of  0.25  src/payments/voucher.gateway.ts\n');
    expect(text).not.toContain('Also tied');
  });

  it('goes on in the next line where the command is long, and leaves out what could not be pasted', () => {
    expect(shown({}, { path: 'the/path/of/my shop' })).toContain(
      "    seamline analyze 'the/path/of/my shop' \\\n        --move src/orders/cart.service.ts=catalogue\n",
    );
    for (const path of ['src/\u001b[31m.ts', `src/${'x'.repeat(99)}.ts`]) expect(shown({ path })).not.toContain('--move');
  });

  it('that its ties alone would have elsewhere says so', () => {
    expect(shown({ missing: -0.4 })).toContain('What would move it: nothing more is needed. By its ties alone it would be in');
  });

  it('that was declared is moved by nothing', () => {
    const shop = sampleAnalysis();
    const declared = { ...shop, decomposition: { ...shop.decomposition, origin: 'declared' as const } };
    const text = renderFileExplanation({ ...explanation, module: null, missing: null }, declared, OPTIONS);
    expect(text).toContain('In orders: as declared in the configuration.\n');
    expect(text).not.toContain('What would move it');
  });

  it('with ties to its own service alone has no runner-up', () => {
    const placement = { path: PATH, service: 'orders' as ServiceId, share: 1, confidence: 1, runnerUp: null };
    expect(shown({ placement, missing: null })).toContain('orders has 100 % of its ties by weight; no other service is tied to it.');
  });

  it('in the kernel gives its reason', () => {
    const text = shown({ placement: null, noPlace: { kind: 'kernel', reason: 'used by 17 of 42 files' }, module: null, missing: null });
    expect(text).toContain('In the shared kernel, in no service: used by 17 of 42 files.\n');
    expect(text).toContain('Ties to orders: 59 %, weight 5.80\n');
  });

  it('in no service gives its reason, and its ties to others like it', () => {
    const nothing = {
      placement: null,
      noPlace: { kind: 'unassigned', reason: 'nothing ties it to a service' },
      module: null,
      services: [],
      missing: null,
      kernelFiles: 0,
    } as const;
    expect(shown({ ...nothing, ties: [] })).toContain('In no service: nothing ties it to a service.\n\nNothing ties it to any file of a service.\n');
    expect(shown({ ...nothing, ties: [toFile('src/seed.ts', undefined, [part('import', false, 1, 1)])] })).toContain(
      'Ties to what is in no service\n  used by  1.00  seed.ts\n',
    );
  });

  it('as JSON, which is valid', () => {
    const json = JSON.parse(renderFileExplanationJson(explanation, sampleAnalysis()));
    expect(errorsOf(json)).toEqual([]);
    expect(json).toMatchObject({
      place: 'service',
      reason: null,
      module: 'cart',
      missing: 1.23,
      placement: { service: 'orders', confidence: 0.6, runnerUp: { service: 'catalogue', share: 0.38 } },
    });
    expect(json.ties[0]).toEqual({
      kind: 'file',
      to: 'src/orders/checkout.service.ts',
      service: 'orders',
      weight: 3.3,
      parts: [
        { signal: 'call', direction: 'out', count: 3, weight: 2 },
        { signal: 'inject', direction: 'out', count: 1, weight: 1 },
        { signal: 'word', direction: 'both', count: 1, weight: 0.3 },
      ],
    });
    const kernel = { ...explanation, placement: null, module: null, missing: null, noPlace: { kind: 'kernel', reason: 'used by all' } } as const;
    expect(errorsOf(JSON.parse(renderFileExplanationJson(kernel, sampleAnalysis())))).toEqual([]);
  });

  it('keeps to the width and steers no terminal, whatever the names', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.constant('\u001b]0;x\u0007\u202e\r\n'), fc.constant('x'.repeat(300)));
    fc.assert(
      fc.property(hostile, fc.constantFrom(60, 80, 120), fc.boolean(), (text, width, verbose) => {
        const named = {
          ...explanation,
          path: text,
          module: text,
          ties: [
            ...ties,
            toFile(text, ORDERS, [part('call', true, 1, 1)]),
            { ...toFile('', undefined, [part('folder', null, 1, 1)]), to: { kind: 'folder', path: text } as const },
          ],
        };
        const output = renderFileExplanation(named, sampleAnalysis(), { ...OPTIONS, width, verbose });
        expect(output.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
        expect(output).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(errorsOf(JSON.parse(renderFileExplanationJson(named, sampleAnalysis())))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing but ASCII where the terminal shows no more', () => {
    expect(shown({}, { unicode: false, width: 60 })).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe('its schema', () => {
  it.each(objectsIn(schema, 'explanation'))('describes every field of %s and requires it', (_, object) => {
    const fields = Object.entries(object.properties ?? {});
    expect(fields.filter(([, field]) => !field.description).map(([name]) => name)).toEqual([]);
    expect(object.additionalProperties).toBe(false);
    expect(object.required).toEqual(fields.map(([name]) => name));
  });
});
