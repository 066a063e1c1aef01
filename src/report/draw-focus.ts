import type { Analysis } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import { count } from '../model/wording.js';
import { serviceByFile } from './draw-membership.js';
import type { DrawEdge, DrawNode, Drawing, Focus } from './draw-model.js';
import { servicesTouching } from './draw-touches.js';

/**
 * The part of a drawing that lies within some steps of one thing, which is marked. A step is a line, whatever way it points, or from an entity to its
 * owner. Lines between things at the last step are left out: they say nothing of it. Throws a UserError for what has no place at the drawing's level.
 */
export function focused(full: Drawing, analysis: Analysis, focus: Focus): Drawing {
  const seeds = seedsOf(full, analysis, focus);
  const near = distances(full, seeds, focus.depth);
  const nodes = full.nodes.filter(({ id }) => near.has(id)).map((node) => (marks(node, seeds, focus) ? { ...node, focus: true } : node));
  const frames = new Set(nodes.map(({ cluster }) => cluster));
  const within = (edge: DrawEdge): boolean => {
    const [from, to] = [near.get(edge.from), near.get(edge.to)];
    return from !== undefined && to !== undefined && (Math.min(from, to) < focus.depth || Math.max(from, to) === 0);
  };
  const edges = full.edges.filter(within);
  return {
    ...full,
    title: `around the ${focus.kind} ${focus.name}, ${count(focus.depth, 'step')}: ${shares(full, nodes)}`,
    clusters: full.clusters
      .filter(({ id }) => frames.has(id))
      .map((cluster) => (focus.kind === 'service' && cluster.id === `s:${focus.id}` ? { ...cluster, focus: true } : cluster)),
    nodes,
    edges,
    remarks: [...full.remarks, ...(focus.depth > 0 ? ['not drawn: lines between things at the last step'] : [])],
  };
}

/** The ids of the nodes that are the thing, or what a level shows of it. */
function seedsOf(full: Drawing, analysis: Analysis, focus: Focus): ReadonlySet<string> {
  const drawn = new Set(full.nodes.map(({ id }) => id));
  const seeds = candidates(full.level, analysis, focus).filter((id) => drawn.has(id));
  if (seeds.length > 0) return new Set(seeds);
  const why = full.level === 'entity' ? 'it reads and writes no entity' : 'it is in no service';
  throw new UserError(`The ${focus.kind} "${focus.name}" is not in a picture of the ${full.level} level: ${why}.`, 'add --level file');
}

function candidates(level: Drawing['level'], analysis: Analysis, { kind, id }: Focus): readonly string[] {
  if (kind === 'entity') return [`e:${id}`];
  const files = new Set(kind === 'file' ? [id] : (analysis.decomposition.services.find((service) => service.id === id)?.files ?? []));
  const owned = kind === 'service' ? analysis.entities.filter(({ owner }) => owner === id) : [];
  if (level === 'file') return [...[...files].map((file) => `f:${file}`), ...owned.map((use) => `e:${use.id}`)];
  if (level === 'service') return kind === 'service' ? [`s:${id}`, ...owned.map((use) => `e:${use.id}`)] : [`s:${serviceByFile(analysis).get(id)}`];
  if (kind === 'file') return analysis.facts.accesses.filter(({ at }) => files.has(at.path)).map(({ entity }) => `e:${entity}`);
  const shown = owned.length > 0 ? owned : analysis.entities.filter((use) => servicesTouching(use).some((service) => service === id));
  return shown.map((use) => `e:${use.id}`);
}

/** A frame is marked in place of all that is in it. */
function marks({ id, shape }: DrawNode, seeds: ReadonlySet<string>, { kind }: Focus): boolean {
  return seeds.has(id) && (kind !== 'service' || shape === 'service');
}

/** Steps to each node that is near enough; an entity's owner comes along to frame it. */
function distances(drawing: Drawing, seeds: ReadonlySet<string>, depth: number): ReadonlyMap<string, number> {
  const owners = ownersIn(drawing);
  const steps = [...stepsIn(drawing), ...owners.map(([entity, owner]) => [entity, owner, 1] as const)];
  const near = new Map<string, number>([...seeds].map((id) => [id, 0]));
  for (let reached = HALF; reached <= depth; reached += HALF) {
    for (const [from, to, length] of steps) if (near.get(from) === reached - length && !near.has(to)) near.set(to, reached);
  }
  for (const [entity, owner] of owners) if (near.has(entity) && !near.has(owner)) near.set(owner, depth);
  return near;
}

const HALF = 0.5;

/** Lines, both ways; a line to a transaction is half of one between the entities that it ties. */
function stepsIn({ nodes, edges }: Drawing): readonly (readonly [string, string, number])[] {
  const halfWay = new Set(nodes.filter(({ shape }) => shape === 'transaction').map(({ id }) => id));
  return edges.flatMap(({ from, to }) => {
    const length = halfWay.has(from) || halfWay.has(to) ? HALF : 1;
    return [
      [from, to, length],
      [to, from, length],
    ] as const;
  });
}

/** Of services around a thing only the entities that have to do with it are shown: an owner is a step from its entity, not the entity one from its owner. */
function ownersIn({ level, nodes }: Drawing): readonly (readonly [entity: string, owner: string])[] {
  return nodes.flatMap(({ id, cluster, shape }) => (level === 'service' && shape === 'entity' && cluster !== null ? [[id, cluster] as const] : []));
}

const COUNTED = {
  service: [
    ['service', 'services'],
    ['entity', 'entities'],
  ],
  file: [
    ['file', 'files'],
    ['entity', 'entities'],
  ],
  entity: [['entity', 'entities']],
} as const satisfies Record<Drawing['level'], readonly (readonly [DrawNode['shape'], string])[]>;

function shares({ level, nodes: all }: Drawing, part: readonly DrawNode[]): string {
  return COUNTED[level]
    .map(([one, many]) => {
      const counts = (node: DrawNode): boolean => node.shape === one || (one === 'file' && node.shape === 'kernel');
      return `${part.filter(counts).length} of ${count(all.filter(counts).length, one, many)}`;
    })
    .join(', ');
}
