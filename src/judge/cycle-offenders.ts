import type { Analysis } from '../model/analysis.js';
import { count, inWords } from '../model/wording.js';
import { firstPlace, type Offender, serviceName } from './offender.js';

/** The links within each circle, those with the fewest references first: cutting them costs least. One place each. */
export function cycleOffenders(analysis: Analysis): readonly Offender[] {
  return analysis.cycles.flatMap((cycle) => {
    const members = new Set(cycle);
    return analysis.links
      .filter(({ from, to, calls, uses }) => members.has(from) && members.has(to) && calls + uses > 0)
      .sort((a, b) => a.calls + a.uses - (b.calls + b.uses))
      .flatMap((link) => {
        const first = firstPlace(link);
        if (!first) return [];
        const names = `${serviceName(analysis, link.from)} -> ${serviceName(analysis, link.to)}`;
        return [
          {
            ...first.at,
            note: `${names}, in a circle of ${count(cycle.length, 'service')}: ${count(link.calls + link.uses, 'reference')}; first ${inWords(first)}`,
          },
        ];
      });
  });
}
