import type { Analysis } from '../model/analysis.js';
import { renderAnnotations } from './annotations.js';
import { renderCsv } from './csv.js';
import { pictureDot, renderDot } from './dot.js';
import type { DrawOptions, Picture } from './draw-model.js';
import { type HtmlOptions, renderHtml } from './html/html.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import { pictureMermaid, renderMermaid } from './mermaid.js';
import { renderSarif } from './sarif.js';
import { pictureSvg, renderSvg } from './svg.js';
import { renderTerminal } from './terminal.js';

/** The formats a report comes in: two for the whole report, three for its picture. */
export type Format = 'terminal' | 'json' | 'dot' | 'mermaid' | 'svg';

/** The function that renders each format; what it takes beside the analysis is its own affair. */
export const reporters = {
  terminal: renderTerminal,
  json: renderJson,
  dot: renderDot,
  mermaid: renderMermaid,
  svg: renderSvg,
} satisfies Record<Format, (analysis: Analysis, options: never) => string | Promise<string>>;

/** The pictures, each with what it leaves out in words. */
export const pictures = {
  dot: pictureDot,
  mermaid: pictureMermaid,
  svg: pictureSvg,
} satisfies Record<string, (analysis: Analysis, options: DrawOptions) => Picture | Promise<Picture>>;

/** The formats for other tools: the findings, and where `check` asks its verdict; `csv` the matrix of services and entities, `html` all of it as a page. */
export const exchangeReporters = {
  html: renderHtml,
  markdown: renderMarkdown,
  sarif: renderSarif,
  junit: renderJunit,
  github: renderAnnotations,
  csv: renderCsv,
} satisfies Record<string, (analysis: Analysis, options: HtmlOptions) => string | Promise<string>>;
