/**
 * Adjusted Rand index of two partitions given as one community number per element (Hubert & Arabie 1985):
 * 1 for equal partitions, about 0 for independent ones, -0.5 at least; 1 for fewer than two elements. O(n).
 */
export function adjustedRandIndex(a: readonly number[], b: readonly number[]): number {
  const joint = new Map<number, number>();
  const stride = b.reduce((most, right) => Math.max(most, right), 0) + 2;
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  a.forEach((left, index) => {
    const right = b[index] ?? -1;
    const key = left * stride + right + 1;
    joint.set(key, (joint.get(key) ?? 0) + 1);
    rows.set(left, (rows.get(left) ?? 0) + 1);
    columns.set(right, (columns.get(right) ?? 0) + 1);
  });
  const together = pairsIn(joint.values());
  const left = pairsIn(rows.values());
  const right = pairsIn(columns.values());
  const all = (a.length * (a.length - 1)) / 2;
  const expected = all === 0 ? 0 : (left * right) / all;
  const most = (left + right) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}
