import { compareText } from '../model/location.js';
import { count, listed } from '../model/wording.js';
import type { GraphData } from './graph-data.js';
import type { Tally } from './graph-facts.js';
import { isEdgeKind, nodeKind } from './kinds.js';
import { scalesOf } from './weights.js';

const MOST_KINDS = 6;

/** What was not taken as it stands, in sentences a reader can check. */
export function notesOn(data: GraphData, { names, tally }: { readonly names: ReadonlyMap<string, string>; readonly tally: Tally }): readonly string[] {
  const isLabelled = [...names].some(([key, name]) => key !== name);
  return [
    ...(isLabelled ? ['The keys of the nodes are mere numbers: they are called by their labels.'] : []),
    ...unknownKinds(
      'Node',
      [...data.nodes.values()].flatMap(({ kind }) => (kind !== null && nodeKind(kind) === undefined ? [kind] : [])),
      'code',
    ),
    ...unknownKinds(
      'Edge',
      data.edges.flatMap(({ kind }) => (kind !== null && !isEdgeKind(kind) ? [kind] : [])),
      'plain uses',
    ),
    ...sentence(data.edges.filter(({ kind }) => kind === null).length, (edges) => `${edges} of no kind count as calls.`),
    ...sentence(
      data.edges.filter(({ undirected }) => undirected).length,
      (edges) => `${edges} without direction tie both ends; they are shown from the name that comes first, and count in no circle and in neither Ca nor Ce.`,
    ),
    ...weights(data),
    ...sentence(tally.asRead, (edges) => `${edges} between code and a table count as reads.`),
    ...sentence(tally.withoutEntity, (edges) => `${edges} about data, with no entity at either end, count as plain uses.`),
    ...sentence(tally.folder, (edges) => `${edges} to or from a package that holds other nodes were left out.`),
  ];
}

function sentence(edges: number, words: (edges: string) => string): readonly string[] {
  return edges === 0 ? [] : [words(count(edges, 'edge'))];
}

function unknownKinds(what: string, kinds: readonly string[], as: string): readonly string[] {
  if (kinds.length === 0) return [];
  const times = new Map<string, number>();
  for (const kind of kinds) times.set(kind, (times.get(kind) ?? 0) + 1);
  const sorted = [...times].sort(([a, many], [b, few]) => few - many || compareText(a, b));
  const named = sorted.slice(0, MOST_KINDS).map(([kind, number]) => `"${kind}" (${number.toLocaleString('en-US')})`);
  const more = sorted.length > named.length ? [`${sorted.length - named.length} more`] : [];
  return [`${what} kinds that mean nothing here were read as ${as}: ${listed([...named, ...more])}.`];
}

/** What a weight of 1 is in the clustering, where the graph has other weights. */
function weights({ edges }: GraphData): readonly string[] {
  if (edges.every(({ weight }) => weight === 1)) return [];
  const scales = [...scalesOf(edges)].map(([kind, scale]) => `${Number(scale.toPrecision(3))} for ${kind === null ? 'those of no kind' : `"${kind}"`}`);
  return [`Weights are heard in medians of their kind: ${listed(scales.sort(compareText))}. Figures count edges, whatever they weigh.`];
}
