import { dotLabel, type DotAttributes } from './draw-dot-syntax.js';
import { lineOf, LINES, widthOfEdge, type LineStyle } from './draw-lines.js';
import type { DrawCluster, DrawEdge, DrawLevel, DrawNode, DrawShape } from './draw-model.js';
import { COLOUR } from './draw-palette.js';

const FONT = 'Helvetica';

/** What holds for the whole graph: left to right, one plain font, white ground, so much air that labels do not touch. */
export const dotDefaults = (level: DrawLevel): readonly (readonly ['graph' | 'node' | 'edge', DotAttributes])[] => [
  [
    'graph',
    {
      rankdir: 'LR',
      // one ranking over all frames keeps services in columns; files and entities are ranked frame by frame, else frames are torn wide and lines run long
      newrank: level === 'service' ? 'true' : 'false',
      bgcolor: COLOUR.white,
      fontname: FONT,
      fontsize: '18',
      fontcolor: COLOUR.text,
      labelloc: 't',
      nodesep: '0.25',
      ranksep: level === 'service' ? '1.4' : '0.7',
      pad: '0.3',
    },
  ],
  ['node', { fontname: FONT, fontsize: '13', fontcolor: COLOUR.text, margin: '0.22,0.08', penwidth: '1.2', style: 'filled' }],
  ['edge', { fontname: FONT, fontsize: '12', fontcolor: COLOUR.text }],
];

const SHAPES = {
  service: { shape: 'box', style: 'filled,rounded', fillcolor: COLOUR.serviceFill, color: COLOUR.blue, fontsize: '15' },
  file: { shape: 'box', fillcolor: COLOUR.white, color: COLOUR.quiet },
  entity: { shape: 'cylinder', fillcolor: COLOUR.white, color: COLOUR.text, margin: '0.3,0.12' },
  kernel: { shape: 'box', style: 'filled,dashed', fillcolor: COLOUR.greyFill, color: COLOUR.quiet },
  transaction: { shape: 'box', style: 'filled,rounded,dashed', fillcolor: COLOUR.white, color: COLOUR.text, fontsize: '12' },
  note: { shape: 'note', fillcolor: COLOUR.white, color: COLOUR.quiet, fontsize: '12' },
} as const satisfies Record<DrawShape, DotAttributes>;

const CLUSTERS = {
  service: { style: 'filled,rounded', fillcolor: COLOUR.serviceArea, color: COLOUR.blue },
  kernel: { style: 'filled,dashed', fillcolor: COLOUR.greyFill, color: COLOUR.quiet },
  loose: { style: 'dashed', color: COLOUR.quiet },
} as const satisfies Record<DrawCluster['kind'], DotAttributes>;

/** A node's shape and label; a shared entity is tinted and thick, a service in a circle has the colour of circles, what the picture is about is thickest. */
export function nodeAttributes({ shape, shared, lines, circle, focus }: DrawnNode): DotAttributes {
  return { label: dotLabel(lines), ...SHAPES[shape], ...(circle ? CIRCLE : {}), ...(shared ? SHARED : {}), ...(focus ? FOCUS : {}) };
}

type DrawnNode = Pick<DrawNode, 'shape' | 'shared' | 'lines' | 'circle' | 'focus'>;

const CIRCLE = { color: COLOUR.vermilion };
const SHARED = { fillcolor: COLOUR.sharedFill, color: COLOUR.text, penwidth: '2.5' };
const FOCUS = { penwidth: '4' };

/** A cluster's label and frame. */
export function clusterAttributes({ kind, lines, focus }: DrawCluster): DotAttributes {
  return { label: dotLabel(lines), fontsize: '14', margin: '12', ...CLUSTERS[kind], ...(focus ? FOCUS : {}) };
}

/** A line's look and label; lines that cross services are wider for more places in the code. */
export function edgeAttributes(edge: DrawEdge): DotAttributes {
  const label: DotAttributes = edge.label === '' ? {} : { label: dotLabel([edge.label]) };
  const ends: DotAttributes = edge.kind === 'foreign-key' ? { arrowtail: edge.many.from ? 'crow' : 'tee', arrowhead: edge.many.to ? 'crow' : 'tee' } : {};
  return { ...label, ...lineAttributes(lineOf(edge), widthOfEdge(edge)), ...ends };
}

/** The look of one kind of line, `width` points wide. */
export function lineAttributes(style: LineStyle, width: number): DotAttributes {
  const { colour, dash, double } = LINES[style];
  return { color: double ? `${colour}:${COLOUR.white}:${colour}` : colour, style: dash, penwidth: `${width}`, ...ENDS[style] };
}

const ARROW = { arrowsize: '0.8' };
const KEY = { dir: 'both', arrowtail: 'crow', arrowhead: 'tee' };
const TIE = { dir: 'none' };

const ENDS = {
  inside: ARROW,
  call: ARROW,
  circle: ARROW,
  use: ARROW,
  event: ARROW,
  type: ARROW,
  read: ARROW,
  write: ARROW,
  'key-inside': KEY,
  key: KEY,
  'transaction-inside': TIE,
  transaction: TIE,
} satisfies Record<LineStyle, DotAttributes>;
