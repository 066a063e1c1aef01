/** A rectangle in a picture. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Divides an area among weights, as nearly in squares as it goes; in the order of the weights, so the largest should come first. (Bruls, Huizing and van
 * Wijk, "Squarified treemaps", VisSym 2000.) Weights are above 0. O(weights).
 */
export function treemap(weights: readonly number[], area: Area): readonly Area[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = total === 0 ? 0 : (area.width * area.height) / total;
  const areas: Area[] = [];
  let left = area;
  let start = 0;
  while (start < weights.length) {
    const side = Math.min(left.width, left.height);
    let end = start + 1;
    let sum = (weights[start] ?? 0) * scale;
    while (end < weights.length) {
      const next = (weights[end] ?? 0) * scale;
      if (worst(weights, { start, end: end + 1, sum: sum + next, side, scale }) > worst(weights, { start, end, sum, side, scale })) break;
      sum += next;
      end += 1;
    }
    areas.push(...strip(weights.slice(start, end), { left, sum, scale }));
    left = remaining(left, sum);
    start = end;
  }
  return areas;
}

interface Strip {
  readonly start: number;
  readonly end: number;
  readonly sum: number;
  readonly side: number;
  readonly scale: number;
}

/** How far the least square of a strip is from a square: 1 is one. The first weight of a strip is its largest, the last its least. */
function worst(weights: readonly number[], { start, end, sum, side, scale }: Strip): number {
  const [most, least] = [(weights[start] ?? 0) * scale, (weights[end - 1] ?? 0) * scale];
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
}

function strip(weights: readonly number[], { left, sum, scale }: { readonly left: Area; readonly sum: number; readonly scale: number }): readonly Area[] {
  const lies = left.width < left.height;
  const thick = sum / (lies ? left.width : left.height);
  let along = lies ? left.x : left.y;
  return weights.map((weight) => {
    const long = (weight * scale) / thick;
    const area = lies ? { x: along, y: left.y, width: long, height: thick } : { x: left.x, y: along, width: thick, height: long };
    along += long;
    return area;
  });
}

function remaining({ x, y, width, height }: Area, sum: number): Area {
  if (width < height) return { x, y: y + sum / width, width, height: height - sum / width };
  return { x: x + sum / height, y, width: width - sum / height, height };
}
