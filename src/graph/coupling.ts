import type { Facts, Reference } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { FileLink } from '../model/analysis.js';

/** The file that a unit lies in. */
export function fileOf(unit: UnitId): string {
  return unit.slice(0, unit.lastIndexOf('#'));
}

/** References between different files, aggregated per ordered pair; by path. */
export function fileLinksOf(facts: Facts): readonly FileLink[] {
  const links = new Map<string, { from: string; to: string; calls: number; events: number; uses: number; typeOnly: number }>();
  for (const reference of facts.references) {
    const from = fileOf(reference.from);
    const to = fileOf(reference.to);
    if (from === to) continue;
    const key = `${from}\0${to}`;
    let link = links.get(key);
    if (!link) links.set(key, (link = { from, to, calls: 0, events: 0, uses: 0, typeOnly: 0 }));
    link[columnOf(reference)] += 1;
  }
  return [...links.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

/** How a reference counts: as a call, as an event that the other handles, as another use at run time, or as a type only. */
export function columnOf(reference: Reference): 'calls' | 'events' | 'uses' | 'typeOnly' {
  switch (reference.kind) {
    case 'call':
      return 'calls';
    case 'emit':
      return 'events';
    case 'import':
    case 'inject':
    case 'extend':
      return 'uses';
    case 'type':
      return 'typeOnly';
    default:
      return reference.kind satisfies never;
  }
}
