import type { Analysis } from '../model/analysis.js';
import { heading, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';

/** What was not taken from a graph as it stands; none where a folder was analysed, or the graph said all by itself. */
export function graphReading({ graph }: Analysis, page: Page): readonly string[] {
  if (!graph || graph.notes.length === 0) return [];
  return [...heading('How the graph was read', page), ...graph.notes.flatMap((note) => paragraph(`- ${note}`, page, { indent: 2, hanging: 2 }))];
}
