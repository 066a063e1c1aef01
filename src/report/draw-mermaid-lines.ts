import { lineOf, LINES, widthOfEdge, type LineStyle } from './draw-lines.js';
import { MERMAID_AREAS, mermaidArrow, mermaidLine } from './draw-mermaid-style.js';
import { mermaidLabel } from './draw-mermaid-syntax.js';
import type { DrawEdge } from './draw-model.js';

/** A subgraph that explains kinds of lines, as statements; none for none. */
export function mermaidLegend(styles: readonly LineStyle[]): readonly string[] {
  if (styles.length === 0) return [];
  const rows = styles.map(
    (style, index) => `  k${index + 1}a[" "]:::blank ${mermaidArrow(style)}|${mermaidLabel([LINES[style].text])}| k${index + 1}b[" "]:::blank`,
  );
  return ['subgraph legend["lines"]', '  direction LR', ...rows, 'end', `style legend ${MERMAID_AREAS.loose}`];
}

/**
 * How each line looks, as statements; lines that look the same share one.
 * Mermaid numbers lines from 0 in the order they are written: first the drawing's, then the legend's.
 */
export function mermaidLineStyles(edges: readonly DrawEdge[], legend: readonly LineStyle[]): readonly string[] {
  const looks = [...edges.map((edge) => mermaidLine(lineOf(edge), widthOfEdge(edge))), ...legend.map((style) => mermaidLine(style, 3))];
  const groups = new Map<string, number[]>();
  for (const [index, look] of looks.entries()) {
    const group = groups.get(look);
    if (group === undefined) groups.set(look, [index]);
    else group.push(index);
  }
  return [...groups].map(([look, indexes]) => `linkStyle ${indexes.join(',')} ${look}`);
}
