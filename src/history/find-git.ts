import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';

/**
 * The git program by its real, absolute path: the first on the search path that lies neither in the work tree nor in a `node_modules`, so that no
 * analysed repository can bring its own. Null where there is none.
 */
export function findGit(top: string, searchPath: string): string | null {
  for (const folder of searchPath.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    for (const name of process.platform === 'win32' ? ['git.exe'] : ['git']) {
      const program = programAt(join(folder, name));
      if (program !== null && !isForeign(folder, top) && !isForeign(program, top)) return program;
    }
  }
  return null;
}

function isForeign(path: string, top: string): boolean {
  return `${path}${sep}`.startsWith(top.endsWith(sep) ? top : `${top}${sep}`) || path.split(sep).includes('node_modules');
}

function programAt(path: string): string | null {
  try {
    accessSync(path, constants.X_OK);
    const real = realpathSync.native(path);
    return statSync(real).isFile() ? real : null;
  } catch {
    return null;
  }
}
