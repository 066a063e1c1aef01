import type { Analysis } from '../model/analysis.js';
import { escapeTerminal } from './escape-terminal.js';
import { heading, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { isTooSmall } from './terminal-reading.js';
import { stringWidth } from './terminal-text.js';

interface Command {
  readonly purpose: string;
  readonly name: 'graph' | 'check' | 'analyze';
  readonly flags: string;
}

const INDENT = 4;

/** The commands that are most useful after this report: a picture and a gate at today's figure where there is something to cut, and the whole lists. */
export function nextCommands(analysis: Analysis, page: Page): readonly string[] {
  const { metrics } = analysis;
  if (metrics.files === 0) return [];
  const share = Math.min(1, Math.ceil(metrics.interServiceCallShare * 100) / 100);
  const commands: readonly Command[] = [
    ...(metrics.services > 1 && !isTooSmall(analysis)
      ? [
          { purpose: 'Draw the services', name: 'graph', flags: '--format svg --output services.svg' } as const,
          {
            purpose: 'Gate in CI: fails on errors, and when more calls cross than today',
            name: 'check',
            flags: `--max-inter-service-call-share ${share}`,
          } as const,
        ]
      : []),
    page.verbose
      ? { purpose: 'Hand it to another program', name: 'analyze', flags: '--format json --output report.json' }
      : { purpose: 'See every file and place', name: 'analyze', flags: '--verbose' },
  ];
  return [...heading('Next', page), ...commands.flatMap((command) => commandLines(command, page))];
}

/** A command that is too long for one line goes on in the next, as a shell reads it: it must stay fit to paste. */
function commandLines({ purpose, name, flags }: Command, page: Page): readonly string[] {
  const start = `${' '.repeat(INDENT)}seamline ${name} ${targetFor(page)}`;
  const whole = `${start} ${flags}`;
  return [
    ...paragraph(`${purpose}:`, page, { indent: 2 }),
    ...(stringWidth(whole) <= page.width ? [whole] : [`${start} \\`, `${' '.repeat(2 * INDENT)}${flags}`]),
  ];
}

/** What was analysed, as words of a shell; a placeholder where it is too long or holds characters that cannot be shown. */
function targetFor({ target, width }: Page): string {
  const room = width - INDENT - 'seamline analyze  \\'.length;
  return stringWidth(target) <= room && escapeTerminal(target) === target ? target : 'PATH';
}
