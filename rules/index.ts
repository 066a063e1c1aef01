import type { AnyRule } from '../src/model/rule.js';
import lowCohesion from './low-cohesion.js';
import serviceCycle from './service-cycle.js';
import sharedData from './shared-data.js';

/** Every rule, by id. A rule that is not listed here does not run. */
export const rules: readonly AnyRule[] = [lowCohesion, serviceCycle, sharedData];
