import type { Analysis } from '../model/analysis.js';
import { draw, drawFolded } from './draw-level.js';
import { lineOf, lineStylesIn } from './draw-lines.js';
import { mermaidLegend, mermaidLineStyles } from './draw-mermaid-lines.js';
import { serviceWords } from './draw-mermaid-services.js';
import { MERMAID_SHAPES, mermaidArea, mermaidArrow, mermaidClasses } from './draw-mermaid-style.js';
import { mermaidLabel } from './draw-mermaid-syntax.js';
import type { DrawCluster, DrawEdge, DrawNode, DrawOptions, Drawing, Picture } from './draw-model.js';
import { notDrawn, visible, wrapped } from './draw-text.js';

// Mermaid draws nothing beyond maxEdges (500) and maxTextSize (50,000 characters), and a page's reader cannot raise them; 20 lines are left for the legend.
const LIMITS = { nodes: 300, edges: 480 };
const CHARACTERS = 50_000;

/**
 * The analysis as a Mermaid flowchart, one statement a line. Ids come from a counter; names occur only in quoted labels.
 * What is too large for Mermaid's own limits is drawn by service, and a note says so.
 */
export function renderMermaid(analysis: Analysis, options?: DrawOptions): string {
  return pictureMermaid(analysis, options).text;
}

/** The same with what it leaves out. */
export function pictureMermaid(analysis: Analysis, options: DrawOptions = {}): Picture {
  const drawing = draw(analysis, options, LIMITS);
  const text = mermaidOf(drawing);
  if (text.length <= CHARACTERS || drawing.level === 'service') return { text, notes: drawing.notes };
  const folded = drawFolded(analysis, `the ${drawing.level} level has over ${CHARACTERS} characters, too many for Mermaid`, options.focus);
  return { text: mermaidOf(folded), notes: folded.notes };
}

/** A drawing as a Mermaid flowchart; its notes are comments and a node of their own. */
export function mermaidOf(drawing: Drawing): string {
  const inWords = drawing.level === 'service';
  const { clusters, nodes, edges, title } = inWords ? serviceWords(drawing) : drawing;
  const notes = notDrawn(drawing);
  const legend = inWords ? [] : lineStylesIn(drawing);
  const statements = [
    ...notes.map((note) => `%% ${note}`),
    ...clusters.flatMap((cluster) => subgraph(cluster, nodes)),
    ...nodes.filter(({ cluster }) => cluster === null).map(nodeStatement),
    ...noteNode(notes),
    ...edges.map(edgeStatement),
    ...mermaidLegend(legend),
  ];
  const looks = [...mermaidClasses(statements), ...mermaidLineStyles(edges, legend)];
  return ['---', `title: ${JSON.stringify(visible(title))}`, '---', 'flowchart LR', ...[...statements, ...looks].map((line) => `  ${line}`), ''].join('\n');
}

function subgraph(cluster: DrawCluster, nodes: readonly DrawNode[]): string[] {
  const { id, lines } = cluster;
  const inside = nodes.filter(({ cluster }) => cluster === id).map((node) => `  ${nodeStatement(node)}`);
  return [`subgraph ${id}[${mermaidLabel([lines.join(', ')])}]`, '  direction LR', ...inside, 'end', `style ${id} ${mermaidArea(cluster)}`];
}

function nodeStatement({ id, lines, shape, shared, circle }: Pick<DrawNode, 'id' | 'lines' | 'shape' | 'shared' | 'circle'>): string {
  const [open, close] = MERMAID_SHAPES[shape];
  const look = circle ? 'circle' : shape;
  return `${id}${open}${mermaidLabel(lines)}${close}:::${shared ? 'shared' : look}`;
}

function noteNode(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [nodeStatement({ id: 'note', lines: notes.flatMap((note) => wrapped(note, 36)), shape: 'note', shared: false })];
}

function edgeStatement(edge: DrawEdge): string {
  const label = edge.label === '' ? '' : `|${mermaidLabel([edge.label])}|`;
  return `${edge.from} ${mermaidArrow(lineOf(edge))}${label} ${edge.to}`;
}
