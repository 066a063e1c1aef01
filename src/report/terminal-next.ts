import { escapeTerminal } from './escape-terminal.js';
import type { Analysis } from '../model/analysis.js';
import { heading, items } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { stringWidth } from './terminal-text.js';

const FLAGS = ' --format svg --output services.svg';

/** The commands that are most useful after this report: a picture, a gate at today's figure, and the whole lists. */
export function nextCommands({ metrics }: Analysis, page: Page): readonly string[] {
  if (metrics.files === 0) return [];
  const path = pathFor(page);
  const limit = Math.min(1, Math.ceil(metrics.interServiceCallShare * 100) / 100);
  const several = [
    { place: `seamline graph ${path}${FLAGS}`, note: 'draw it' },
    { place: `seamline check ${path} --max-inter-service-call-share ${limit}`, note: 'keep it from getting worse, in CI' },
  ];
  const last = page.verbose ? { place: `seamline analyze ${path} --format json --output report.json`, note: 'for other programs' } : { place: `seamline analyze ${path} --verbose`, note: 'every file and place' };
  return [...heading('Next', page), ...items([...(metrics.services > 1 ? several : []), last], page)];
}

/** The path as one word of a POSIX shell; a placeholder where it would not fit, for a command cut in its middle cannot be pasted. */
function pathFor({ path, width }: Page): string {
  const word = /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
  const fits = stringWidth(word) + 'seamline check  --max-inter-service-call-share 0.99'.length + 2 <= width;
  return fits && escapeTerminal(path) === path ? word : 'PATH';
}
