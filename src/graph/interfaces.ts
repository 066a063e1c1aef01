import type { Facts } from '../model/facts.js';
import type { ServiceId, UnitId } from '../model/ids.js';
import { fileOf } from './coupling.js';

/**
 * How many operations of each service the other services call: its functions and methods, each counted once however often it is called; fewer is
 * better. To construct its class is no operation, nor is what the kernel calls; a class whose members are not known is one, as in the source of IFN. A service that none calls is missing. O(references).
 */
export function interfacesByService(facts: Facts, serviceOf: (path: string) => ServiceId | null): ReadonlyMap<ServiceId, number> {
  const classes = new Set(facts.units.filter(({ kind, whole }) => kind === 'class' && !whole).map(({ id }) => id));
  const called = new Map<ServiceId, Set<string>>();
  for (const { kind, from, to, toMember } of facts.references) {
    if (kind !== 'call' || isConstruction(to, toMember, classes)) continue;
    const [caller, callee] = [serviceOf(fileOf(from)), serviceOf(fileOf(to))];
    if (caller === null || callee === null || caller === callee) continue;
    const operations = called.get(callee) ?? new Set<string>();
    called.set(callee, operations.add(`${to}\0${toMember ?? ''}`));
  }
  return new Map(Array.from(called, ([service, operations]) => [service, operations.size]));
}

function isConstruction(to: UnitId, member: string | null, classes: ReadonlySet<UnitId>): boolean {
  return member === 'constructor' || (member === null && classes.has(to));
}

/**
 * IFN, interfaces per service: the mean over services of the operations above; 0 or more, fewer is better; 0 without services.
 * (Jin et al., "Service Candidate Identification from Monolithic Systems Based on Execution Traces", IEEE TSE 47(5), 2021,
 * doi:10.1109/TSE.2019.2910531, where an interface is a class that is called from outside; here an operation.)
 */
export function interfacesPerService(interfaces: readonly number[]): number {
  return interfaces.length === 0 ? 0 : interfaces.reduce((sum, number) => sum + number, 0) / interfaces.length;
}
