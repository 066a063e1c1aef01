import type { Analysis } from '../model/analysis.js';
import { needCount } from '../model/needs.js';
import { count, inWords } from '../model/wording.js';
import { firstPlace, type Offender, serviceName } from './offender.js';

/** The links that make up each circle, those with the fewest needs first: cutting them costs least. One place each. */
export function cycleOffenders(analysis: Analysis): readonly Offender[] {
  return analysis.cycles.flatMap((cycle) => {
    const members = new Set(cycle);
    return analysis.links
      .filter((link) => members.has(link.from) && members.has(link.to) && needCount(link) > 0)
      .sort((a, b) => needCount(a) - needCount(b))
      .flatMap((link) => {
        const first = link.needs?.[0]?.reference ?? firstPlace(link);
        if (!first) return [];
        const names = `${serviceName(analysis, link.from)} -> ${serviceName(analysis, link.to)}`;
        return [
          {
            ...first.at,
            note: `${names}, in a circle of ${count(cycle.length, 'service')}: ${count(needCount(link), 'reference')}; first ${inWords(first)}`,
          },
        ];
      });
  });
}
