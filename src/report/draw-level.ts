import type { Analysis } from '../model/analysis.js';
import { drawEntities } from './draw-entities.js';
import { drawFiles } from './draw-files.js';
import { focused } from './draw-focus.js';
import type { DrawLevel, DrawOptions, Drawing } from './draw-model.js';
import { numbered } from './draw-numbers.js';
import { drawServices } from './draw-services.js';
import { settled } from './draw-settled.js';
import { thinnedTies } from './draw-thinned-ties.js';
import { foldedAround, thinnedFiles } from './draw-thinned.js';
import { count } from '../model/wording.js';

/** How much a level may hold before services are drawn in its place. */
export interface DrawLimits {
  readonly nodes: number;
  readonly edges: number;
}

// WASM Graphviz 16.1 on Node 20: 220 nodes with 520 edges in clusters take 8 s, 300 with 900 over 60 s.
const LIMITS: DrawLimits = { nodes: 300, edges: 600 };

// What lies around the thing that a picture is about: more than this and the thing is lost in it (looked at on three repositories).
const AROUND: DrawLimits = { nodes: 80, edges: 160 };

// Larger than this and a picture of files is no longer read, only admired.
const FILES_BY_DEFAULT = 60;

/** The level for which a picture can be read: files up to 60 of them and of a focus on a file, else services. */
export function defaultLevel(analysis: Analysis, focus?: DrawOptions['focus']): DrawLevel {
  return focus?.kind === 'file' || analysis.facts.files.length <= FILES_BY_DEFAULT ? 'file' : 'service';
}

/**
 * What to draw, with ids from a counter. What a focus leaves of a level may still be too much: then what lies around is folded by service. A level over the
 * limits even so becomes the service level, which is always small. Notes say so.
 */
export function draw(analysis: Analysis, { level, focus }: DrawOptions = {}, limits: DrawLimits = LIMITS): Drawing {
  const wanted = level ?? defaultLevel(analysis, focus);
  const full = DRAWERS[wanted](analysis);
  const part = THINNERS[wanted](focus ? focused(full, analysis, focus) : full);
  if (wanted === 'service') return numbered(part);
  const drawing = focus && !fits(part, AROUND) ? foldedAround(part) : part;
  if (fits(drawing, limits)) return numbered(drawing);
  return drawFolded(
    analysis,
    `the ${wanted} level has ${count(drawing.nodes.length, 'node')} and ${count(drawing.edges.length, 'line')}, too many for a picture`,
    focus,
  );
}

/** The service level in place of another, with a note of why: a clause that names the other level. */
export function drawFolded(analysis: Analysis, why: string, focus?: DrawOptions['focus']): Drawing {
  const full = drawServices(analysis);
  const drawing = settled(focus ? focused(full, analysis, focus) : full);
  return numbered({ ...drawing, notes: [`drawn by service: ${why}`, ...drawing.notes] });
}

function fits({ nodes, edges }: Drawing, limits: DrawLimits): boolean {
  return nodes.length <= limits.nodes && edges.length <= limits.edges;
}

const THINNERS = { service: settled, file: thinnedFiles, entity: thinnedTies } satisfies Record<DrawLevel, (drawing: Drawing) => Drawing>;
const DRAWERS = { service: drawServices, file: drawFiles, entity: drawEntities } satisfies Record<DrawLevel, (analysis: Analysis) => Drawing>;
