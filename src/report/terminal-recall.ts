import type { Analysis } from '../model/analysis.js';
import { type LayerRecall, type Recall, recallOver } from '../model/recall.js';
import { count } from '../model/wording.js';
import { beginning, items, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { shorten } from './terminal-text.js';
import { percent } from './terminal-words.js';

const MOST_SHAPES = 3;
/** A chain of calls may be as long as its statement. */
const LONGEST_SHAPE = 60;

/** How much of the data access was understood, layer by layer, with the commonest shapes of what was not; nothing where no call looks like a data access. */
export function recallLines({ recall }: Pick<Analysis, 'recall'>, page: Page): readonly string[] {
  const { share } = recallOver(recall);
  if (share === null) return [];
  const layers = [...recall].sort((a, b) => sizeOf(b) - sizeOf(a)); // layers come sorted, and sorting keeps equals in order
  return [
    ...paragraph(`Data access understood, of the calls that look like one by type or name: ${layers.map(layerWords).join('; ')}.`, page, {
      indent: 2,
      hanging: 2,
    }),
    ...shapeLines(layers, page),
  ];
}

/** The same in one sentence, where not all was understood: what stands above may lack something. */
export function recallRemark(recall: Analysis['recall'], page: Page): readonly string[] {
  const whole = recallOver(recall);
  if (whole.share === null || whole.unresolved === 0) return [];
  return remark(
    `${percent(whole.share)} of the calls that look like a data access were understood (${outOf(whole)}); the others may touch it too: seamline analyze says where.`,
    page,
    0,
  );
}

function sizeOf({ resolved, unresolved }: Recall | LayerRecall): number {
  return resolved + unresolved;
}

function layerWords(layer: LayerRecall): string {
  const { share, byName } = recallOver([layer]);
  const named = byName > 0 ? `, ${byName} by name only` : '';
  return `${layer.via ?? 'layer unknown'} ${percent(share ?? 0)} (${outOf(layer)}${named})`;
}

function outOf(sums: Recall | LayerRecall): string {
  return `${sums.resolved.toLocaleString('en-US')} of ${sizeOf(sums).toLocaleString('en-US')}`;
}

function shapeLines(layers: readonly LayerRecall[], page: Page): readonly string[] {
  const shapes = layers.flatMap((layer) => layer.shapes).sort((a, b) => b.places - a.places);
  if (shapes.length === 0) return [];
  const { shown, more } = beginning(shapes, { most: MOST_SHAPES, page, indent: 4 });
  return [
    ...paragraph('Most often not understood:', page, { indent: 2 }),
    ...items(
      shown.map(({ shape, places, first }) => ({
        place: shorten(shape, LONGEST_SHAPE, page.ellipsis),
        note: `${count(places, 'place')}, first ${first.path}:${first.line}`,
      })),
      page,
      4,
    ),
    ...more,
    ...remark('A helper of yours that hides a repository can be described in seamline.config.json: dataAccess.wrappers.', page),
  ];
}
