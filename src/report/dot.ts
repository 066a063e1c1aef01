import type { Analysis } from '../model/analysis.js';
import { dotLegend } from './draw-dot-legend.js';
import { clusterAttributes, DOT_DEFAULTS, edgeAttributes, nodeAttributes } from './draw-dot-style.js';
import { dotAttributes, dotLabel } from './draw-dot-syntax.js';
import { defaultLevel, draw } from './draw-level.js';
import type { DrawCluster, DrawNode, DrawOptions, Drawing } from './draw-model.js';
import { wrapped } from './draw-text.js';

/** The analysis as a Graphviz graph, one statement a line. Ids come from a counter; names occur only in quoted labels. */
export function renderDot(analysis: Analysis, options: DrawOptions = { level: defaultLevel(analysis) }): string {
  return dotOf(draw(analysis, options));
}

/** A drawing as a Graphviz graph; its notes are comments and a node of their own. */
export function dotOf(drawing: Drawing): string {
  const statements = [
    ...DOT_DEFAULTS.map(([what, attributes]) => `${what} ${dotAttributes(attributes)}`),
    `graph ${dotAttributes({ label: dotLabel([drawing.title, ' ']) })}`,
    ...dotLegend(drawing),
    ...drawing.clusters.flatMap((cluster) => clusterStatements(cluster, drawing)),
    ...drawing.nodes.filter(({ cluster }) => cluster === null).map(nodeStatement),
    ...drawing.edges.map((edge) => `${edge.from} -> ${edge.to} ${dotAttributes(edgeAttributes(edge))}`),
    ...noteStatements(drawing.notes),
  ];
  return [...drawing.notes.map((note) => `// ${note}`), 'digraph seamline {', ...statements.map((line) => `  ${line}`), '}', ''].join('\n');
}

function clusterStatements(cluster: DrawCluster, { nodes, level }: Drawing): string[] {
  const inside = nodes.filter((node) => node.cluster === cluster.id);
  const [head, ...rest] = inside.map(({ id }) => id);
  const column = level === 'service' && rest.length > 0 ? [`{ rank=same; ${[head, ...rest].join('; ')} }`, `{ ${rest.join("; ")} } -> ${head} ${dotAttributes({ style: "invis" })}`] : [];
  return [`subgraph cluster_${cluster.id} {`, ...[`graph ${dotAttributes(clusterAttributes(cluster))}`, ...inside.map(nodeStatement), ...column].map((line) => `  ${line}`), '}'];
}

function nodeStatement(node: DrawNode): string {
  return `${node.id} ${dotAttributes(nodeAttributes(node))}`;
}

function noteStatements(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [`note ${dotAttributes(nodeAttributes({ shape: 'note', shared: false, lines: notes.flatMap((note) => wrapped(note, 44)) }))}`];
}
