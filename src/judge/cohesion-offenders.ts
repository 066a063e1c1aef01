import type { Analysis } from '../model/analysis.js';
import { compareText } from '../model/location.js';
import type { ServiceLink } from '../model/system-view.js';
import { count, inWords } from '../model/wording.js';
import { firstPlace, type Offender, serviceName } from './offender.js';

/** The links that leave or enter the least cohesive service (the first by name of equals), heaviest first, each at its first reference. */
export function cohesionOffenders(analysis: Analysis): readonly Offender[] {
  const [worst] = [...analysis.serviceMetrics].sort(([a, one], [b, other]) => one.cohesion - other.cohesion || compareText(a, b));
  if (!worst) return [];
  const [service, { cohesion }] = worst;
  return analysis.links
    .filter(({ from, to }) => from === service || to === service)
    .sort((a, b) => weightOf(b) - weightOf(a))
    .flatMap((link) => {
      const first = firstPlace(link);
      if (!first) return [];
      const other = serviceName(analysis, link.from === service ? link.to : link.from);
      const direction = link.from === service ? 'to' : 'from';
      const note = `${serviceName(analysis, service)} has cohesion ${cohesion.toFixed(2)}; ${count(link.references.length, 'reference')} ${direction} ${other}; first ${inWords(first)}`;
      return [{ ...first.at, note }];
    });
}

/** References that exist at run time come before any number of types. */
function weightOf({ calls, uses, typeOnly }: ServiceLink): number {
  return calls + uses + typeOnly / (typeOnly + 1);
}
