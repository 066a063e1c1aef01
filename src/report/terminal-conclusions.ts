import type { Analysis } from '../model/analysis.js';
import { heading, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';

/** How the services came about: what was concluded on the way, and the settings that give the same result again. */
export function conclusions({ decomposition, metrics }: Analysis, page: Page): readonly string[] {
  if (metrics.files === 0) return [];
  const { origin, resolution, seed } = decomposition;
  const settings =
    origin === 'clustered' ? [`Clustered with resolution ${Number(resolution.toFixed(4))} and seed ${seed}; the same settings give the same services.`] : [];
  const sentences = [...decomposition.conclusions, ...settings];
  if (sentences.length === 0) return [];
  return [...heading('How the services were found', page), ...sentences.flatMap((sentence) => paragraph(`- ${sentence}`, page, { indent: 2, hanging: 2 }))];
}
