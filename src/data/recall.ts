import type { Gap } from '../model/gap.js';
import { byLocation, compareText } from '../model/location.js';
import type { AccessGapReason, LayerRecall, UnresolvedShape } from '../model/recall.js';
import type { RawAccess } from './read-taken.js';

type AccessGap = Gap & { readonly reason: AccessGapReason };

/**
 * How much of the data access was understood: per layer, the calls with a known access (one that several entities come of counts once; so does a
 * call of a wrapper, at its place) and the gaps that are data accesses. By layer, those of unknown layer last; layers without either are left out.
 */
export function recallOf({ accesses, gaps }: { readonly accesses: readonly RawAccess[]; readonly gaps: readonly Gap[] }): readonly LayerRecall[] {
  const unseen = gaps.filter(isAccess);
  const layers = new Set([...accesses.map(({ touch }) => touch.via), ...unseen.map(({ via }) => via ?? null)]);
  return [...layers].sort(byLayer).map((via) => {
    const own = accesses.filter(({ touch }) => touch.via === via);
    const calls = new Set(own.map(({ call }) => call));
    const surely = new Set(own.filter(({ touch }) => touch.confidence !== 'low').map(({ call }) => call));
    const missed = unseen.filter((gap) => (gap.via ?? null) === via);
    return { via, resolved: calls.size, byName: calls.size - surely.size, unresolved: missed.length, shapes: shapesOf(missed) };
  });
}

function isAccess(gap: Gap): gap is AccessGap {
  return gap.reason === 'unresolved-receiver' || gap.reason === 'dynamic-query';
}

function byLayer(a: string | null, b: string | null): number {
  return Number(a === null) - Number(b === null) || compareText(a ?? '', b ?? '');
}

function shapesOf(gaps: readonly AccessGap[]): readonly UnresolvedShape[] {
  const shapes = new Map<string, UnresolvedShape>();
  for (const { reason, detail, path, line } of [...gaps].sort(byLocation)) {
    const key = `${reason}\0${detail}`;
    const { places, first } = shapes.get(key) ?? { places: 0, first: { path, line } };
    shapes.set(key, { shape: detail, reason, places: places + 1, first });
  }
  return [...shapes.values()].sort((a, b) => b.places - a.places || compareText(a.shape, b.shape) || compareText(a.reason, b.reason));
}
