/** How much of an expression is kept. What goes over a limit is read all the same, and becomes `other`. */
export interface Keep {
  /** Object and array literals may nest this deep; counted down on the way in and up on the way out. */
  depth: number;
  /** Expression nodes still allowed; counted down. */
  left: number;
  /** Longest string, or template in all its parts, in characters. */
  readonly text: number;
}

/**
 * For values that linking and data access read whole: initialisers, returns, decorator arguments, arguments of the named calls.
 * Depth and nodes hold the largest ORM call; the text limit holds long SQL and keeps embedded files out.
 */
export function keepAll(): Keep {
  return { depth: 8, left: 2000, text: 20_000 };
}

/** For arguments of all other calls: one level of literals, short strings. */
export function keepShallow(): Keep {
  return { depth: 1, left: 200, text: 256 };
}

/** For expressions whose value goes nowhere. */
export function keepNothing(): Keep {
  return { depth: 0, left: 0, text: 0 };
}
