import type { Analysis } from '../model/analysis.js';
import { compareText } from '../model/location.js';
import { count, inWords } from '../model/wording.js';
import { firstPlace, type Offender, serviceName } from './offender.js';

/** The outgoing links of the service with the highest Ce (the first by name of equals), those with the most references first. */
export function efferentOffenders(analysis: Analysis): readonly Offender[] {
  const [worst] = [...analysis.serviceMetrics].sort(([a, one], [b, other]) => other.efferent - one.efferent || compareText(a, b));
  if (!worst) return [];
  const [service, { efferent }] = worst;
  return analysis.links
    .filter(({ from, calls, uses }) => from === service && calls + uses > 0)
    .sort((a, b) => b.calls + b.uses - (a.calls + a.uses))
    .flatMap((link) => {
      const first = firstPlace(link);
      if (!first) return [];
      const name = serviceName(analysis, service);
      const size = count(link.calls + link.uses, 'reference');
      return [
        { ...first.at, note: `${name} depends on ${count(efferent, 'service')}; on ${serviceName(analysis, link.to)} by ${size}; first ${inWords(first)}` },
      ];
    });
}
