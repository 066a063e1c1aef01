import { lineAttributes, nodeAttributes } from './draw-dot-style.js';
import { type DotAttributes, dotAttributes, dotLabel } from './draw-dot-syntax.js';
import { LINES, lineStylesIn, type LineStyle } from './draw-lines.js';
import type { Drawing } from './draw-model.js';
import { COLOUR } from './draw-palette.js';

/** A small cluster that explains the lines and marks of a drawing, as statements; none for a drawing without lines. */
export function dotLegend(drawing: Drawing): readonly string[] {
  const styles = lineStylesIn(drawing);
  if (styles.length === 0) return [];
  const frame = { label: 'legend', fontsize: '12', style: 'rounded', color: COLOUR.quiet, margin: '8' };
  // Graphviz stacks rows from the bottom
  const rows = [...marksIn(drawing).map(markRow), ...styles.map((style) => (number: number) => row(style, number))].reverse();
  return ['subgraph cluster_legend {', `  graph ${dotAttributes(frame)}`, ...rows.flatMap((statements, index) => statements(index + 1)), '}'];
}

interface Mark {
  readonly look: DotAttributes;
  readonly text: string;
}

const SMALL = { width: '0.6', height: '0.25', margin: '0.02', fontsize: '8' };

/** The marks of nodes that occur in a drawing; of line widths there is no sample. */
function marksIn({ level, nodes, edges }: Drawing): readonly Mark[] {
  const entity = (shared: boolean): DotAttributes => ({ ...nodeAttributes({ shape: 'entity', shared, lines: [''] }), ...SMALL });
  const service = (circle: boolean): DotAttributes => ({ ...nodeAttributes({ shape: 'service', shared: false, lines: [''], circle }), ...SMALL });
  const marks: readonly (Mark & { readonly occurs: boolean })[] = [
    { occurs: nodes.some(({ shape }) => shape === 'entity'), look: entity(false), text: 'entity, in the frame of its owner' },
    { occurs: nodes.some(({ shared }) => shared), look: entity(true), text: 'entity that several services touch' },
    { occurs: nodes.some(({ circle }) => circle), look: service(true), text: 'service in a circle' },
    {
      occurs: level !== 'entity' && edges.some(({ crossing }) => crossing),
      look: { ...SMALL, shape: 'plaintext', style: 'invis', label: '' },
      text: 'wider line: more calls or accesses',
    },
  ];
  return marks.filter(({ occurs }) => occurs);
}

function markRow({ look, text }: Mark): (number: number) => string[] {
  return (number) => [
    `  k${number}a ${dotAttributes(look)}`,
    `  k${number}b ${dotAttributes(textLook(text))}`,
    `  k${number}a -> k${number}b ${dotAttributes({ style: 'invis' })}`,
  ];
}

/** A stretch of line, and beside it what it means. */
function row(style: LineStyle, number: number): string[] {
  const start = { shape: 'point', style: 'invis', width: '0.01', label: '' };
  return [
    `  k${number}a ${dotAttributes(start)}`,
    `  k${number}b ${dotAttributes(textLook(LINES[style].text))}`,
    `  k${number}a -> k${number}b ${dotAttributes(lineAttributes(style, 3))}`,
  ];
}

function textLook(text: string): DotAttributes {
  return { shape: 'plaintext', style: 'solid', fontsize: '12', margin: '0.1,0.02', width: '3.1', height: '0.25', label: `${dotLabel([text])}\\l` };
}
