import type { Analysis } from '../model/analysis.js';
import { beginning, heading, items, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count } from './terminal-words.js';

const MOST = 10;

/** Files set aside because they would glue the services together, each with its reason. */
export function kernel({ decomposition }: Analysis, page: Page): readonly string[] {
  if (decomposition.kernel.length === 0) return [];
  const { shown, more } = beginning(decomposition.kernel, { most: MOST, page });
  return [...heading(`Shared kernel: ${count(decomposition.kernel.length, 'file')} in no service`, page), ...items(shown.map(({ path, reason }) => ({ place: path, note: reason })), page), ...more];
}

/** Files that no declared service claims. */
export function unassigned({ decomposition }: Analysis, page: Page): readonly string[] {
  if (decomposition.unassigned.length === 0) return [];
  const { shown, more } = beginning(decomposition.unassigned, { most: MOST, page });
  return [...heading(`Unassigned: ${count(decomposition.unassigned.length, 'file')} that no declared service claims`, page), ...shown.flatMap((path) => paragraph(path, page, { indent: 2 })), ...more];
}
