import type { Analysis } from '../model/analysis.js';
import { recallOver } from '../model/recall.js';
import { isTooSmall, readingOf } from './terminal-reading.js';
import type { Page } from './terminal-page.js';
import { heading, paragraph, remark } from './terminal-layout.js';
import { count } from '../model/wording.js';
import { percent } from './terminal-words.js';

/** The answer in a few lines: how large, how many services, what the figures say, and how much was not seen. */
export function summary(analysis: Analysis, page: Page): readonly string[] {
  if (analysis.metrics.files === 0) return [...heading('Nothing to judge: no source file was analysed.', page), ...blindSpots(analysis, page)];
  return [
    ...heading(`${size(analysis)}: ${services(analysis)}`, page),
    ...readingOf(analysis).flatMap((sentence) => paragraph(sentence, page)),
    ...blindSpots(analysis, page),
  ];
}

function size({ metrics }: Analysis): string {
  return `${count(metrics.files, 'file')}, ${count(metrics.lines, 'line')}`;
}

function services(analysis: Analysis): string {
  const { metrics, decomposition, links, fileLinks } = analysis;
  const proposed = isTooSmall(analysis) ? 'part' : 'candidate service';
  const kind = decomposition.origin === 'declared' ? 'declared service' : proposed;
  const number = count(metrics.services, kind);
  if (metrics.services < 2) return number;
  if (fileLinks.every(({ calls }) => calls === 0)) return `${number}; no call between files was found`;
  // Balance beside coupling: one large service makes every coupling look good.
  const coupling = links.every(({ calls }) => calls === 0) ? 'no call crosses' : `${percent(metrics.interServiceCallShare)} of calls cross`;
  return `${number} (largest ${percent(metrics.largestServiceShare)}); ${coupling}`;
}

/** What limits trust in the figures above; nothing where all was seen. */
function blindSpots({ gaps, recall, leftOut, entities, metrics }: Analysis, page: Page): readonly string[] {
  const left = leftOut.reduce((sum, group) => sum + group.count, 0);
  const { share } = recallOver(recall);
  const access = share === null || share === 1 ? '' : `; ${percent(share)} of the data access was understood`;
  const parts = [
    gaps.length > 0 ? `Not understood: ${count(gaps.length, 'place')}${access}.` : '',
    left > 0 ? `Left out: ${count(left, 'file')}.` : '',
    entities.length === 0 && metrics.files > 0 ? 'No entities were found, so data plays no part.' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : remark(parts.join(' '), page, 0);
}
