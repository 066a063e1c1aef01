import { Chalk, type ChalkInstance } from 'chalk';
import { shellWord } from './shell-word.js';

/** What the terminal can show and the reader wants to see. */
export interface TerminalOptions {
  /** Colours of the terminal: none, 16, 256 or 16 million. */
  readonly colour: 0 | 1 | 2 | 3;
  /** Columns; taken as 60 where it is less, as 120 where it is more. */
  readonly width: number;
  /** Lists in full instead of their beginning. */
  readonly verbose: boolean;
  /** Whether the terminal shows more than ASCII. */
  readonly unicode: boolean;
  /** Whether what comes first is gone from sight once all is written: then it stands at the end once more. */
  readonly scrolls?: boolean;
  /** The analysed folder as the user named it, for the commands at the end; `.` by default. */
  readonly path?: string;
  /** The graph as the user named it, where one was analysed instead of a folder. */
  readonly graph?: string | undefined;
}

/** What every section draws on: the options, made definite. */
export interface Page {
  readonly width: number;
  readonly verbose: boolean;
  /** What was analysed, as words of a POSIX shell: the folder, or `--graph FILE`. */
  readonly target: string;
  readonly chalk: ChalkInstance;
  readonly ellipsis: string;
  readonly arrow: string;
}

/** A section of the report: lines without line ends, its title first; none where it has nothing to say. */
export type Section<Subject> = (subject: Subject, page: Page) => readonly string[];

/** Below, the columns of the tables have no room. */
const NARROWEST = 60;
/** Above, lines are too long to read. */
const WIDEST = 120;

/** The page for these options. */
export function pageOf(options: TerminalOptions): Page {
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, Math.floor(options.width) || 0)),
    verbose: options.verbose,
    target: options.graph === undefined ? shellWord(options.path ?? '.') : `--graph ${shellWord(options.graph)}`,
    chalk: new Chalk({ level: options.colour }),
    ellipsis: options.unicode ? '…' : '...',
    arrow: options.unicode ? '→' : '->',
  };
}
