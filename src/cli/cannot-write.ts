import { UserError } from '../model/errors.js';

/** What to say where the system refuses to write; `what` names it. */
export function cannotWrite(what: string, error: NodeJS.ErrnoException): UserError {
  return new UserError(
    `Could not write ${what}: ${CAUSES.get(error.code ?? '') ?? error.code ?? error.message}.`,
    'Choose another place with --output FILE; nothing was left half-written there.',
  );
}

const CAUSES = new Map([
  ['ENOSPC', 'no space is left'],
  ['EDQUOT', 'the quota is used up'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EROFS', 'the file system is read-only'],
]);
