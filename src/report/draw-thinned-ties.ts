import { count } from '../model/wording.js';
import type { DrawEdge, DrawNode, Drawing } from './draw-model.js';

// The shop and two repositories have at most 26 such lines and can be read; with the 151 of a third nothing could be followed.
const LINES = 40;

/** What is written together: one line, or a node with the lines to it. */
interface Tie {
  readonly node: string | null;
  readonly lines: readonly DrawEdge[];
}

/** An entity level with at most about 40 lines of transactions: those across services first, then those that tie the most entities; with a note about the rest. */
export function thinnedTies(drawing: Drawing): Drawing {
  const ties = tiesIn(drawing);
  const sorted = [...ties].sort((a, b) => Number(crosses(b)) - Number(crosses(a)) || b.lines.length - a.lines.length || timesOf(b) - timesOf(a));
  const left = new Set<Tie>();
  let lines = 0;
  for (const tie of sorted) {
    lines += tie.lines.length;
    if (lines > LINES) left.add(tie);
  }
  if (left.size === 0) return drawing;
  const nodes = new Set([...left].flatMap(({ node }) => node ?? []));
  const edges = new Set([...left].flatMap((tie) => tie.lines));
  return {
    ...drawing,
    nodes: drawing.nodes.filter(({ id }) => !nodes.has(id)),
    edges: drawing.edges.filter((edge) => !edges.has(edge)),
    notes: [
      ...drawing.notes,
      `not drawn: ${left.size} of ${count(ties.length, 'set')} of entities that are written together, those inside one service and the smallest first`,
    ],
  };
}

function tiesIn({ nodes, edges }: Drawing): readonly Tie[] {
  const lines = edges.filter(({ kind }) => kind === 'transaction');
  const hubs = nodes.filter(isHub).map(({ id }): Tie => ({ node: id, lines: lines.filter(({ from }) => from === id) }));
  const ids = new Set(hubs.map(({ node }) => node));
  return [...hubs, ...lines.filter(({ from }) => !ids.has(from)).map((line): Tie => ({ node: null, lines: [line] }))];
}

const isHub = ({ shape }: DrawNode): boolean => shape === 'transaction';
const crosses = ({ lines }: Tie): boolean => lines.some(({ crossing }) => crossing);
const timesOf = ({ lines }: Tie): number => lines[0]?.weight ?? 0;
