import type { DataAccess } from '../model/facts.js';

const SEEDER = /seeder/i;
const SEED_FILE = /[-_.]seeds?$/i;
const SEED_MEMBER = /^seed(?:$|[A-Z_])/;

/**
 * Whether code only fills a database to begin with, by its names: `order-seed.ts`, `seeder.service.ts`, `seedData()`. It writes for everyone and
 * belongs to no service's work. Entities that are themselves called so are data like others.
 */
export function fillsDatabase({ at, by, member }: Pick<DataAccess, 'at' | 'by' | 'member'>, entity: string): boolean {
  if (/seed/i.test(entity)) return false;
  const file = at.path.slice(at.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const unit = by.slice(by.lastIndexOf('#') + 1);
  return SEEDER.test(file) || SEED_FILE.test(file) || SEED_MEMBER.test(member ?? unit);
}
