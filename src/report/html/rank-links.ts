/** A link that may be drawn. */
export interface Rankable {
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

/** Beyond this many lines a picture cannot be followed by eye: random systems of 20 services were looked at with 30 to 120 (see `draw-service-links.ts`). */
const LEGIBLE = 50;

/** Links in the order in which a picture should show them: first the strongest of each end, so that no service stands alone, then by strength; those without any are left out. */
export function ranked<Link extends Rankable>(links: readonly Link[]): readonly Link[] {
  const strong = links.filter(({ strength }) => strength > 0).sort((a, b) => b.strength - a.strength || a.from - b.from || a.to - b.to);
  const held = new Set<number>();
  const foremost = strong.filter(({ from, to }) => {
    const isNew = !held.has(from) || !held.has(to);
    held.add(from).add(to);
    return isNew;
  });
  const first = new Set(foremost);
  return [...foremost, ...strong.filter((link) => !first.has(link))];
}

/** How many links a picture of some services shows at first. */
export function legible(services: number): number {
  return Math.min(LEGIBLE, Math.max(12, Math.round(services * 1.3)));
}
