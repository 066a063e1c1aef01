import { readmeOf, placeOf, rowOf } from './planted.js';
import { analyseSample } from './run-sample.js';
import type { DataAccess, Reference } from '../../src/model/facts.js';

export const README = readmeOf('shop');

/** Analysed once for each test file. */
export const shop = await analyseSample('shop');

/** The second cell of the row that begins with a text. */
export const where = (beginning: string): string => rowOf(README, beginning)[1] ?? '';

/** The parts of that cell between semicolons. */
export const partsOf = (beginning: string): readonly string[] => where(beginning).split('; ');

/** `src/orders/a.ts` lies in `orders`. */
export const folderOf = (path: string): string => path.split('/')[1] ?? '';

const entity = new Map(shop.facts.entities.map((one) => [one.id as string, one]));

export const nameOf = (id: string): string => entity.get(id)?.name ?? id;
export const tableOf = (id: string): string => entity.get(id)?.table ?? id;

/** The folder in which an entity is declared. */
export const homeOf = (id: string): string => folderOf(entity.get(id)?.declaredAt.path ?? '');

/** Places of the references of one kind from one service to another. */
export function crossing(from: string, to: string, kind: Reference['kind']): readonly string[] {
  const links = shop.links.filter((link) => link.from === from && link.to === to);
  return links.flatMap(({ references }) => references.filter((reference) => reference.kind === kind).map(({ at }) => placeOf(at)));
}

export function accesses(wanted: (access: DataAccess) => boolean): readonly DataAccess[] {
  return shop.facts.accesses.filter(wanted);
}

/** `Order src/orders/a.ts:1`. */
export const named = (access: DataAccess): string => `${nameOf(access.entity)} ${placeOf(access.at)}`;
