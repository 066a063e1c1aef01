import { createView } from '../../src/graph/create-view.js';
import { defaultWeights } from '../../src/cluster/signals.js';
import type { Decomposition } from '../../src/model/decomposition.js';
import type { Facts } from '../../src/model/facts.js';
import type { ServiceId } from '../../src/model/ids.js';
import type { SystemView } from '../../src/model/system-view.js';
import { type FactsText, factsOf } from '../support/facts.js';

/** A view in which the first folder of a path is its service; files at the top are kernel. */
export function viewOf(text: FactsText, change: (facts: Facts) => Facts = (facts) => facts): SystemView {
  const facts = change(factsOf(text));
  return createView(facts, byFolder(facts.files.map(({ path }) => path)));
}

function byFolder(paths: readonly string[]): Decomposition {
  const services = new Map<string, string[]>();
  for (const path of paths) {
    const [folder = '', ...rest] = path.split('/');
    if (rest.length > 0) services.set(folder, [...(services.get(folder) ?? []), path]);
  }
  return {
    origin: 'declared',
    kernel: [],
    unassigned: [],
    placements: [],
    grounds: { weights: defaultWeights(), folders: [] },
    modularity: 0,
    agreement: 1,
    resolution: 1,
    seed: 1,
    conclusions: [],
    services: [...services].map(([name, files]) => ({ id: name as ServiceId, name, files, entities: [], confidence: 1, modules: [] })),
  };
}
