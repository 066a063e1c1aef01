import { LINES, type LineStyle } from './draw-lines.js';
import type { DrawCluster, DrawShape } from './draw-model.js';
import { COLOUR } from './draw-palette.js';

/** The brackets that give a node its shape. */
export const MERMAID_SHAPES = {
  service: ['(', ')'],
  file: ['[', ']'],
  entity: ['[(', ')]'],
  kernel: ['[', ']'],
  transaction: ['([', '])'],
  note: ['[', ']'],
} as const satisfies Record<DrawShape, readonly [string, string]>;

const DASHED = ',stroke-dasharray:5 5';

const CLASSES = {
  service: `fill:${COLOUR.serviceFill},stroke:${COLOUR.blue},color:${COLOUR.text}`,
  circle: `fill:${COLOUR.serviceFill},stroke:${COLOUR.vermilion},color:${COLOUR.text}`,
  file: `fill:${COLOUR.white},stroke:${COLOUR.quiet},color:${COLOUR.text}`,
  entity: `fill:${COLOUR.white},stroke:${COLOUR.text},color:${COLOUR.text}`,
  shared: `fill:${COLOUR.sharedFill},stroke:${COLOUR.text},color:${COLOUR.text},stroke-width:3px`,
  kernel: `fill:${COLOUR.greyFill},stroke:${COLOUR.quiet},color:${COLOUR.text}${DASHED}`,
  transaction: `fill:${COLOUR.white},stroke:${COLOUR.text},color:${COLOUR.text}${DASHED}`,
  note: `fill:${COLOUR.white},stroke:${COLOUR.quiet},color:${COLOUR.text}`,
  blank: 'fill:none,stroke:none',
} satisfies Record<DrawShape | 'circle' | 'shared' | 'blank', string>;

/** The looks of subgraphs, given to each by a `style` statement: Mermaid ignores classes on those that no line leads into. */
export const MERMAID_AREAS = {
  service: `fill:${COLOUR.serviceArea},stroke:${COLOUR.blue},color:${COLOUR.text}`,
  kernel: `fill:${COLOUR.greyFill},stroke:${COLOUR.quiet},color:${COLOUR.text}${DASHED}`,
  loose: `fill:${COLOUR.white},stroke:${COLOUR.quiet},color:${COLOUR.text}${DASHED}`,
} satisfies Record<DrawCluster['kind'], string>;

/** The look of one subgraph. */
export function mermaidArea({ kind, circle, focus }: DrawCluster): string {
  const look = circle ? MERMAID_AREAS[kind].replace(COLOUR.blue, COLOUR.vermilion) : MERMAID_AREAS[kind];
  return focus ? `${look},stroke-width:4px` : look;
}

/** The looks that the nodes in `statements` refer to by name, as statements. */
export function mermaidClasses(statements: readonly string[]): readonly string[] {
  return Object.entries(CLASSES)
    .filter(([name]) => statements.some((statement) => statement.includes(`:::${name}`)))
    .map(([name, look]) => `classDef ${name} ${look}`);
}

/** The arrow of a kind of line; what was double elsewhere is thick here. Transactions have no direction. */
export function mermaidArrow(style: LineStyle): string {
  const { dash, double } = LINES[style];
  const tie = style === 'transaction' || style === 'transaction-inside';
  if (dash !== 'solid') return tie ? '-.-' : '-.->';
  return double ? '==>' : '-->';
}

/** Colour, width in pixels and, for dotted lines, pattern. */
export function mermaidLine(style: LineStyle, width: number): string {
  const { colour, dash } = LINES[style];
  return `stroke:${colour},stroke-width:${width}px${dash === 'dotted' ? ',stroke-dasharray:2 4' : ''}`;
}
