import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawLevel } from '../../src/report/draw-model.js';
import { visible } from '../../src/report/draw-text.js';
import { renderMermaid } from '../../src/report/mermaid.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';
import { commerceAnalysis } from './draw-fixture.js';
import { crowdedAnalysis, HOSTILE_NAMES, hostileAnalysis, largeAnalysis } from './draw-hostile.js';

const LEVELS: readonly DrawLevel[] = ['service', 'file', 'entity'];

const LABEL = '"(?:[\\p{L}\\p{M}\\p{N} .,/()+=_…-]|#(?:\\d+|quot|amp|lt|gt);|<br/>)*"';
const ARROW = '(?:-->|==>|-\\.->|-\\.-)';

/** Every statement that a chart may hold, and nothing else: a small grammar of our part of Mermaid. */
const STATEMENTS: readonly RegExp[] = [
  /^%% [\w ,:;']+$/,
  new RegExp(`^subgraph (?:c\\d+|legend)\\[${LABEL}\\]$`, 'u'),
  /^direction (?:TB|LR)$/,
  /^end$/,
  new RegExp(`^(?:n\\d+|note)(?:\\(${LABEL}\\)|\\[${LABEL}\\]|\\[\\(${LABEL}\\)\\]|\\(\\[${LABEL}\\]\\)):::\\w+$`, 'u'),
  new RegExp(`^[nc]\\d+ ${ARROW}(?:\\|${LABEL}\\|)? [nc]\\d+$`, 'u'),
  new RegExp(`^k\\d+a\\[" "\\]:::blank ${ARROW}\\|${LABEL}\\| k\\d+b\\[" "\\]:::blank$`, 'u'),
  /^classDef \w+ [\w:#,.\- ]+$/,
  /^style (?:c\d+|legend) [\w:#,.\- ]+$/,
  /^linkStyle \d+(?:,\d+)* stroke:#[0-9A-F]{6},stroke-width:[\d.]+px(?:,stroke-dasharray:2 4)?$/,
];

function statementsOf(chart: string): string[] {
  const [fence, title, end, kind, ...lines] = chart.trimEnd().split('\n');
  expect([fence, end, kind]).toEqual(['---', '---', 'flowchart LR']);
  expect(title).toMatch(/^title: "[\w ,;]+"$/);
  return lines.map((line) => line.trim());
}

/** Throws where a chart is not one that the grammar above knows, or where ids, ends, classes and line numbers do not fit together. */
function checkChart(chart: string): void {
  const statements = statementsOf(chart);
  expect(statements.filter((statement) => !STATEMENTS.some((pattern) => pattern.test(statement)))).toEqual([]);
  const declared = statements.flatMap((statement) => /^(?:subgraph )?([nc]\d+|note|legend)[[(]/.exec(statement)?.[1] ?? []);
  expect(new Set(declared).size).toBe(declared.length);
  const lines = statements.filter((statement) => / (?:-->|==>|-\.->|-\.-)/.test(statement));
  const ends = lines.flatMap((statement) => /^([nc]\d+) .* ([nc]\d+)$/.exec(statement)?.slice(1) ?? []);
  expect(ends.filter((end) => !declared.includes(end))).toEqual([]);
  const styled = statements.flatMap((statement) => /^linkStyle ([\d,]+)/.exec(statement)?.[1]?.split(',').map(Number) ?? []);
  expect(styled.sort((a, b) => a - b)).toEqual(lines.map((_, index) => index));
  const classes = new Set(statements.flatMap((statement) => [...statement.matchAll(/:::(\w+)/g)].map(([, name]) => name)));
  const defined = new Set(statements.flatMap((statement) => /^classDef (\w+)/.exec(statement)?.[1] ?? []));
  expect(defined).toEqual(classes);
}

/** What Mermaid shows for a label: its codes resolved. */
function shown(label: string): string {
  const named = new Map([
    ['quot', '"'],
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
  ]);
  return label.replace(/#(\w+);/g, (_, code: string) => named.get(code) ?? String.fromCodePoint(Number(code)));
}

describe('renderMermaid', () => {
  const analyses = {
    sample: sampleAnalysis(),
    commerce: commerceAnalysis(),
    empty: emptyAnalysis(),
    hostile: hostileAnalysis(HOSTILE_NAMES),
    crowded: crowdedAnalysis(70, 5, 40),
  };
  for (const [name, analysis] of Object.entries(analyses)) {
    for (const level of LEVELS) {
      it(`is a flowchart within Mermaid's limits: ${name}, ${level}`, () => {
        const chart = renderMermaid(analysis, { level });
        checkChart(chart);
        expect(chart.length).toBeLessThanOrEqual(50_000);
        expect(renderMermaid(analysis, { level })).toBe(chart);
      });
    }
  }

  it('stays a flowchart whatever the names', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...HOSTILE_NAMES)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, fc.constantFrom(...LEVELS), (chosen, level) => checkChart(renderMermaid(hostileAnalysis(chosen), { level }))),
      { numRuns: 100 },
    );
  });

  it('shows hostile names as they are, control characters as codes', () => {
    const names = HOSTILE_NAMES.slice(0, 28);
    const chart = renderMermaid(hostileAnalysis(names), { level: 'entity' });
    const labels = new Set([...chart.matchAll(/"([^"]*)"/g)].map(([, label = '']) => shown(label.split('<br/>')[0] ?? '')));
    expect(names.filter((name) => !labels.has(visible(name)))).toEqual([]);
  });

  it('says in words what passes between services, one line for all entities of one kind of access', () => {
    const lines = statementsOf(renderMermaid(commerceAnalysis(), { level: 'service' }));
    const orders = /^subgraph (c\d+)\["orders, 21 files, in a circle of 4"\]$/;
    const id = lines.map((line) => orders.exec(line)?.[1]).find((found) => found !== undefined);
    const fromOrders = lines.filter((line) => line.startsWith(`${id} `)).map((line) => /\|"(.*)"\|/.exec(line)?.[1]);
    expect(fromOrders).toEqual([
      '7 calls',
      '14 calls, 6 in loops',
      '8 calls',
      '11 calls, 5 in loops',
      '6 calls',
      '23 calls',
      '9 calls, 1 in loops',
      'reads Customer',
      'writes Payment, Refund',
      'reads Product',
      'writes StockItem',
    ]);
  });

  it('draws by service what Mermaid would refuse, and says so', () => {
    expect(renderMermaid(largeAnalysis(250), { level: 'file' })).toContain(
      '%% drawn by service: the file level has 250 nodes and 497 lines, too many for a picture',
    );
    const long = hostileAnalysis(Array.from({ length: 70 }, (_, index) => `#${'"'.repeat(60)}${index}`));
    expect(renderMermaid(long, { level: 'file' })).toContain('%% drawn by service: the file level has over 50000 characters, too many for Mermaid');
  });
});
