/** How strongly one service leans on another. */
export interface Lean {
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

/**
 * Services in an order that as little as possible runs against: who uses stands before what is used. What runs against it closes the circles. (Eades, Lin
 * and Smyth, "A fast and effective heuristic for the feedback arc set problem", 1993, with weights: of what is left, those that nothing uses go to the
 * front, those that use nothing to the back, else the one that gives most more than it takes to the front.) Equals keep their order. O(services²).
 */
export function serviceOrder(services: number, leans: readonly Lean[]): readonly number[] {
  const left = new Set(Array.from({ length: services }, (_, index) => index));
  const front: number[] = [];
  const back: number[] = [];
  while (left.size > 0) {
    const taken = [...left].map((service) => ({ service, ...sums(service, leans, left) }));
    const sink = taken.findLast(({ given }) => given === 0);
    const source = taken.find(({ received }) => received === 0);
    const next = source ?? sink ?? taken.reduce((best, one) => (one.given - one.received > best.given - best.received ? one : best));
    (next === sink && next !== source ? back : front).push(next.service);
    left.delete(next.service);
  }
  return [...front, ...back.reverse()];
}

function sums(service: number, leans: readonly Lean[], left: ReadonlySet<number>): { readonly given: number; readonly received: number } {
  let [given, received] = [0, 0];
  for (const { from, to, strength } of leans) {
    if (from === service && left.has(to)) given += strength;
    if (to === service && left.has(from)) received += strength;
  }
  return { given, received };
}
