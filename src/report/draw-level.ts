import type { Analysis } from '../model/analysis.js';
import { drawEntities } from './draw-entities.js';
import { drawFiles } from './draw-files.js';
import type { DrawLevel, DrawOptions, Drawing } from './draw-model.js';
import { numbered } from './draw-numbers.js';
import { drawServices } from './draw-services.js';
import { count } from '../model/wording.js';

/** How much a level may hold before services are drawn in its place. */
export interface DrawLimits {
  readonly nodes: number;
  readonly edges: number;
}

// WASM Graphviz 16.1 on Node 20: 220 nodes with 520 edges in clusters take 8 s, 300 with 900 over 60 s.
const LIMITS: DrawLimits = { nodes: 300, edges: 600 };

// Larger than this and a picture of files is no longer read, only admired.
const FILES_BY_DEFAULT = 60;

/** The level for which a picture of this analysis can be read: files up to 60 of them, services above. */
export function defaultLevel(analysis: Analysis): DrawLevel {
  return analysis.facts.files.length > FILES_BY_DEFAULT ? 'service' : 'file';
}

/** What to draw, with ids from a counter. A level over the limits becomes the service level, which is always small, and a note says so. */
export function draw(analysis: Analysis, { level = defaultLevel(analysis) }: DrawOptions = {}, limits: DrawLimits = LIMITS): Drawing {
  const drawing = DRAWERS[level](analysis);
  if (level === 'service' || (drawing.nodes.length <= limits.nodes && drawing.edges.length <= limits.edges)) return numbered(drawing);
  return drawFolded(
    analysis,
    `the ${level} level has ${count(drawing.nodes.length, 'node')} and ${count(drawing.edges.length, 'line')}, too many for a picture`,
  );
}

/** The service level in place of another, with a note of why: a clause that names the other level. */
export function drawFolded(analysis: Analysis, why: string): Drawing {
  const services = drawServices(analysis);
  return numbered({ ...services, notes: [`drawn by service: ${why}`, ...services.notes] });
}

const DRAWERS = { service: drawServices, file: drawFiles, entity: drawEntities } satisfies Record<DrawLevel, (analysis: Analysis) => Drawing>;
