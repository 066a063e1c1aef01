import type { Analysis, EntityUse } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { foreignKeys } from './draw-entity-keys.js';
import { transactionTies } from './draw-entity-transactions.js';
import type { DrawCluster, DrawNode, Drawing } from './draw-model.js';
import { count } from '../model/wording.js';
import { shortened } from './draw-text.js';
import { servicesTouching } from './draw-touches.js';

/** The entity level: the entities inside their owner's cluster with who else touches them, foreign keys, and what is written in one transaction. */
export function drawEntities(analysis: Analysis): Drawing {
  const names = new Map(analysis.decomposition.services.map(({ id, name }) => [id, name]));
  const groups = groupsOf(analysis, names);
  const ties = transactionTies(analysis);
  const shared = analysis.entities.filter((use) => servicesTouching(use).length > 1).length;
  return {
    level: 'entity',
    title: `${count(analysis.entities.length, 'entity', 'entities')}; ${shared} touched by more than one service`,
    clusters: groups.map(({ cluster }) => cluster),
    nodes: [...groups.flatMap(({ cluster, entities }) => entities.map((use) => nodeOf(use, cluster.id, names))), ...ties.nodes],
    edges: [...foreignKeys(analysis), ...ties.edges],
    notes: [],
    remarks: [],
  };
}

interface Group {
  readonly cluster: DrawCluster;
  readonly entities: readonly EntityUse[];
}

function groupsOf({ entities }: Analysis, names: ReadonlyMap<ServiceId, string>): readonly Group[] {
  const owned = [...names].map(
    ([id, name]): Group => ({
      cluster: { id: `s:${id}`, lines: [shortened(name, 40)], kind: 'service' },
      entities: entities.filter(({ owner }) => owner === id),
    }),
  );
  const loose: Group = {
    cluster: { id: 'loose', lines: ['owned by no service'], kind: 'loose' },
    entities: entities.filter(({ owner }) => owner === null || !names.has(owner)),
  };
  return [...owned, loose].filter((group) => group.entities.length > 0);
}

/** Services that an entity names; with more it would be a list, not a node. */
const OTHERS = 4;

/** Names writers before those that only read. */
function nodeOf(use: EntityUse, cluster: string, names: ReadonlyMap<ServiceId, string>): DrawNode {
  const services = servicesTouching(use);
  const others = services.filter((service) => service !== use.owner).sort((a, b) => Number(use.writers.includes(b)) - Number(use.writers.includes(a)));
  const told = others.length > OTHERS + 1 ? others.slice(0, OTHERS) : others;
  const more = others.length > told.length ? [`and ${others.length - told.length} more services`] : [];
  const lines = [shortened(use.name, 32), ...told.map((service) => touchLine(use, service, names)), ...more];
  return { id: `e:${use.id}`, cluster, lines, shape: 'entity', shared: services.length > 1 };
}

function touchLine(use: EntityUse, service: ServiceId, names: ReadonlyMap<ServiceId, string>): string {
  const name = shortened(names.get(service) ?? service, 24);
  const reads = use.readers.includes(service);
  if (!use.writers.includes(service)) return `read by ${name}`;
  return reads ? `read and written by ${name}` : `written by ${name}`;
}
