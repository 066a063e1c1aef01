import type { Analysis, EntityUse } from '../model/analysis.js';
import type { Service } from '../model/decomposition.js';
import type { DrawCluster, DrawNode, Drawing } from './draw-model.js';
import { accessEdges, entityNode, pickEntities } from './draw-service-entities.js';
import { callersFirst, linkEdges } from './draw-service-links.js';
import { count } from '../model/wording.js';
import { shortened } from './draw-text.js';

// Beyond about 60 nodes a layered picture no longer fits a slide; half of them leave room for entities.
const NODES = 60;
const SERVICES = 30;

/**
 * The service level: a node for each service with the entities it owns beside it, and what passes between services.
 * At most 60 nodes besides kernel and unassigned files: the largest 30 services, then entities by how many services touch them.
 * Services come callers first, so that a layered layout runs from callers to called.
 */
export function drawServices(analysis: Analysis): Drawing {
  const services = callersFirst(analysis.decomposition.services.slice(0, SERVICES), analysis.links);
  const entities = pickEntities(analysis, NODES - services.length);
  const ids = new Set(services.map(({ id }) => id));
  const [links, accesses] = [linkEdges(analysis, ids), accessEdges(analysis, entities, ids)];
  const homeless = entities.filter(({ owner }) => owner === null || !ids.has(owner));
  const withEntities = services.filter(({ id }) => entities.some(({ owner }) => owner === id));
  return {
    level: 'service',
    title: titleOf(analysis),
    clusters: withEntities.map((service): DrawCluster => ({ id: clusterId(service), lines: [], kind: 'service' })),
    nodes: [...services.flatMap((service) => serviceNodes(service, entities)), ...homeless.map((use) => entityNode(use, null)), ...restNodes(analysis)],
    edges: [...links.edges, ...accesses.edges],
    notes: [...foldNotes(analysis, { services: services.length, entities: entities.length }), ...links.notes, ...accesses.notes],
    remarks: [],
  };
}

function titleOf({ decomposition, facts, entities, links }: Analysis): string {
  const calls = links.reduce((sum, link) => sum + link.calls, 0);
  const parts = [count(decomposition.services.length, 'service'), count(facts.files.length, 'file'), count(entities.length, 'entity', 'entities')];
  return `${parts.join(', ')}; ${count(calls, 'call')} between services`;
}

/** A service's own node and those of its shown entities, together in a cluster where there are any. */
function serviceNodes(service: Service, entities: readonly EntityUse[]): DrawNode[] {
  const own = entities.filter(({ owner }) => owner === service.id);
  const hidden = service.entities.length - own.length;
  const lines = [shortened(service.name, 32), count(service.files.length, 'file')];
  if (hidden > 0) lines.push(count(hidden, own.length > 0 ? 'entity more' : 'entity', own.length > 0 ? 'entities more' : 'entities'));
  const cluster = own.length > 0 ? clusterId(service) : null;
  return [{ id: `s:${service.id}`, cluster, lines, shape: 'service', shared: false }, ...own.map((use) => entityNode(use, cluster))];
}

/** The files outside every service: the kernel, and what declared services left unassigned. */
function restNodes({ decomposition: { kernel, unassigned } }: Analysis): DrawNode[] {
  const rest: readonly (readonly [string, string, number])[] = [
    ['kernel', 'shared kernel', kernel.length],
    ['unassigned', 'in no service', unassigned.length],
  ];
  return rest
    .filter(([, , files]) => files > 0)
    .map(([id, name, files]) => ({ id, cluster: null, lines: [name, count(files, 'file')], shape: 'kernel', shared: false }));
}

function foldNotes({ decomposition, entities }: Analysis, shown: { readonly services: number; readonly entities: number }): string[] {
  const services = decomposition.services.slice(shown.services);
  const files = services.reduce((sum, service) => sum + service.files.length, 0);
  const notes: string[] = [];
  if (services.length > 0) notes.push(`not drawn: the ${count(services.length, 'smallest service', 'smallest services')} with ${count(files, 'file')}`);
  if (entities.length > shown.entities)
    notes.push(`not drawn: ${count(entities.length - shown.entities, 'entity', 'entities')} of ${entities.length}, those touched by the fewest services`);
  return notes;
}

function clusterId(service: Service): string {
  return `s:${service.id}`;
}
