import type { Analysis } from '../model/analysis.js';
import type { Service } from '../model/decomposition.js';
import { circleOf } from './draw-circles.js';
import type { DrawCluster, DrawNode, Drawing } from './draw-model.js';
import { accessEdges, entityNode } from './draw-service-entities.js';
import { callersFirst, linkEdges } from './draw-service-links.js';
import { count } from '../model/wording.js';
import { shortened } from './draw-text.js';

/**
 * The service level in full: a frame for each service with its node and the entities it owns, and what passes between services.
 * Services come callers first, so that a layered layout runs from callers to called. `settled` makes it fit to be drawn.
 */
export function drawServices(analysis: Analysis): Drawing {
  const services = callersFirst(analysis.decomposition.services, analysis.links);
  const ids = new Set(services.map(({ id }) => id));
  const homeless = analysis.entities.filter(({ owner }) => owner === null || !ids.has(owner));
  const circles = circleOf(analysis);
  return {
    level: 'service',
    title: titleOf(analysis),
    clusters: services.map(({ id }): DrawCluster => ({ id: `s:${id}`, lines: [], kind: 'service' })),
    nodes: [
      ...services.flatMap((service) => [
        serviceNode(service, circles.get(service.id)?.length ?? 0),
        ...analysis.entities.filter(({ owner }) => owner === service.id).map((use) => entityNode(use, `s:${service.id}`)),
      ]),
      ...homeless.map((use) => entityNode(use, null)),
      ...restNodes(analysis),
    ],
    edges: [...linkEdges(analysis), ...accessEdges(analysis)],
    notes: [],
    remarks: [],
  };
}

function titleOf({ decomposition, facts, entities, links }: Analysis): string {
  const calls = links.reduce((sum, link) => sum + link.calls, 0);
  const parts = [count(decomposition.services.length, 'service'), count(facts.files.length, 'file'), count(entities.length, 'entity', 'entities')];
  return `${parts.join(', ')}; ${count(calls, 'call')} between services`;
}

/** The node of a service, which names its frame as well: that has no label of its own. */
function serviceNode({ id, name, files, entities }: Service, inCircle: number): DrawNode {
  const lines = [shortened(name, 32), count(files.length, 'file'), ...(inCircle > 0 ? [`in a circle of ${inCircle}`] : [])];
  return {
    id: `s:${id}`,
    cluster: `s:${id}`,
    lines,
    shape: 'service',
    shared: false,
    weight: files.length,
    owns: entities.length,
    circle: inCircle > 0,
  };
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
