import { lineOf, LINES, type LineStyle } from './draw-lines.js';
import type { DrawCluster, DrawEdge, DrawNode, DrawShape, Drawing } from './draw-model.js';
import { COLOUR, widthOf } from './draw-palette.js';
