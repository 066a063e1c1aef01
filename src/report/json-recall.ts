import type { LayerRecall } from '../model/recall.js';
import { compareText } from '../model/location.js';
import { recallOver } from '../model/recall.js';

/** How much of the data access was understood, one row a layer, by layer; the one without a layer last. */
export function recallRowsOf(layers: readonly LayerRecall[]): object[] {
  return [...layers].sort(byLayer).map((layer) => {
    const { resolved, byName, unresolved, share } = recallOver([layer]);
    const shapes = layer.shapes.map(({ shape, reason, places, first: { path, line } }) => ({ shape, reason, places, path, line }));
    return { via: layer.via, resolved, byName, unresolved, share, shapes };
  });
}

function byLayer(a: LayerRecall, b: LayerRecall): number {
  return Number(a.via === null) - Number(b.via === null) || compareText(a.via ?? '', b.via ?? '');
}
