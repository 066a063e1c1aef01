import type { Analysis } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import { dotOf } from './dot.js';
import { draw, drawFolded } from './draw-level.js';
import type { DrawOptions, Drawing, Picture } from './draw-model.js';
import { dressed } from './draw-svg-dress.js';
import { count } from '../model/wording.js';
import { layoutSvg, type Layout } from './svg-worker.js';

/**
 * The analysis as an SVG picture with a title, a description and a white ground; the same bytes for the same analysis.
 * A level that cannot be laid out in 20 s is drawn by service, and a note says so.
 * Throws a `UserError` where the services cannot be laid out either. `layout` is Graphviz, for tests something smaller.
 */
export async function renderSvg(analysis: Analysis, options?: DrawOptions, layout?: (dot: string) => Promise<Layout>): Promise<string> {
  return (await pictureSvg(analysis, options, layout)).text;
}

/** The same with what it leaves out. */
export async function pictureSvg(analysis: Analysis, options: DrawOptions = {}, layout: (dot: string) => Promise<Layout> = layoutSvg): Promise<Picture> {
  const drawing = draw(analysis, options);
  const first = await layout(dotOf(drawing));
  if (first.kind === 'done') return { text: dressed(first.svg, drawing), notes: drawing.notes };
  if (drawing.level === 'service') throw tooLarge(drawing, first.why);
  const folded = drawFolded(analysis, `the ${drawing.level} level has ${sizeOf(drawing)}; ${first.why}`, options.focus);
  const second = await layout(dotOf(folded));
  if (second.kind === 'done') return { text: dressed(second.svg, folded), notes: folded.notes };
  throw tooLarge(folded, second.why);
}

function tooLarge(drawing: Drawing, why: string): UserError {
  return new UserError(
    `No picture: the ${drawing.level} level with ${sizeOf(drawing)} is too large for the built-in Graphviz; ${why}.`,
    'Use --format dot with an installed Graphviz (dot -Tsvg), --format mermaid, or --level entity, which draws the data alone.',
  );
}

function sizeOf({ nodes, edges }: Drawing): string {
  return `${count(nodes.length, 'node')} and ${count(edges.length, 'line')}`;
}
