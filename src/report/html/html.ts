import { createHash } from 'node:crypto';
import type { Analysis } from '../../model/analysis.js';
import { count } from '../../model/wording.js';
import type { ExchangeOptions } from '../exchange.js';
import { dataSection } from './data-section.js';
import { dependenciesSection } from './dependencies-section.js';
import { findingsSection } from './findings-section.js';
import { makePageData } from './make-page-data.js';
import { mapSection } from './map-section.js';
import { contentOf, element, type Markup } from './markup.js';
import { overviewSection } from './overview-section.js';
import type { PageData } from './page-data.js';
import { layoutPlain } from '../svg-worker.js';
import { servicesSections } from './services-section.js';
import { STYLE } from './style.js';
import { transactionsSection } from './transactions-section.js';
import { unseenSection } from './unseen-section.js';

/** What a page is made from, beside what other formats take. */
export interface HtmlOptions extends ExchangeOptions {
  /** The script of the page, made from `browser/`; without it the page can be read, not explored. */
  readonly script?: string;
}

/** 2 MB for up to 1,000 files, and 2 KB for each further one. */
const MOST_BYTES = 2_000_000;
const BYTES_A_FILE = 2_000;

/** Places of references that a page tells at most; fewer where it would grow too large. */
const PLACES = [60_000, 30_000, 15_000, 7_000, 3_000, 0] as const;

/**
 * The report as one page that loads nothing: readable as it stands, explored by its script. Names of the analysed code are text in it, whatever they
 * hold, and no other script runs. The same analysis gives the same bytes.
 * `layout` is Graphviz, for tests something smaller.
 */
export async function renderHtml(analysis: Analysis, options: HtmlOptions = {}, layout: typeof layoutPlain = layoutPlain): Promise<string> {
  const most = Math.max(MOST_BYTES, BYTES_A_FILE * analysis.metrics.files);
  let page = '';
  for (const places of PLACES) {
    page = pageOf(analysis, await makePageData(analysis, places, layout), options);
    if (Buffer.byteLength(page) <= most) break;
  }
  return page;
}

function pageOf(analysis: Analysis, data: PageData, { script = '', ...options }: HtmlOptions): string {
  const source = { analysis, data, options };
  const body = [
    element('a', { href: '#content', class: 'skip' }, 'To the content'),
    header(analysis),
    element(
      'main',
      { id: 'content' },
      overviewSection(source),
      mapSection(source),
      servicesSections(source),
      dataSection(source),
      dependenciesSection(source),
      transactionsSection(source),
      findingsSection(source),
      unseenSection(source),
    ),
    element('footer', {}, `Seamline ${analysis.version}. This page loads nothing and sends nothing.`),
    { html: `<script type="application/json" id="page-data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>` },
    script !== '' && { html: `<script>${script}</script>` },
  ];
  const html = element('html', { lang: 'en', class: 'no-script' }, head(analysis, script), element('body', {}, body));
  return `<!doctype html>\n${contentOf(html)}\n`;
}

function head({ metrics, decomposition }: Analysis, script: string): Markup {
  const kind = decomposition.origin === 'declared' ? 'declared service' : 'candidate service';
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policyOf(script) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('link', { rel: 'icon', href: 'data:,' }),
    element('title', {}, `Seamline: ${count(metrics.files, 'file')}, ${count(metrics.services, kind)}`),
    { html: `<style>${STYLE}</style>` },
  );
}

/** Nothing is loaded; our style and our script are known by their bytes, and nothing else runs or is applied. */
function policyOf(script: string): string {
  const scripts = script === '' ? '' : ` script-src ${digestOf(script)};`;
  return `default-src 'none';${scripts} style-src ${digestOf(STYLE)}; img-src data:; base-uri 'none'; form-action 'none'`;
}

function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const MENU = [
  ['overview', 'Overview'],
  ['map', 'Map'],
  ['services', 'Services'],
  ['data', 'Data'],
  ['dependencies', 'Dependencies'],
  ['transactions', 'Transactions'],
  ['findings', 'Findings'],
  ['unseen', 'Not seen'],
] as const;

function header({ findings }: Analysis): Markup {
  const links = MENU.map(([id, title]) =>
    element('a', { href: `#${id}` }, title, id === 'findings' && findings.length > 0 ? element('small', {}, ` ${findings.length}`) : null),
  );
  return element(
    'header',
    {},
    element('h1', {}, 'Seamline'),
    element('nav', { 'aria-label': 'Parts of the report' }, links),
    element(
      'form',
      { class: 'search script', id: 'search', role: 'search' },
      element('label', { for: 'search-text', class: 'unseen' }, 'Search services, files, entities and functions'),
      element('input', { type: 'search', id: 'search-text', placeholder: 'Search', autocomplete: 'off', 'aria-controls': 'search-results' }),
      element('ul', { id: 'search-results', hidden: true }),
      element('output', { id: 'search-count', role: 'status', class: 'unseen' }),
    ),
  );
}
