import type { Analysis } from '../model/analysis.js';
import { listed } from '../model/wording.js';
import { paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';

/** Which rules failed, and that they said nothing; nothing where none did. */
export function ruleFaults({ ruleFaults: faults = [] }: Pick<Analysis, 'ruleFaults'>, page: Page): readonly string[] {
  if (faults.length === 0) return [];
  const names = listed(faults.map(({ ruleId }) => ruleId));
  return paragraph(`Incomplete: ${names} failed, so ${faults.length === 1 ? 'its' : 'their'} findings are missing.`, page, { style: page.chalk.yellow });
}
