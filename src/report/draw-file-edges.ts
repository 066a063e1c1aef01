import { lineKindOf, placesOf } from './draw-service-links.js';
import type { Analysis } from '../model/analysis.js';
import type { DataAccess } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { closingLinks } from './draw-circles.js';
import { serviceByFile } from './draw-membership.js';
import type { DrawEdge } from './draw-model.js';

/** What each file outside the kernel calls and uses, by path, then what it reads and writes, by path and entity. */
export function fileEdges(analysis: Analysis): readonly DrawEdge[] {
  return [...linkEdges(analysis), ...accessEdges(analysis)];
}

function linkEdges(analysis: Analysis): DrawEdge[] {
  const service = serviceByFile(analysis);
  const drawn = new Set([...service.keys(), ...analysis.decomposition.unassigned]);
  const closes = closingLinks(analysis);
  return analysis.fileLinks
    .filter(({ from, to }) => from !== to && drawn.has(from) && drawn.has(to))
    .map((link) => {
      const [from, to] = [service.get(link.from), service.get(link.to)];
      const crossing = from !== to;
      const kind = lineKindOf(link);
      return {
        from: `f:${link.from}`,
        to: `f:${link.to}`,
        label: crossing && link.calls > 1 ? `${link.calls}` : '',
        weight: placesOf(link, kind),
        kind,
        crossing,
        circle: from !== undefined && to !== undefined && (kind === 'call' || kind === 'use') && closes(from, to),
        many: { from: false, to: false },
      };
    });
}

function accessEdges(analysis: Analysis): DrawEdge[] {
  const service = serviceByFile(analysis);
  const owner = new Map(analysis.entities.map((use) => [use.id, use.owner]));
  const drawn = new Set([...service.keys(), ...analysis.decomposition.unassigned]);
  const accesses = analysis.facts.accesses.filter(({ at, entity }) => drawn.has(at.path) && owner.has(entity));
  return groupAccesses(accesses).map(({ path, entity, reads, writes }) => ({
    from: `f:${path}`,
    to: `e:${entity}`,
    label: '',
    weight: reads + writes,
    kind: writes > 0 ? 'write' : 'read',
    crossing: (service.get(path) ?? null) !== owner.get(entity),
    circle: false,
    many: { from: false, to: false },
  }));
}

interface FileAccess {
  readonly path: string;
  readonly entity: EntityId;
  readonly reads: number;
  readonly writes: number;
}

function groupAccesses(accesses: readonly DataAccess[]): readonly FileAccess[] {
  const groups = new Map<string, FileAccess>();
  for (const { at, entity, mode } of accesses) {
    const key = JSON.stringify([at.path, entity]);
    const { reads, writes } = groups.get(key) ?? { reads: 0, writes: 0 };
    groups.set(key, { path: at.path, entity, reads: reads + (mode === 'read' ? 1 : 0), writes: writes + (mode === 'write' ? 1 : 0) });
  }
  return [...groups.values()].sort((a, b) => compareText(a.path, b.path) || compareText(a.entity, b.entity));
}
