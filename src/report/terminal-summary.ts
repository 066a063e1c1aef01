import type { Analysis } from '../model/analysis.js';
import { type MissingHistory, MOST_FILES_TOGETHER } from '../model/history.js';
import { recallOver } from '../model/recall.js';
import { ruleFaults } from './terminal-rule-faults.js';
import { isTooSmall, readingOf } from './terminal-reading.js';
import type { Page } from './terminal-page.js';
import { heading, paragraph, remark } from './terminal-layout.js';
import { count } from '../model/wording.js';
import { percent } from './terminal-words.js';

/** The answer in a few lines: how large, how many services, what the figures say, and how much was not seen. */
export function summary(analysis: Analysis, page: Page): readonly string[] {
  if (analysis.metrics.files === 0)
    return [
      ...heading(`Nothing to judge: ${analysis.graph ? 'the graph has no node that is code' : 'no source file was analysed'}.`, page),
      ...blindSpots(analysis, page),
    ];
  return [
    ...heading(`${size(analysis)}: ${services(analysis)}`, page),
    ...(analysis.graph ? remark('Read from a graph: what is called a file here is a node of it, and a place is always its line 1.', page, 0) : []),
    ...readingOf(analysis).flatMap((sentence) => paragraph(sentence, page)),
    ...changes(analysis, page),
    ...ruleFaults(analysis, page),
    ...blindSpots(analysis, page),
  ];
}

function size({ metrics, graph }: Analysis): string {
  if (graph) return `${count(graph.nodes, 'node')}, ${count(graph.edges, 'edge')}`;
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

/** How far the candidate services change apart already. */
function changes({ coChange }: Analysis, page: Page): readonly string[] {
  if (!coChange) return [];
  const { commits, crossing, share } = coChange;
  const text = `${crossing} of ${count(commits, 'commit')} (${percent(share)}) changed more than one service; commits of more than ${MOST_FILES_TOGETHER} files left out, two years up to the last.`;
  return paragraph(text, page);
}

/** What a user can do something about; a folder without a history needs no word. */
const NO_HISTORY: Readonly<Record<MissingHistory, string>> = {
  'not-versioned': '',
  'no-commits': '',
  shallow: 'The clone is shallow, so its history plays no part (git fetch --unshallow).',
  'no-git': 'No git program was found, so the history plays no part.',
  'leads-elsewhere': 'The .git of this folder leads elsewhere, so the history plays no part.',
  unreadable: 'Git could not read the history, so it plays no part.',
  'too-large': 'The history is larger than the limits, so it plays no part.',
};

/** What limits trust in the figures above; nothing where all was seen. */
function blindSpots({ facts, gaps, recall, leftOut, entities, metrics }: Analysis, page: Page): readonly string[] {
  const left = leftOut.reduce((sum, group) => sum + group.count, 0);
  const { share } = recallOver(recall);
  const access = share === null || share === 1 ? '' : `; ${percent(share)} of the data access was understood`;
  const parts = [
    gaps.length > 0 ? `Not understood: ${count(gaps.length, 'place')}${access}.` : '',
    left > 0 ? `Left out: ${count(left, 'file')}.` : '',
    entities.length === 0 && metrics.files > 0 ? 'No entities were found, so data plays no part.' : '',
    facts.history?.missing ? NO_HISTORY[facts.history.missing] : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : remark(parts.join(' '), page, 0);
}
