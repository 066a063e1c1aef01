import type { DataAccess } from '../model/facts.js';

const SCRIPT_FOLDER = /(?:^|\/)scripts?\//i;
const SEEDER = /seeder/i;
const SEED_FILE = /[-_.]seeds?$/i;
const SEED_MEMBER = /^seed(?:$|[A-Z_])/;

/**
 * Whether code fills a database to begin with, or mends it by hand, by its names: `scripts/rehash.ts`, `order-seed.ts`, `seeder.service.ts`,
 * `seedData()`. It writes for everyone and belongs to no service's work. Entities that are themselves called so are data like others.
 */
export function isUpkeep({ at, by, member }: Pick<DataAccess, 'at' | 'by' | 'member'>, entity: string): boolean {
  if (/seed|script/i.test(entity)) return false;
  const file = at.path.slice(at.path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const unit = by.slice(by.lastIndexOf('#') + 1);
  return SCRIPT_FOLDER.test(at.path) || SEEDER.test(file) || SEED_FILE.test(file) || SEED_MEMBER.test(member ?? unit);
}
