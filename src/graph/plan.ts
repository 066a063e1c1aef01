/** What runs, and how its parts stand to each other. */
export type Plan<Step> =
  | { readonly kind: 'step'; readonly step: Step }
  /** `series`: one after the other. `either`: one of them. `together`: all at once. Never empty but for a series. */
  | { readonly kind: 'series' | 'either' | 'together'; readonly parts: readonly Plan<Step>[] };

/** One step, and where the code divides on the way to it: see `CallRun.way`. */
export interface Placed<Step> {
  readonly way: string;
  readonly step: Step;
}

/**
 * Steps, in the order of the code, as a plan by their ways: what stands on the branches of one division is one part, where the first of it stands.
 * O(steps × depth of the ways).
 */
export function planOf<Step>(steps: readonly Placed<Step>[]): Plan<Step> {
  const parts: Plan<Step>[] = [];
  const divisions = new Map<string, { readonly at: number; readonly branches: Map<string, Placed<Step>[]> }>();
  for (const { way, step } of steps) {
    const [here = '', ...rest] = way.split('/');
    if (here === '') {
      parts.push({ kind: 'step', step });
      continue;
    }
    const [division = '', branch = ''] = here.split('.');
    let known = divisions.get(division);
    if (!known) {
      known = { at: parts.push({ kind: 'series', parts: [] }) - 1, branches: new Map() };
      divisions.set(division, known);
    }
    const inner = { way: rest.join('/'), step };
    const list = known.branches.get(branch);
    if (list) list.push(inner);
    else known.branches.set(branch, [inner]);
  }
  for (const [division, { at, branches }] of divisions) {
    parts[at] = { kind: division.startsWith('p') ? 'together' : 'either', parts: [...branches.values()].map(planOf) };
  }
  return { kind: 'series', parts };
}
