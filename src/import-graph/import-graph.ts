import type { Facts } from '../model/facts.js';
import type { GraphPlace, GraphReading } from '../model/graph-reading.js';
import type { GraphText } from '../model/options.js';
import { containmentOf } from './containment.js';
import { endsOf } from './ends.js';
import { linkFacts } from './graph-facts.js';
import { namesOf } from './names.js';
import { notesOn } from './notes.js';
import { readGraph } from './read-graph.js';

/** The facts in a graph that the user brought, and how it was understood. Throws a UserError for a graph that cannot be used, with the places. */
export function importGraph({ text, name }: GraphText): { readonly facts: Facts; readonly graph: GraphReading } {
  const data = readGraph(text, name);
  const names = namesOf(data.nodes.values());
  const ends = endsOf(data, containmentOf(data, name), names);
  const { facts, tally } = linkFacts(data, ends);
  const places = [...data.nodes.keys()].map((key): GraphPlace => {
    const { code, entity } = ends.of(key);
    return { key, path: code?.path ?? null, entity };
  });
  return { facts, graph: { nodes: data.nodes.size, edges: data.edges.length, places, notes: notesOn(data, { names, tally }) } };
}
