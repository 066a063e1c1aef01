import type { Analysis } from '../model/analysis.js';
import { renderDot } from './dot.js';
import { renderJson } from './json.js';
import { renderMermaid } from './mermaid.js';
import { renderSvg } from './svg.js';
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
