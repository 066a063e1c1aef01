import type { Analysis } from '../model/analysis.js';
import { dotLegend } from './draw-dot-legend.js';
import { clusterAttributes, dotDefaults, edgeAttributes, nodeAttributes } from './draw-dot-style.js';
import { dotAttributes, dotLabel } from './draw-dot-syntax.js';
import { draw } from './draw-level.js';
import type { DrawCluster, DrawNode, DrawOptions, Drawing, Picture } from './draw-model.js';
import { notDrawn, wrapped } from './draw-text.js';

/** The analysis as a Graphviz graph, one statement a line. Ids come from a counter; names occur only in quoted labels. */
export function renderDot(analysis: Analysis, options?: DrawOptions): string {
  return pictureDot(analysis, options).text;
}

/** The same with what it leaves out. */
export function pictureDot(analysis: Analysis, options: DrawOptions = {}): Picture {
  const drawing = draw(analysis, options);
  return { text: dotOf(drawing), notes: drawing.notes };
}

/** A drawing as a Graphviz graph; its notes are comments and a node of their own. */
export function dotOf(drawing: Drawing): string {
  const statements = [
    ...dotDefaults(drawing.level).map(([what, attributes]) => `${what} ${dotAttributes(attributes)}`),
    `graph ${dotAttributes({ label: dotLabel([drawing.title, ' ']) })}`,
    ...dotLegend(drawing),
    ...drawing.clusters.flatMap((cluster) => clusterStatements(cluster, drawing)),
    ...drawing.nodes.filter(({ cluster }) => cluster === null).map(nodeStatement),
    ...drawing.edges.map((edge) => `${edge.from} -> ${edge.to} ${dotAttributes(edgeAttributes(edge))}`),
    ...noteStatements(notDrawn(drawing)),
  ];
  return [...notDrawn(drawing).map((note) => `// ${note}`), 'digraph seamline {', ...statements.map((line) => `  ${line}`), '}', ''].join('\n');
}

function clusterStatements(cluster: DrawCluster, { nodes, level }: Drawing): string[] {
  const inside = nodes.filter((node) => node.cluster === cluster.id);
  const statements = [`graph ${dotAttributes(clusterAttributes(cluster))}`, ...inside.map(nodeStatement), ...(level === 'service' ? column(inside) : [])];
  return [`subgraph cluster_${cluster.id} {`, ...statements.map((line) => `  ${line}`), '}'];
}

/** Keeps a service and its entities in one column, else lines into an entity would pull it away from its service; the service tends to the top. */
function column([head, ...rest]: readonly DrawNode[]): string[] {
  if (head === undefined || rest.length === 0) return [];
  const ids = rest.map(({ id }) => id).join('; ');
  return [`{ rank=same; ${head.id}; ${ids} }`, `{ ${ids} } -> ${head.id} ${dotAttributes({ style: 'invis' })}`];
}

function nodeStatement(node: DrawNode): string {
  return `${node.id} ${dotAttributes(nodeAttributes(node))}`;
}

function noteStatements(notes: readonly string[]): string[] {
  return notes.length === 0
    ? []
    : [`note ${dotAttributes(nodeAttributes({ shape: 'note', shared: false, lines: notes.flatMap((note) => wrapped(note, 36)) }))}`];
}
