import type { MetricChange } from '../model/metric-change.js';

/** What became of a figure, in a word. */
export const CHANGE_WORDS = { better: 'better', worse: 'worse', same: 'same', other: 'changed' } satisfies Record<MetricChange['change'], string>;

/** A figure of a pair, both in the same way: whole numbers where both are, else four digits. */
export function written(value: number | null, { before, after }: MetricChange): string {
  if (value === null) return '-';
  return Number.isInteger(before ?? 0) && Number.isInteger(after ?? 0) ? value.toLocaleString('en-US') : value.toFixed(4);
}
