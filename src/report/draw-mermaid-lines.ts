import { lineOf, LINES, lineStylesIn, widthOfEdge } from './draw-lines.js';
import { mermaidArrow, mermaidLine } from './draw-mermaid-style.js';
import { mermaidLabel } from './draw-mermaid-syntax.js';
import type { Drawing } from './draw-model.js';

/** A subgraph that explains the lines of a drawing, as statements; none for a drawing without lines. */
export function mermaidLegend(drawing: Drawing): readonly string[] {
  const styles = lineStylesIn(drawing);
  if (styles.length === 0) return [];
  const rows = styles.map((style, index) => `  k${index + 1}a[" "]:::blank ${mermaidArrow(style)}|${mermaidLabel([LINES[style].text])}| k${index + 1}b[" "]:::blank`);
  return ['subgraph legend["lines"]', ...rows, 'end', 'class legend looseArea'];
}

/**
 * How each line looks. Mermaid counts lines from 0 in the order they are written: first the drawing's, then the legend's.
 * Lines that look the same share a statement.
 */
export function mermaidLineStyles(drawing: Drawing): readonly string[] {
  const looks = [...drawing.edges.map((edge) => mermaidLine(lineOf(edge), widthOfEdge(edge))), ...lineStylesIn(drawing).map((style) => mermaidLine(style, 3))];
  const groups = new Map<string, number[]>();
  for (const [index, look] of looks.entries()) groups.set(look, [...(groups.get(look) ?? []), index]);
  return [...groups].map(([look, indexes]) => `linkStyle ${indexes.join(',')} ${look}`);
}
