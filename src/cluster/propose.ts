import picomatch from 'picomatch';
import type { Decomposition } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { AnalyzeOptions } from '../model/options.js';
import { readConstraints } from './constraints.js';
import { declaredDecomposition } from './declared.js';
import { decompose } from './decompose.js';

/** The services that the user declared; where none are, those that the code's own ties make. Throws a UserError for settings that the code does not bear out. */
export function propose(facts: Facts, options: AnalyzeOptions): Decomposition {
  const seed = options.seed ?? 1;
  const kernel = options.kernel?.length ? picomatch([...options.kernel], { dot: true }) : () => false;
  const held = readConstraints(facts, options);
  const constraints = held ? { constraints: held } : {};
  if (options.services) return declaredDecomposition(facts, { services: options.services, kernel, seed, ...constraints });
  options.onProgress?.('clustering', 0, 1);
  const wanted = options.serviceCount === undefined ? {} : { serviceCount: options.serviceCount };
  const previous = options.previous === undefined ? {} : { previous: options.previous };
  const resolution = options.resolution === undefined ? {} : { resolution: options.resolution };
  return decompose(facts, { seed, kernel, ...resolution, ...wanted, ...previous, ...constraints });
}
