import { lineAttributes } from './draw-dot-style.js';
import { dotAttributes, dotLabel } from './draw-dot-syntax.js';
import { LINES, lineStylesIn, type LineStyle } from './draw-lines.js';
import type { Drawing } from './draw-model.js';
import { COLOUR } from './draw-palette.js';

/** A small cluster that explains the lines of a drawing, as statements; none for a drawing without lines. */
export function dotLegend(drawing: Drawing): readonly string[] {
  const styles = lineStylesIn(drawing);
  if (styles.length === 0) return [];
  const frame = { label: 'lines', fontsize: '12', style: 'rounded', color: COLOUR.quiet, margin: '8' };
  return ['subgraph cluster_legend {', `  graph ${dotAttributes(frame)}`, ...[...styles].reverse().flatMap((style, index) => row(style, index + 1)), '}'];
}

/** A stretch of line, and beside it what it means. */
function row(style: LineStyle, number: number): string[] {
  const start = { shape: 'point', style: 'invis', width: '0.01', label: '' };
  const text = {
    shape: 'plaintext',
    style: 'solid',
    fontsize: '12',
    margin: '0.1,0.02',
    width: '3.1',
    height: '0.25',
    label: `${dotLabel([LINES[style].text])}\\l`,
  };
  return [
    `  k${number}a ${dotAttributes(start)}`,
    `  k${number}b ${dotAttributes(text)}`,
    `  k${number}a -> k${number}b ${dotAttributes(lineAttributes(style, 3))}`,
  ];
}
