import { EXIT, UserError } from '../model/errors.js';
import { escapeTerminal } from '../report/escape-terminal.js';
import { toolVersion } from '../version.js';
import { writeText } from './write-text.js';
import type { OutputStream } from './streams.js';

/**
 * Says on stderr what went wrong, and returns the exit code, 2. What the user can mend comes with what to do next and without a stack;
 * all else is a fault of ours: with stack and version, and where to report it.
 */
export async function printFailure(error: unknown, stderr: OutputStream): Promise<number> {
  const text = error instanceof UserError ? `error: ${error.message}\n  try: ${error.remedy}` : faultText(error);
  await writeText(stderr, `${escapeLines(text)}\n`);
  return EXIT.couldNotRun;
}

function faultText(error: unknown): string {
  const told = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [
    `error: seamline ${toolVersion()} failed. This is a fault of seamline, not of your code.`,
    told,
    `  try: report it on the project's issue page, with these lines, Node ${process.versions.node} and the command you ran.`,
  ].join('\n');
}

/** What is echoed from arguments, paths and configuration must not steer the terminal; our own line ends stay. */
function escapeLines(text: string): string {
  return text.split('\n').map(escapeTerminal).join('\n');
}
