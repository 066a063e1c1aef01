import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { type PictureFormat, REPORT_FORMATS, type ReportFormat } from '../../src/cli/report-format.js';
import type { Analysis } from '../../src/model/analysis.js';
import type { ServiceId } from '../../src/model/ids.js';
import type { DrawLevel, DrawOptions } from '../../src/report/draw-model.js';
import { exchangeReporters, reporters } from '../../src/report/index.js';
import { renderHtml } from '../../src/report/html/html.js';
import { renderSvg } from '../../src/report/svg.js';
import type { Layout } from '../../src/report/svg-worker.js';
import { HOSTILE_NAMES, withHostileFinding } from './draw-hostile.js';
import { dotStatements, junitErrors, mermaidParser, pageContents, parseCsv, sarifErrors, svgContents } from './readers.js';
import { schemaNamed, validator } from './schemas.js';

const viz = await instance();
const parseMermaid = await mermaidParser();
const reportErrors = validator(schemaNamed('report.schema.json'));

/** Graphviz in this thread, so that hundreds of small pictures take seconds. */
async function layout(dot: string): Promise<Layout> {
  const { status, output = '', errors } = viz.render(dot, { format: 'svg', engine: 'dot' });
  expect([status, errors.filter(({ level }) => level !== 'warning')]).toEqual(['success', []]);
  return { kind: 'done', svg: output };
}

interface Reading {
  readonly render: (analysis: Analysis, options: DrawOptions) => string | Promise<string>;
  /** Throws where the text is not what a reader of the format takes, or where a name got out of its place. */
  readonly read: (text: string) => void | Promise<void>;
}

/** Every format that the command writes, and the reader that it is for. */
const READINGS = {
  terminal: {
    render: (analysis) => reporters.terminal(analysis, { width: 80, colour: 0, unicode: true, verbose: true, path: '.' }),
    read: (text) => {
      expect(text).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    },
  },
  json: {
    render: (analysis) => reporters.json(analysis),
    read: (text) => {
      expect(reportErrors(JSON.parse(text))).toEqual([]);
    },
  },
  html: {
    // Graphviz knows no names, so that it need not run for each
    render: (analysis) => renderHtml(analysis, {}, async () => ({ kind: 'gave-up', why: 'too large' })),
    read: (text) => {
      const { elements, data } = pageContents(text);
      expect(elements.filter((element) => /^(?:b|base|embed|iframe|img|object)$/.test(element))).toEqual([]);
      expect(elements.filter((element) => ['link', 'script', 'style'].includes(element)).sort()).toEqual(['link', 'script', 'style']);
      JSON.parse(data);
    },
  },
  markdown: {
    render: (analysis) => exchangeReporters.markdown(analysis),
    read: (text) => {
      const html = marked.parse(text, { async: false, gfm: true });
      const tags = new Set([...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase()));
      for (const tag of tags)
        expect(['h2', 'h3', 'p', 'details', 'summary', 'code', 'br', 'b', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'em']).toContain(tag);
      expect(html.replace(/<code>[^<]*<\/code>/g, '')).not.toMatch(/@\w/);
    },
  },
  sarif: {
    render: (analysis) => exchangeReporters.sarif(analysis),
    read: (text) => {
      expect(sarifErrors(text)).toEqual([]);
      for (const { artifactLocation } of places(JSON.parse(text))) expect(artifactLocation.uri).toMatch(/^[\w%.~!*'()/-]*$/);
    },
  },
  junit: {
    render: (analysis) => exchangeReporters.junit(analysis),
    read: async (text) => {
      expect(await junitErrors(text)).toEqual([]);
    },
  },
  github: {
    render: (analysis) => exchangeReporters.github(analysis),
    read: (text) => {
      expect(text.match(/^::(error|warning|notice) [^\r\n]*\n$/)?.[0]).toBe(text);
    },
  },
  csv: {
    render: (analysis) => exchangeReporters.csv(analysis),
    read: (text) => {
      const rows = parseCsv(text);
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    },
  },
  dot: {
    render: reporters.dot,
    read: async (text) => {
      expect(dotStatements(text).length).toBeGreaterThan(0);
      await layout(text);
    },
  },
  svg: {
    render: (analysis, options) => renderSvg(analysis, options, layout),
    read: (text) => {
      const { elements, texts } = svgContents(text);
      const known = ['svg', 'title', 'desc', 'g', 'polygon', 'polyline', 'path', 'ellipse', 'text'];
      expect([...elements].filter((element) => !known.includes(element))).toEqual([]);
      expect(texts.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    },
  },
  mermaid: {
    render: reporters.mermaid,
    read: async (text) => {
      // a directive in a name would show in the configuration
      expect(await parseMermaid(text)).toEqual({ diagramType: 'flowchart-v2', config: {} });
    },
  },
} satisfies Record<ReportFormat, Reading>;

function places(log: { runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] }) {
  return log.runs.flatMap(({ results }) => results.flatMap(({ locations }) => locations.map(({ physicalLocation }) => physicalLocation)));
}

const FORMATS = Object.keys(REPORT_FORMATS) as ReportFormat[]; // the keys of a constant of ours
const PICTURES: readonly PictureFormat[] = ['dot', 'svg', 'mermaid'];
const LEVELS: readonly DrawLevel[] = ['service', 'file', 'entity'];

/** What means something to a spreadsheet, to GitHub's commands, to XML, or to a terminal. */
const MORE_NAMES = [
  '=1+1',
  '@bob',
  '-2',
  '\t=x',
  '%0A::error::',
  ']]>',
  '\u001b[2J',
  '\u001b]8;;http://x\u0007',
  '\u200F',
  '\u2069',
  '---\nconfig: {}\n---',
  '%% x',
];

describe('no name breaks a format', () => {
  const names = fc.oneof(fc.constantFrom(...HOSTILE_NAMES, ...MORE_NAMES), fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }));
  const levels = fc.constantFrom(...LEVELS);
  const examples = [...HOSTILE_NAMES, ...MORE_NAMES].map((name, index): [string, DrawLevel] => [name, LEVELS[index % LEVELS.length] ?? 'service']);

  it.each(FORMATS)(
    '%s',
    async (format) => {
      const { render, read }: Reading = READINGS[format];
      const property = fc.asyncProperty(names, levels, async (name, level) => read(await render(withHostileFinding(name), { level })));
      await fc.assert(property, { numRuns: 60, examples });
    },
    120_000,
  );

  it.each(PICTURES)('%s, where the name is in the title', async (format) => {
    const { render, read }: Reading = READINGS[format];
    for (const name of [...HOSTILE_NAMES, ...MORE_NAMES])
      await read(await render(withHostileFinding(name), { level: 'service', focus: { kind: 'service', id: name as ServiceId, name, depth: 1 } }));
  });
});
