import type { Need, ServiceLink } from './system-view.js';

/** What a link cannot do without at run time, by place; where nobody asked what its calls lead to, all of it that exists at run time and has a direction. */
export function needsOf({ needs, references }: Pick<ServiceLink, 'needs' | 'references'>): readonly Need[] {
  return needs ?? references.filter(isAtRunTime).map((reference) => ({ reference, entities: [] }));
}

/** How many they are. */
export function needCount({ needs, calls, uses }: Pick<ServiceLink, 'needs' | 'calls' | 'uses'>): number {
  return needs?.length ?? calls + uses;
}

function isAtRunTime({ kind, undirected }: Need['reference']): boolean {
  return kind !== 'type' && kind !== 'emit' && !undirected;
}
