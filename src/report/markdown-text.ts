import { escapeTerminal } from './escape-terminal.js';

/**
 * Text that neither Markdown nor HTML takes for more: character references hold in both. GitHub looks for people and issues in what was rendered, and
 * for addresses in what was written: a space of no width keeps the first two apart, a reference the last.
 */
export function prose(text: string): string {
  return escapeTerminal(text)
    .replace(/[@#](?=[\p{L}\p{N}])|[\\`*_{}[\]!|~$&<>"]/gu, (character) => ('@#'.includes(character) ? `${character}&#8203;` : reference(character)))
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/\bwww\./gi, 'www&#46;');
}

/** A name as code in HTML, which holds in tables and summaries alike. */
export function code(text: string): string {
  const safe = escapeTerminal(text).replace(/[^\p{L}\p{N} .,:/-]/gu, reference);
  return `<code>${safe.replace(/:\/\//g, ':&#47;&#47;')}</code>`;
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** A list; nothing for none. Items are Markdown. */
export function bulleted(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Folded away under a summary, which is HTML or prose; the content is Markdown. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}

/** A table of cells in Markdown; a column whose title begins with `-` is aligned to the right. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles.map((title) => title.replace(/^-/, ''))), line(titles.map((title) => (title.startsWith('-') ? '---:' : '---'))), ...rows.map(line)].join(
    '\n',
  );
}
