import type { Difference } from '../model/difference.js';
import { count } from '../model/wording.js';
import { CHANGE_WORDS, written } from './change-words.js';
import { differenceInWords, sectionsOf, sideName, type Told, type ToldSection } from './difference-words.js';
import { bulleted, code, details, markdownTable, prose } from './markdown-text.js';

/** A comment on GitHub holds 65,536 characters; what frames this one needs room as well. */
const MOST_CHARACTERS = 60_000;
const MOST_PLACES = 5;
/** Room for the line that counts what is not shown, in each section. */
const LAST_LINE = 100;

/** What changed, as a comment on a change, in GitHub's Markdown, under 60,000 characters; what does not fit is counted. Ends with a newline. */
export function renderDifferenceMarkdown(difference: Difference, { prefix = '' }: { readonly prefix?: string } = {}): string {
  const head = [
    `## Seamline: ${prose(differenceInWords(difference))}`,
    `From ${code(sideName(difference.before))} to ${code(sideName(difference.after))}.`,
    figures(difference),
    ...notes(difference),
  ].filter((block) => block !== '');
  const sections = sectionsOf(difference, '→');
  let left = MOST_CHARACTERS - head.join('\n\n').length;
  const blocks = sections.map((section, index) => {
    // each of those to come has a right to its share of what is left
    const block = sectionBlock(section, { prefix, room: left / (sections.length - index) });
    left -= block.length + 2;
    return block;
  });
  return `${[...head, ...blocks].join('\n\n')}\n`;
}

function sectionBlock({ title, told }: ToldSection, { prefix, room }: { readonly prefix: string; readonly room: number }): string {
  const lines: string[] = [];
  let left = room - LAST_LINE - title.length;
  for (const [index, one] of told.entries()) {
    const line = lineOf(one, prefix);
    left -= line.length + 3;
    if (left < 0) {
      lines.push(`_and ${count(told.length - index, 'more', 'more')}, in the terminal and JSON reports_`);
      break;
    }
    lines.push(line);
  }
  return details(`<b>${prose(title)}</b>`, bulleted(lines));
}

function lineOf({ what, note, places }: Told, prefix: string): string {
  const shown = places.slice(0, MOST_PLACES).map(({ place, note: said }) => `  - ${code(prefix + place)} ${prose(said)}`.trimEnd());
  const more = places.length > MOST_PLACES ? [`  - and ${places.length - MOST_PLACES} more`] : [];
  return [`${code(what)}: ${prose(note)}`, ...shown, ...more].join('\n');
}

function figures({ figures: all }: Difference): string {
  const rows = all.filter(({ change }) => change !== 'same');
  if (rows.length === 0) return '';
  return markdownTable(
    ['Figure', '-Before', '-After', ''],
    rows.map((row) => [code(row.metric), written(row.before, row), written(row.after, row), CHANGE_WORDS[row.change]]),
  );
}

function notes({ notes: told, elsewhere, failedRules }: Difference): readonly string[] {
  const fresh = elsewhere === null || elsewhere === 0 ? [] : [`Proposed anew, ${count(elsewhere, 'file')} would be in another service than here.`];
  const faults = failedRules.map((id) => `The rule ${id} failed, and its findings are not compared.`);
  return [...told, ...fresh, ...faults].map((note) => `_${prose(note)}_`);
}
