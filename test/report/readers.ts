import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse, type ClusterStatementASTNode } from '@ts-graphviz/ast';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { JSDOM } from 'jsdom';
import { validateXML } from 'xmllint-wasm';

/** What is wrong with a SARIF log by the schema of 2.1.0; empty for a valid one. */
export const sarifErrors = sarifValidator();

function sarifValidator(): (text: string) => unknown {
  const require = createRequire(import.meta.url);
  const draft4 = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif').replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  // Draft 4, which says nothing here that later drafts say otherwise but its own name.
  const { $schema: _, id: __, ...schema } = draft4;
  const validate = formats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);
  return (text) => (validate(JSON.parse(text)) ? [] : validate.errors);
}

const XSD = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

/** What is wrong with a JUnit report by its schema; empty for a valid one. */
export async function junitErrors(text: string): Promise<readonly unknown[]> {
  return (await validateXML({ xml: [{ fileName: 'junit.xml', contents: text }], schema: [XSD] })).errors;
}

/** RFC 4180, for what the tests read back. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

/** The statements of a Graphviz graph, by a parser of its language; throws where it is none. */
export function dotStatements(dot: string): readonly ClusterStatementASTNode[] {
  const graph = parse(dot).children.find(({ type }) => type === 'Graph');
  return graph?.type === 'Graph' ? graph.children : [];
}

/** The elements and texts of an SVG picture; throws where it is no XML. */
export function svgContents(svg: string): { readonly elements: ReadonlySet<string>; readonly texts: readonly string[] } {
  const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
  return {
    elements: new Set([...document.querySelectorAll('*')].map(({ localName }) => localName)),
    texts: [...document.querySelectorAll('text')].map(({ textContent }) => textContent ?? ''),
  };
}

/** The elements of a page in order, and what its script of data holds. */
export function pageContents(html: string): { readonly elements: readonly string[]; readonly data: string } {
  const { document } = new JSDOM(html).window;
  const [data] = document.querySelectorAll('#page-data');
  return { elements: [...document.querySelectorAll('*')].map(({ localName }) => localName), data: data?.textContent ?? '' };
}

/** Mermaid's own parser, which asks for a browser's window. */
export async function mermaidParser(): Promise<(chart: string) => Promise<unknown>> {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  return (chart) => mermaid.parse(chart);
}
