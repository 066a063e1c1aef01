import type { DrawEdge, Drawing } from './draw-model.js';
import { COLOUR } from './draw-palette.js';

/** The ways a line can look; each says one thing. */
export type LineStyle =
  | 'inside'
  | 'call'
  | 'circle'
  | 'use'
  | 'event'
  | 'type'
  | 'read'
  | 'write'
  | 'key-inside'
  | 'key'
  | 'transaction-inside'
  | 'transaction';

export interface LineLook {
  readonly colour: string;
  readonly dash: 'solid' | 'dashed' | 'dotted';
  /** Drawn as two parallel lines. */
  readonly double: boolean;
  /** What it means, for the legend. */
  readonly text: string;
}

/** How lines look and what they mean, in the order of the legend. No two differ by colour alone. */
export const LINES = {
  inside: { colour: COLOUR.quiet, dash: 'solid', double: false, text: 'inside one service' },
  call: { colour: COLOUR.blue, dash: 'solid', double: false, text: 'calls (number of call sites)' },
  circle: { colour: COLOUR.vermilion, dash: 'solid', double: true, text: 'closes a circle of services' },
  use: { colour: COLOUR.blue, dash: 'dashed', double: false, text: 'imports, injects or extends' },
  event: { colour: COLOUR.green, dash: 'dotted', double: false, text: 'publishes events that it handles' },
  type: { colour: COLOUR.quiet, dash: 'dotted', double: false, text: 'names its types only' },
  read: { colour: COLOUR.green, dash: 'dashed', double: false, text: 'reads data of another service' },
  write: { colour: COLOUR.purple, dash: 'solid', double: false, text: 'writes data of another service' },
  'key-inside': { colour: COLOUR.quiet, dash: 'solid', double: false, text: 'foreign key inside one service' },
  key: { colour: COLOUR.blue, dash: 'solid', double: false, text: 'foreign key across services' },
  'transaction-inside': { colour: COLOUR.quiet, dash: 'dashed', double: false, text: 'written together' },
  transaction: { colour: COLOUR.vermilion, dash: 'dashed', double: true, text: 'written together, across services' },
} as const satisfies Record<LineStyle, LineLook>;

/** The look of an edge. */
export function lineOf({ kind, crossing, circle }: DrawEdge): LineStyle {
  if (kind === 'foreign-key') return crossing ? 'key' : 'key-inside';
  if (kind === 'transaction') return crossing ? 'transaction' : 'transaction-inside';
  if (!crossing) return 'inside';
  return circle ? 'circle' : kind;
}

/** The styles that occur in a drawing, in the order of the legend; none for a drawing without edges. */
export function lineStylesIn({ edges }: Drawing): readonly LineStyle[] {
  const used = new Set(edges.map(lineOf));
  return (Object.keys(LINES) as LineStyle[]).filter((style) => used.has(style)); // the keys of a literal that satisfies the Record
}

/**
 * A line's width in points: 1 inside a service and for foreign keys, 1.5 for what neither calls nor accesses; else 1.5 + 0.75 log2(1 + n),
 * at most 6, where n is the number of places in the code behind it.
 */
export function widthOfEdge({ crossing, kind, weight }: DrawEdge): number {
  if (!crossing || kind === 'foreign-key') return 1;
  if (kind === 'use' || kind === 'event' || kind === 'type') return 1.5;
  return Math.round(Math.min(6, 1.5 + 0.75 * Math.log2(1 + weight)) * 10) / 10;
}
