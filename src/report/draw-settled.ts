import { compareText } from '../model/location.js';
import { count } from '../model/wording.js';
import type { DrawEdge, DrawEdgeKind, DrawNode, Drawing } from './draw-model.js';

// Beyond about 60 nodes a layered picture no longer fits a slide; half of them leave room for entities.
const NODES = 60;
const SERVICES = 30;
// Random dense systems of 20 services were looked at with 30 to 120 links: beyond about 50 no line can be followed by eye.
const LINKS = 50;
// With the 50 links of the same picture, 80 lines in all.
const ACCESSES = 30;

const STRENGTH = { call: 4, use: 3, event: 2, type: 1, write: 2, read: 1, 'foreign-key': 0, transaction: 0 } satisfies Record<DrawEdgeKind, number>;

/**
 * The service level as it is drawn: the largest 30 services, then entities up to 60 nodes by how many services touch them, the strongest 50 links and
 * 30 accesses, with notes about the rest. What the picture is about is never left out. A service without entities has no frame, one with more than are drawn says so.
 */
export function settled(full: Drawing): Drawing {
  const services = strongest(full.nodes.filter(isService), SERVICES, (a, b) => weightOf(b) - weightOf(a) || compareText(a.id, b.id));
  const entities = pickEntities(full.nodes.filter(isEntity), NODES - services.kept.size);
  const nodes = full.nodes.filter((node) => (isService(node) ? services.kept.has(node) : !isEntity(node) || entities.kept.has(node)));
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = full.edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const links = strongest(edges.filter(isLink), LINKS, strongestFirst);
  const accesses = strongest(
    edges.filter((edge) => !isLink(edge)),
    ACCESSES,
    strongestFirst,
  );
  const files = services.left.reduce((sum, service) => sum + weightOf(service), 0);
  return framed({
    ...full,
    nodes,
    edges: edges.filter((edge) => links.kept.has(edge) || accesses.kept.has(edge)),
    notes: [
      ...full.notes,
      ...told(services, (left) => `the ${count(left, 'smallest service', 'smallest services')} with ${count(files, 'file')}`),
      ...told(entities, (left, of) => `${count(left, 'entity', 'entities')} of ${of}, those touched by the fewest services`),
      ...told(links, (left, of) => `${left} of ${count(of, 'link')} between services, those with the fewest calls`),
      ...told(accesses, (left, of) => `${left} of ${count(of, 'access', 'accesses')} to another's entity, reads and those in the fewest places first`),
    ],
  });
}

interface Picked<Thing> {
  readonly kept: ReadonlySet<Thing>;
  readonly left: readonly Thing[];
}

function strongest<Thing>(things: readonly Thing[], most: number, order: (a: Thing, b: Thing) => number): Picked<Thing> {
  const sorted = [...things].sort(order);
  return { kept: new Set(sorted.slice(0, most)), left: sorted.slice(most) };
}

/** All where there is room for all, else those that several services touch, as far as it goes. */
function pickEntities(entities: readonly DrawNode[], room: number): Picked<DrawNode> {
  if (entities.length <= room) return { kept: new Set(entities), left: [] };
  const { kept } = strongest(
    entities.filter(({ shared, focus }) => shared || focus),
    room,
    (a, b) => weightOf(b) - weightOf(a),
  );
  return { kept, left: entities.filter((entity) => !kept.has(entity)) };
}

function told({ kept, left }: Picked<unknown>, words: (left: number, of: number) => string): string[] {
  return left.length > 0 ? [`not drawn: ${words(left.length, kept.size + left.length)}`] : [];
}

const isService = ({ shape }: DrawNode): boolean => shape === 'service';
const isEntity = ({ shape }: DrawNode): boolean => shape === 'entity';
const isLink = ({ kind }: DrawEdge): boolean => kind !== 'read' && kind !== 'write';

function weightOf({ weight = 0, focus }: DrawNode): number {
  return focus ? Number.MAX_SAFE_INTEGER : weight;
}

function strongestFirst(a: DrawEdge, b: DrawEdge): number {
  return STRENGTH[b.kind] - STRENGTH[a.kind] || b.weight - a.weight;
}

/** Frames around services with entities alone, and on each service how many of its entities are not drawn. */
function framed(drawing: Drawing): Drawing {
  const heads = new Set(drawing.nodes.filter(isService).flatMap(({ cluster }) => cluster ?? []));
  const inside = new Map<string, number>();
  for (const { cluster } of drawing.nodes.filter(isEntity)) if (cluster !== null && heads.has(cluster)) inside.set(cluster, (inside.get(cluster) ?? 0) + 1);
  return {
    ...drawing,
    clusters: drawing.clusters.filter(({ id }) => inside.has(id)),
    nodes: drawing.nodes.map((node) => {
      const shown = inside.get(node.cluster ?? '') ?? 0;
      const hidden = (node.owns ?? 0) - shown;
      const more = shown > 0 ? count(hidden, 'entity more', 'entities more') : count(hidden, 'entity', 'entities');
      return { ...node, cluster: shown > 0 ? node.cluster : null, lines: hidden > 0 ? [...node.lines, more] : node.lines };
    }),
  };
}
