import type { Analysis } from '../model/analysis.js';
import { conclusions } from './terminal-conclusions.js';
import { cycles } from './terminal-cycles.js';
import { elsewhere } from './terminal-elsewhere.js';
import { firstScreen, SCREEN } from './terminal-first-screen.js';
import { findings } from './terminal-findings.js';
import { holdings } from './terminal-holdings.js';
import { kernel, unassigned } from './terminal-kernel.js';
import { links } from './terminal-links.js';
import { measures } from './terminal-measures.js';
import { modules } from './terminal-modules.js';
import { graphReading } from './terminal-graph.js';
import { nextCommands } from './terminal-next.js';
import { pageOf, type Section, type TerminalOptions } from './terminal-page.js';
import { services } from './terminal-services.js';
import { sharedData } from './terminal-shared-data.js';
import { gaps, leftOut } from './terminal-unseen.js';

export type { TerminalOptions };

/** Between the report and its beginning, said again. */
const RULER = '-'.repeat(20);

/** In reading order: the answer, what speaks against it, what it is made of, what was not seen, what to do next. */
const SECTIONS: readonly Section<Analysis>[] = [
  firstScreen,
  services,
  measures,
  links,
  sharedData,
  cycles,
  findings,
  holdings,
  modules,
  elsewhere,
  kernel,
  unassigned,
  conclusions,
  graphReading,
  gaps,
  leftOut,
  nextCommands,
];

/**
 * The report for people; ends with a newline. No line is wider than `width` (see `TerminalOptions`), and text of the analysed
 * repository cannot steer the terminal.
 */
export function renderTerminal(analysis: Analysis, options: TerminalOptions): string {
  const page = pageOf(options);
  const sections = SECTIONS.map((section) => section(analysis, page)).filter((lines) => lines.length > 0);
  const length = sections.reduce((sum, lines) => sum + lines.length + 1, 0);
  if (options.scrolls && length > SCREEN) sections.push([RULER, ...firstScreen(analysis, page)]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
