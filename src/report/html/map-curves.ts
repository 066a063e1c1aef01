type Corners = readonly [x: number, y: number, width: number, height: number];

/** The control points of a curve from one box to another that was not laid out: from below to above, or from side to side where they stand beside each other. */
export function between(from: Corners = [0, 0, 0, 0], to: Corners = [0, 0, 0, 0]): readonly number[] {
  const [a, b] = [middle(from), middle(to)];
  const down = to[1] - (from[1] + from[3]);
  const up = from[1] - (to[1] + to[3]);
  // a little aside, so that the two lines between two boxes do not lie upon each other
  if (down > 0) return steep([a.x - 6, from[1] + from[3]], [b.x - 6, to[1]]);
  if (up > 0) return steep([a.x + 6, from[1]], [b.x + 6, to[1] + to[3]]);
  const right = b.x >= a.x;
  const [start, end] = [right ? from[0] + from[2] : from[0], right ? to[0] : to[0] + to[2]];
  const [above, bend] = [right ? -6 : 6, (end - start) / 3];
  const sag = right ? -24 : 24;
  return [start, a.y + above, start + bend, a.y + above + sag, end - bend, b.y + above + sag, end, b.y + above].map(Math.round);
}

function steep([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): readonly number[] {
  const bend = (y2 - y1) / 2;
  return [x1, y1, x1, y1 + bend, x2, y2 - bend, x2, y2].map(Math.round);
}

function middle([x, y, width, height]: Corners): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Control points as the `d` of a path. */
export function curve(points: readonly number[]): string {
  return `M${points.slice(0, 2).join(',')}C${points.slice(2).join(',')}`;
}

/** The corners of an arrow's head at the end of a curve. */
export function arrow(points: readonly number[], size: number): string {
  const [x = 0, y = 0] = points.slice(-2);
  const [fromX = 0, fromY = 0] = points.slice(-4, -2);
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  const [dx, dy] = [(x - fromX) / length, (y - fromY) / length];
  const [baseX, baseY] = [x - dx * size * 1.4, y - dy * size * 1.4];
  const side = size * 0.6;
  return [x, y, baseX - dy * side, baseY + dx * side, baseX + dy * side, baseY - dx * side].map((value) => value.toFixed(1)).join(' ');
}
