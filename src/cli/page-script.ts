import { readFileSync } from 'node:fs';

/** The script of the HTML page, as the build makes it from `report/html/browser`; beside the compiled code, or in `dist` where the sources run. */
export function readPageScript(): string {
  const fromBuild = new URL('../../browser/page.js', import.meta.url);
  const fromSources = new URL('../../dist/browser/page.js', import.meta.url);
  return readFileSync(import.meta.url.includes('/dist/src/') ? fromBuild : fromSources, 'utf8').trimEnd();
}
