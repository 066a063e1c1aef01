import type { Analysis } from '../model/analysis.js';
import { defaultLevel, draw, drawFolded } from './draw-level.js';
import { mermaidStyles, MERMAID_SHAPES, mermaidLink } from './draw-mermaid-style.js';
import { mermaidLabel } from './draw-mermaid-syntax.js';
import type { DrawCluster, DrawNode, DrawOptions, Drawing } from './draw-model.js';
import { wrapped } from './draw-text.js';

// Mermaid draws nothing beyond maxEdges (500, legend included) and maxTextSize (50,000), and pages such as GitHub's do not let a chart raise them.
const LIMITS = { nodes: 300, edges: 480 };
const CHARACTERS = 50_000;

/**
 * The analysis as a Mermaid flowchart. Ids come from a counter; names occur only in quoted labels.
 * A chart that is too large for Mermaid's own limits is drawn by service, and a note says so.
 */
export function renderMermaid(analysis: Analysis, options: DrawOptions = { level: defaultLevel(analysis) }): string {
  const chart = mermaidOf(draw(analysis, options, LIMITS));
  if (chart.length <= CHARACTERS || options.level === 'service') return chart;
  return mermaidOf(drawFolded(analysis, `the ${options.level} level has more than ${CHARACTERS} characters, too many for Mermaid`));
}
