import type { EntityUse } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import { shellWord } from '../report/shell-word.js';
import { nearest } from './nearest.js';
import type { Target } from './target.js';

/** How a name may fit, the surest first; the first way that fits any entity decides. */
const WAYS: readonly ((entity: EntityUse, name: string) => boolean)[] = [
  ({ id }, name) => id === name,
  (entity, name) => entity.name === name,
  ({ table }, name) => table === name,
  (entity, name) => [entity.id, entity.name, entity.table].some((own) => own.toLowerCase() === name.toLowerCase()),
];

const MOST = 20;

/**
 * The entity that a name means: by id, else by name, else by table; else by any of them, letter case aside.
 * Throws a UserError that names the nearest where there is none, or all of them where it fits several.
 */
export function entityNamed(
  name: string,
  { entities, target }: { readonly entities: readonly EntityUse[]; readonly target: Pick<Target, 'name' | 'words'> },
): EntityUse {
  const again = (word: string): string => `seamline explain entity ${shellWord(word)}${target.words === '.' ? '' : ` ${target.words}`}`;
  for (const fits of WAYS) {
    const [found, ...others] = entities.filter((entity) => fits(entity, name));
    if (!found) continue;
    if (others.length === 0) return found;
    throw new UserError(`"${name}" fits ${others.length + 1} entities:\n${list([found, ...others])}`, `name one by its id: ${again(found.id)}`);
  }
  if (entities.length === 0)
    throw new UserError(
      `No entity was found in "${target.name}", so there is none to explain.`,
      `seamline analyze ${target.words}, which says what was not understood`,
    );
  const near = nearestEntities(name, entities);
  const [first] = near;
  if (first) throw new UserError(`No entity is called "${name}". The nearest:\n${list(near)}`, again(first.name));
  throw new UserError(`No entity is called "${name}". There are:\n${list(entities)}`, `one of them: ${again(entities[0]?.name ?? name)}`);
}

/** Those whose name is near, then those whose table is. */
function nearestEntities(name: string, entities: readonly EntityUse[]): readonly EntityUse[] {
  const found = (['name', 'table'] as const).flatMap((key) => {
    const near = nearest(
      name,
      entities.map((entity) => entity[key]),
    );
    return near.flatMap((word) => entities.filter((entity) => entity[key] === word));
  });
  return [...new Set(found)];
}

function list(entities: readonly EntityUse[]): string {
  const lines = entities
    .slice(0, MOST)
    .map(({ id, name, table, declaredAt }) => `  ${name} (id ${id}, table ${table}) at ${declaredAt.path}:${declaredAt.line}`);
  return [...lines, ...(entities.length > MOST ? [`  and ${entities.length - MOST} more`] : [])].join('\n');
}
