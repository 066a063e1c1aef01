import { LINES, type LineStyle } from './draw-lines.js';
import type { DrawCluster, DrawNode, DrawShape } from './draw-model.js';
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

const CLASSES: Readonly<Record<DrawShape | 'shared' | 'blank' | `${DrawCluster['kind']}Area`, string>> = {
  service: `fill:${COLOUR.serviceFill},stroke:${COLOUR.blue},color:${COLOUR.text}`,
  file: `fill:${COLOUR.white},stroke:${COLOUR.quiet},color:${COLOUR.text}`,
  entity: `fill:${COLOUR.white},stroke:${COLOUR.text},color:${COLOUR.text}`,
  shared: `fill:${COLOUR.sharedFill},stroke:${COLOUR.text},color:${COLOUR.text},stroke-width:3px`,
  kernel: `fill:${COLOUR.greyFill},stroke:${COLOUR.quiet},color:${COLOUR.text},stroke-dasharray:5 5`,
  transaction: `fill:${COLOUR.white},stroke:${COLOUR.text},color:${COLOUR.text},stroke-dasharray:5 5`,
  note: `fill:${COLOUR.white},stroke:${COLOUR.quiet},color:${COLOUR.text}`,
  blank: 'fill:none,stroke:none',
  serviceArea: `fill:${COLOUR.serviceArea},stroke:${COLOUR.blue},color:${COLOUR.text}`,
  kernelArea: `fill:${COLOUR.greyFill},stroke:${COLOUR.quiet},color:${COLOUR.text},stroke-dasharray:5 5`,
  looseArea: `fill:${COLOUR.white},stroke:${COLOUR.quiet},color:${COLOUR.text},stroke-dasharray:5 5`,
};

/** The looks that nodes and subgraphs refer to by name. */
export const MERMAID_CLASSES: readonly string[] = Object.entries(CLASSES).map(([name, look]) => `classDef ${name} ${look}`);

/** The name of a node's look. */
export function mermaidClass({ shape, shared }: Pick<DrawNode, 'shape' | 'shared'>): string {
  return shared ? 'shared' : shape;
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
