const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

type Focusable = HTMLElement | SVGElement;

/**
 * One of many things can be reached by the tab key, the arrow keys go from it to the nearest one in their direction. `at` is the one that has the focus;
 * the answer is the one that gets it, null where the key is no arrow or nothing lies there.
 */
export function step<Thing extends Focusable>(things: readonly Thing[], at: Thing, key: string): Thing | null {
  const direction = STEPS[key];
  if (!direction) return null;
  const [dx, dy] = direction;
  const here = centre(at);
  let best: Thing | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const thing of things) {
    const there = centre(thing);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (thing === at || !there.seen || along <= 1 || along + 3 * aside >= least) continue;
    [best, least] = [thing, along + 3 * aside];
  }
  if (best) {
    reachOnly(things, best);
    best.focus();
  }
  return best;
}

/** Lets the tab key reach one of them alone. */
export function reachOnly(things: readonly Focusable[], one: Focusable | undefined): void {
  for (const thing of things) thing.setAttribute('tabindex', thing === one ? '0' : '-1');
}

function centre(thing: Focusable): { readonly x: number; readonly y: number; readonly seen: boolean } {
  const { x, y, width, height } = thing.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2, seen: width > 0 };
}
