import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import type { Service } from '../../src/model/decomposition.js';
import type { MissingHistory } from '../../src/model/history.js';
import { renderTerminal, type TerminalOptions } from '../../src/report/terminal.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';

const PLAIN: TerminalOptions = { colour: 0, width: 80, verbose: false, unicode: true };

/** The analysis with every path, name and sentence in it changed by `rename`; the words that the code itself defines stay. */
function renamed(analysis: Analysis, rename: (text: string) => string): Analysis {
  const fixed = new Set(['kind', 'mode', 'severity', 'reason', 'origin', 'confidence', 'version']);
  const change = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return fixed.has(key) && !value.includes(' ') ? value : rename(value);
    if (Array.isArray(value)) return value.map((item) => change(item));
    if (value instanceof Map) return new Map([...value].map(([name, item]) => [change(name), item]));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item, name)]));
  };
  return change(analysis) as Analysis; // `change` keeps the shape
}

/** Services that depend on nothing and share nothing. */
function apart(): Analysis {
  const shop = sampleAnalysis();
  return {
    ...shop,
    links: [],
    cycles: [],
    findings: [],
    gaps: [],
    recall: [],
    leftOut: [],
    entities: shop.entities.map((entity) => ({ ...entity, readers: [], writers: [] })),
    facts: { ...shop.facts, accesses: [], transactions: [] },
    metrics: { ...shop.metrics, interServiceCallShare: 0, sharedEntities: 0, serviceCycles: 0 },
  };
}

/** So many services with the files of the first one. */
function servicesLike(
  {
    decomposition: {
      services: [first],
    },
  }: Analysis,
  number: number,
): Service[] {
  return first ? Array.from({ length: number }, (_, index) => ({ ...first, name: `shop${index}` })) : [];
}

describe('the terminal report', () => {
  it.each([
    ['shop.txt', sampleAnalysis(), PLAIN],
    ['shop-verbose-ascii.txt', sampleAnalysis(), { ...PLAIN, verbose: true, unicode: false }],
    ['shop-apart.txt', apart(), PLAIN],
    ['empty.txt', emptyAnalysis(), PLAIN],
  ])('is the expected one: %s', async (file, analysis, options) => {
    await expect(renderTerminal(analysis, options)).toMatchFileSnapshot(`expected/${file}`);
  });

  it('answers on the first screen: size, reading and what to act on, the table after it', () => {
    const lines = renderTerminal(sampleAnalysis(), PLAIN).split('\n');
    const screen = lines.slice(0, 24).join('\n');
    for (const part of ['42 files, 5,565 lines: 3 candidate services', 'Glued: ', 'Act on first']) expect(screen).toContain(part);
    expect(lines.slice(24, 48).join('\n')).toContain('Conf.: how');
  });

  it('says how far the services change together, and why there is no history where a user can mend that', () => {
    const shop = sampleAnalysis();
    const coChange = { commits: 80, crossing: 20, share: 0.25, services: [] };
    const flat = (analysis: Analysis) => renderTerminal(analysis, PLAIN).replace(/\s+/g, ' ');
    expect(flat({ ...shop, coChange })).toContain('20 of 80 commits (25 %) changed more than one service');
    const without = (missing: MissingHistory) => flat({ ...shop, facts: { ...shop.facts, history: { commits: [], authors: 0, cut: false, missing } } });
    expect(without('shallow')).toContain('The clone is shallow');
    expect(without('not-versioned')).toBe(flat(shop));
  });

  it('says the same with colour as without', () => {
    const coloured = renderTerminal(sampleAnalysis(), { ...PLAIN, colour: 3 });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(renderTerminal(sampleAnalysis(), PLAIN));
  });

  it('holds nothing but ASCII where the terminal shows no more', () => {
    for (const verbose of [true, false]) expect(renderTerminal(sampleAnalysis(), { ...PLAIN, verbose, unicode: false })).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('names a folder as the user did, so that the commands can be pasted', () => {
    const commands = (path: string): string => renderTerminal(sampleAnalysis(), { ...PLAIN, path }).split('\nNext\n')[1] ?? '';
    expect(commands('samples/shop')).toContain('seamline graph samples/shop --format svg');
    expect(commands("owner's shop")).toContain("seamline graph 'owner'\\''s shop' --format svg");
    expect(commands('packages/'.repeat(5))).toContain(`check ${'packages/'.repeat(5)} \\\n        --max-inter-service-call-share 0.17`);
    expect(commands('\u001b[31m')).toContain('seamline graph PATH --format svg');
  });

  it('says where no calls were found, that no share of them is known', () => {
    const silent = { ...sampleAnalysis(), fileLinks: [] };
    expect(renderTerminal(silent, PLAIN)).toContain('3 candidate services; no call between files was found');
  });

  it('shows the beginning of long lists and says how much is missing; all with --verbose', () => {
    const shop = sampleAnalysis();
    const large = { ...shop, decomposition: { ...shop.decomposition, services: servicesLike(shop, 30) } };
    const table = (verbose: boolean): string =>
      renderTerminal(large, { ...PLAIN, verbose })
        .split('\n\n')
        .find((section) => section.startsWith('Services\n')) ?? '';
    expect(table(false)).toContain('(20 smaller)    300');
    expect(table(false)).not.toContain('shop29');
    expect(table(true)).toContain('shop29');
  });
});

describe('names of the analysed repository', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constant('\u001b]0;x\u0007\u202e\u2028\r\n'),
    fc.constant('x'.repeat(300)),
  );
  const options = fc.record({ colour: fc.constant(0 as const), width: fc.integer({ min: 60, max: 120 }), verbose: fc.boolean(), unicode: fc.boolean() });

  it('never make a line wider than the terminal', () => {
    fc.assert(
      fc.property(hostile, options, (text, page) => {
        const lines = renderTerminal(
          renamed(sampleAnalysis(), (name) => name + text),
          page,
        ).split('\n');
        expect(lines.filter((line) => stringWidth(line) > page.width)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('never reach the terminal as control characters', () => {
    fc.assert(
      fc.property(hostile, options, (text, page) => {
        const output = renderTerminal(
          renamed(sampleAnalysis(), (name) => text + name),
          { ...page, path: text },
        );
        expect(output).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 60 },
    );
  });
});
