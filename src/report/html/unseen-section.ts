import type { Analysis } from '../../model/analysis.js';
import { count } from '../../model/wording.js';
import { percent } from '../terminal-words.js';
import { element, type Markup } from './markup.js';
import { code, folded, type PageSource, placed, points, section, table } from './page-words.js';

/** Gaps told one by one for each reason. */
const MOST = 100;

const REASONS = {
  'unresolved-import': 'Imports that lead to no file',
  'unresolved-receiver': 'Calls shaped like data access whose receiver is not known',
  'dynamic-query': 'Data accesses whose entity is only known when the program runs',
  'parse-error': 'Syntax that could not be read',
  'too-large': 'Files over the size limit',
  unreadable: 'Files that could not be read',
  'unusable-config': 'Configuration that could not be used',
} satisfies Record<Analysis['gaps'][number]['reason'], string>;

/** What was not understood or left out, so that silence never looks like cleanliness. */
export function unseenSection({ analysis, data }: PageSource): Markup {
  const { gaps, leftOut, recall } = analysis;
  const reasons = Object.entries(REASONS).map(([reason, words]) => ({ words, places: gaps.filter((gap) => gap.reason === reason) }));
  const layers = recall.map(({ via, resolved, unresolved }) => {
    const share = resolved + unresolved === 0 ? '' : percent(resolved / (resolved + unresolved));
    return [via ?? 'unknown layer', resolved, unresolved, share];
  });
  return section(
    'unseen',
    'Not seen',
    element(
      'p',
      {},
      gaps.length === 0 ? 'Everything that looks like a dependency or a data access was understood.' : `${count(gaps.length, 'place')} not understood.`,
    ),
    layers.length > 0 &&
      table('Data access by layer: calls understood, and calls that look like one and were not.', ['Layer', '-Understood', '-Not', '-Share'], layers),
    reasons
      .filter(({ places }) => places.length > 0)
      .map(({ words, places }) =>
        folded(
          `${words} (${places.length})`,
          points(
            places.map((gap) => [placed(gap), ' ', code(gap.detail)]),
            MOST,
          ),
        ),
      ),
    leftOut.length > 0 && [
      element('h3', {}, 'Left out'),
      points(leftOut.map(({ reason, count: files, examples }) => [`${reason}: ${count(files, 'file')}, as `, code(examples[0] ?? '')])),
    ],
    faults(analysis),
    data.placesLeftOut > 0 &&
      element(
        'p',
        { class: 'aside' },
        `The places of ${count(data.placesLeftOut, 'reference')} inside services are not in this page, as it would grow too large; the map counts them.`,
      ),
  );
}

function faults({ ruleFaults = [] }: Analysis): readonly (Markup | null)[] {
  if (ruleFaults.length === 0) return [];
  return [element('h3', {}, 'Rules that failed'), points(ruleFaults.map(({ ruleId, message }) => [code(ruleId), ' ', message]))];
}
