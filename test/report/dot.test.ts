import type { ClusterStatementASTNode } from '@ts-graphviz/ast';
import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDot } from '../../src/report/dot.js';
import { draw, defaultLevel } from '../../src/report/draw-level.js';
import type { DrawLevel } from '../../src/report/draw-model.js';
import { shortened, visible, wrapped } from '../../src/report/draw-text.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';
import { commerceAnalysis } from './draw-fixture.js';
import { crowdedAnalysis, HOSTILE_NAMES, hostileAnalysis, largeAnalysis } from './draw-hostile.js';
import { dotStatements } from './readers.js';

const LEVELS: readonly DrawLevel[] = ['service', 'file', 'entity'];
const viz = await instance();

/** The ids of nodes that are declared (a statement without attributes only refers to one), inside clusters too. */
function nodeIds(statements: readonly ClusterStatementASTNode[]): string[] {
  return statements.flatMap((statement) => {
    if (statement.type === 'Node') return statement.children.length > 0 ? [statement.id.value] : [];
    return statement.type === 'Subgraph' ? nodeIds(statement.children) : [];
  });
}

/** The texts that Graphviz shows, read back from its SVG. */
function shownTexts(dot: string): string[] {
  const { status, output = '', errors } = viz.render(dot, { format: 'svg' });
  expect([status, errors.filter(({ level }) => level === 'error')]).toEqual(['success', []]);
  return [...output.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => unescaped(text));
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Graphviz shows a blank as a no-break space. */
const spaces = (text: string): string => text.replaceAll('\u00A0', ' ').trim();

describe('renderDot', () => {
  const analyses = { sample: sampleAnalysis(), commerce: commerceAnalysis(), empty: emptyAnalysis(), hostile: hostileAnalysis(HOSTILE_NAMES.slice(0, 12)) };
  for (const [name, analysis] of Object.entries(analyses)) {
    for (const level of LEVELS) {
      it(`is a graph that a parser and Graphviz accept: ${name}, ${level}`, () => {
        const dot = renderDot(analysis, { level });
        const ids = nodeIds(dotStatements(dot)).filter((id) => /^n\d+$/.test(id));
        expect(ids.sort()).toEqual(
          draw(analysis, { level })
            .nodes.map(({ id }) => id)
            .sort(),
        );
        expect(shownTexts(dot).length).toBeGreaterThan(0);
        expect(renderDot(analysis, { level })).toBe(dot);
      });
    }
  }

  it('shows hostile names as they are, control characters as codes', () => {
    for (const start of [0, 9, 18, 27]) {
      const names = HOSTILE_NAMES.slice(start, start + 9);
      const shown = new Set(shownTexts(renderDot(hostileAnalysis(names), { level: 'service' })).map(spaces));
      expect(names.map((name) => spaces(visible(name))).filter((name) => name !== '' && !shown.has(name))).toEqual([]);
    }
  });

  it('has unique ids from a counter, whatever the names', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...HOSTILE_NAMES)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, fc.constantFrom(...LEVELS), (chosen, level) => {
        const ids = nodeIds(dotStatements(renderDot(hostileAnalysis(chosen), { level })));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => !/^(n\d+|k\d+[ab]|note)$/.test(id))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('writes each statement on one line, names only inside quotes', () => {
    const dot = renderDot(hostileAnalysis(HOSTILE_NAMES), { level: 'file' });
    const withoutStrings = dot.replace(/^\/\/.*\n/gm, '').replace(/"(?:[^"\\\n]|\\[^\n])*"/g, '""');
    expect(withoutStrings).toMatch(/^[\w\s{}[\]=,;>/."-]*$/);
    expect(withoutStrings).not.toMatch(/cheese|alert|proto/);
  });

  it('marks what closes a circle by a double line, type-only links by dots, shared entities by words and a thick border', () => {
    const dot = renderDot(commerceAnalysis(), { level: 'service' });
    // of orders -> payments (23 calls) and payments -> orders (12) the lighter one closes the circle
    expect(dot).toMatch(/label="12", color="#D55E00:#FFFFFF:#D55E00"/);
    expect(dot).toMatch(/label="23", color="#0072B2"/);
    expect(dot).toMatch(/label="payments\\n16 files\\nin a circle of 4", .*color="#D55E00"/);
    expect(dot.match(/style="dotted", penwidth="1.5"/g)).toHaveLength(2);
    expect(dot).toMatch(/label="Order\\nshared by 4", shape="cylinder", fillcolor="#FBE3B0", color="#1A1A1A", margin="0.3,0.12", penwidth="2.5"/);
    expect(dot).toMatch(/label="Cart", shape="cylinder", fillcolor="#FFFFFF"/);
    expect(dot).toMatch(/label="14, 6 in loops"/);
  });

  it('says in a comment and in a note what it does not draw', () => {
    const dot = renderDot(largeAnalysis(301), { level: 'file' });
    expect(dot.split('\n')[0]).toBe('// drawn by service: the file level has 301 nodes and 599 lines, too many for a picture');
    expect(dot).toContain('note [label="drawn by service: the file level has\\n301 nodes and 599 lines, too many\\nfor a picture"');
  });
});

describe('draw', () => {
  it('takes files by default up to 60 of them', () => {
    expect([60, 61].map((files) => defaultLevel(largeAnalysis(files)))).toEqual(['file', 'service']);
  });

  it('draws 300 nodes and 600 lines, and not one more', () => {
    expect(draw(largeAnalysis(300), { level: 'file' }).level).toBe('file');
    expect(draw(largeAnalysis(301), { level: 'file' }).level).toBe('service');
    expect(draw(largeAnalysis(20), { level: 'file' }, { nodes: 20, edges: 36 }).level).toBe('service');
    expect(draw(largeAnalysis(20), { level: 'file' }, { nodes: 20, edges: 37 }).level).toBe('file');
  });

  it('keeps the service level small, and counts what it leaves out', () => {
    const { nodes, edges, notes } = draw(crowdedAnalysis(70, 5, 40), { level: 'service' });
    expect([nodes.length, edges.length]).toEqual([60, 80]);
    expect(notes).toEqual([
      'not drawn: the 40 smallest services with 40 files',
      'not drawn: 10 entities of 40, those touched by the fewest services',
      'not drawn: 85 of 135 links between services, those with the fewest calls',
      "not drawn: 870 of 900 accesses to another's entity, reads and those in the fewest places first",
    ]);
    expect(edges.filter(({ kind, weight }) => kind === 'call' && weight < 3)).toEqual([]);
  });

  it('counts what crosses services: files, calls and accesses by hand', () => {
    const { title, edges, notes, remarks } = draw(sampleAnalysis(), { level: 'file' });
    expect(title).toBe(`3 services, 42 files; ${edges.filter(({ crossing }) => crossing).length} of ${edges.length} lines cross between services`);
    expect(edges.filter(({ kind, crossing }) => kind === 'write' && crossing)).toHaveLength(3);
    expect(edges.filter(({ kind, crossing }) => kind === 'call' && crossing)).toHaveLength(5);
    expect([notes, remarks]).toEqual([[], ['not drawn: what the shared kernel uses, and what uses it']]);
  });

  it('ties the entities of one transaction together', () => {
    const { nodes, edges } = draw(sampleAnalysis(), { level: 'entity' });
    const hub = nodes.find(({ shape }) => shape === 'transaction');
    expect(hub?.lines).toEqual(['1 transaction', 'CheckoutService.place']);
    expect(edges.filter(({ from }) => from === hub?.id).map(({ to }) => nodes.find(({ id }) => id === to)?.lines[0])).toEqual(['Order', 'Payment', 'Product']);
  });
});

describe('text of a drawing', () => {
  it('shows what cannot be seen by its code', () => {
    expect(visible('two\nlines \u202Egnp.exe \u200B\u0000\uD800\uFFFE')).toBe('two\\u{a}lines \\u{202e}gnp.exe \\u{200b}\\u{0}\\u{d800}\\u{fffe}');
    expect(visible('заказ 注文 🛒')).toBe('заказ 注文 🛒');
  });

  it('wraps at blanks and leaves long words whole', () => {
    expect(wrapped('wires the application: imports 22 files', 14)).toEqual(['wires the', 'application:', 'imports 22', 'files']);
    expect(wrapped('', 10)).toEqual([]);
  });

  it('shortens in the middle, by characters and not by code units', () => {
    expect(shortened('🛒🛒🛒🛒🛒🛒', 5)).toBe('🛒🛒…🛒🛒');
    expect(shortened('order', 5)).toBe('order');
  });
});
