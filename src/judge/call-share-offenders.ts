import type { Analysis } from '../model/analysis.js';
import { count, inWords } from '../model/wording.js';
import { type Offender, serviceName } from './offender.js';

/** The links with the most calls, heaviest first, each at its first call. */
export function callShareOffenders(analysis: Analysis): readonly Offender[] {
  const linked = analysis.links.map(({ from, to, references }) => ({ from, to, calls: references.filter(({ kind }) => kind === 'call') }));
  return linked
    .filter(({ calls }) => calls.length > 0)
    .sort((a, b) => b.calls.length - a.calls.length) // links come sorted by name, and sorting keeps equals in order
    .flatMap(({ from, to, calls }) => {
      const [first] = calls;
      if (!first) return [];
      const looped = calls.filter(({ inLoop }) => inLoop).length;
      const inLoops = looped === 0 ? '' : `, ${looped} in ${looped === 1 ? 'a loop' : 'loops'}`;
      const link = `${serviceName(analysis, from)} -> ${serviceName(analysis, to)}`;
      return [{ ...first.at, note: `${link}: ${count(calls.length, 'call')}${inLoops}; first ${inWords(first)}` }];
    });
}
