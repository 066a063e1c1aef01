import { visible } from './draw-text.js';

/**
 * Lines of text as a quoted Mermaid label that shows exactly so. All but letters, digits and a few harmless marks become Mermaid's
 * own codes (`#quot;`, `#92;`): that covers quotes, brackets, HTML, backslashes, directives (`%%{`), Markdown and the hash itself.
 */
export function mermaidLabel(lines: readonly string[]): string {
  return `"${lines.map((line) => visible(line).replace(/[^\p{L}\p{M}\p{N} .,/()+=_…-]/gu, code)).join('<br/>')}"`;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['"', '#quot;'],
  ['&', '#amp;'],
  ['<', '#lt;'],
  ['>', '#gt;'],
]);

function code(character: string): string {
  return NAMED.get(character) ?? `#${character.codePointAt(0)};`;
}
