import type { Analysis } from '../model/analysis.js';
import { UserError } from '../model/errors.js';
import type { ServiceId } from '../model/ids.js';
import { shellWord } from '../report/shell-word.js';
import type { PlannedMove } from './flags.js';
import { nearest } from './nearest.js';
import { fileMeant, type Target } from './target.js';

export interface MovePlace {
  readonly analysis: Analysis;
  readonly target: Target;
  readonly cwd: string;
}

/**
 * File to the service it is to go to. Throws a UserError that names the nearest for a file that was not analysed and for a service that there
 * is not, and one for a file that is moved to two services.
 */
export function plannedMoves(moves: readonly PlannedMove[], { analysis, target, cwd }: MovePlace): ReadonlyMap<string, ServiceId> {
  const planned = new Map<string, ServiceId>();
  for (const { file, service } of moves) {
    const again = (path: string, name: string): string => `seamline analyze ${target.words} --move ${path}=${shellWord(name)}`;
    const path = fileMeant(file, { analysis, target, cwd, command: (word) => again(word, service) });
    const to = serviceNamed(service, analysis, (name) => again(shellWord(path), name));
    const other = planned.get(path);
    if (other !== undefined && other !== to)
      throw new UserError(`${path} cannot move to "${other}" and to "${to}".`, `one of them: ${again(shellWord(path), to)}`);
    planned.set(path, to);
  }
  return planned;
}

/** By id, else by name, else by either with letter case aside. */
function serviceNamed(word: string, { decomposition: { services } }: Analysis, again: (name: string) => string): ServiceId {
  const lower = word.toLowerCase();
  const found =
    services.find(({ id }) => id === word) ??
    services.find(({ name }) => name === word) ??
    services.find(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower);
  if (found) return found.id;
  if (services.length === 0) throw new UserError('There is no service to move a file to.', 'seamline analyze, which says why none was found');
  const names = services.map(({ name }) => name);
  const near = nearest(word, names);
  const told = near.length > 0 ? `The nearest: ${near.join(', ')}` : `There are: ${names.join(', ')}`;
  throw new UserError(`No service is called "${word}". ${told}`, again(near[0] ?? names[0] ?? 'SERVICE'));
}
