import { visible } from './draw-text.js';

/** Attribute names to values; values are Graphviz strings without their quotes, so text of the analysed code goes through `dotLabel` first. */
export type DotAttributes = Readonly<Record<string, string>>;

/** `[name="value" …]`, in the order given; nothing for no attributes. */
export function dotAttributes(attributes: DotAttributes): string {
  const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? '' : `[${pairs.join(', ')}]`;
}

/**
 * Lines of text as a label that Graphviz shows exactly so: quotes and backslashes escaped, `&` too because Graphviz resolves
 * HTML entities in labels, line breaks and control characters of a name shown as codes.
 */
export function dotLabel(lines: readonly string[]): string {
  return lines.map((line) => visible(line).replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/&/g, '&amp;')).join('\\n');
}
