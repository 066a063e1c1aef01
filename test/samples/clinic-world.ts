import type { DataAccess } from '../../src/model/facts.js';
import { readmeOf } from './planted.js';
import { analyseSample } from './run-sample.js';

export const README = readmeOf('clinic');

/** Analysed once for each test file. */
export const clinic = await analyseSample('clinic');

export const MODULES = ['patients', 'staff', 'appointments', 'billing', 'prescriptions'] as const;

/** `src/staff/a.ts` lies in `staff`. */
export const folderOf = (path: string): string => path.split('/')[1] ?? '';

/** What the README says from one of its texts to another. */
export const between = (from: string, to: string): string => README.slice(README.indexOf(from), README.indexOf(to, README.indexOf(from)));

export function nameOf(id: string): string {
  return clinic.facts.entities.find((entity) => entity.id === id)?.name ?? id;
}

export function ownerOf(id: string): string | null {
  return clinic.entities.find((entity) => entity.id === id)?.owner ?? null;
}

export function accesses(wanted: (access: DataAccess) => boolean): readonly DataAccess[] {
  return clinic.facts.accesses.filter(wanted);
}
