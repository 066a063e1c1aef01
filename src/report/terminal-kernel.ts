import type { Analysis } from '../model/analysis.js';
import { beginning, heading, items, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count } from '../model/wording.js';

const MOST = 10;

const WHY = {
  declared: 'that no declared service claims',
  clustered: 'that nothing ties to a service',
} satisfies Record<Analysis['decomposition']['origin'], string>;

/** Files set aside because they would glue the services together, each with its reason. */
export function kernel({ decomposition }: Analysis, page: Page): readonly string[] {
  if (decomposition.kernel.length === 0) return [];
  const { shown, more } = beginning(decomposition.kernel, { most: MOST, page });
  return [
    ...heading(`Shared kernel: ${count(decomposition.kernel.length, 'file')} in no service`, page),
    ...items(
      shown.map(({ path, reason }) => ({ place: path, note: reason })),
      page,
    ),
    ...more,
  ];
}

/** Files in neither a service nor the kernel: no declared service claims them, or nothing ties them to any. */
export function unassigned({ decomposition }: Analysis, page: Page): readonly string[] {
  if (decomposition.unassigned.length === 0) return [];
  const { shown, more } = beginning(decomposition.unassigned, { most: MOST, page });
  return [
    ...heading(`Unassigned: ${count(decomposition.unassigned.length, 'file')} ${WHY[decomposition.origin]}`, page),
    ...shown.flatMap((path) => paragraph(path, page, { indent: 2 })),
    ...more,
  ];
}
