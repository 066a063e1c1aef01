import type { RuleFault } from '../model/analysis.js';
import { EXIT } from '../model/errors.js';
import { escapeTerminal } from '../report/escape-terminal.js';
import type { OutputStream } from './streams.js';
import { writeText } from './write-text.js';

/** Lines of a stack that lead to the place in the rule. */
const MOST_LINES = 4;

/** Names on stderr each rule that failed, with what was thrown and where; the exit code that this makes: 3, or 0 where none failed. */
export async function tellFaults(faults: readonly RuleFault[] = [], stderr: OutputStream): Promise<typeof EXIT.clean | typeof EXIT.incomplete> {
  for (const { ruleId, message, stack } of faults) {
    const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
    const lines = [`warning: the rule ${ruleId} failed, and its findings are missing: ${message}`, ...frames.slice(0, MOST_LINES)];
    await writeText(
      stderr,
      `${lines.map(escapeTerminal).join('\n')}\n  try: --config with "rules": { "${escapeTerminal(ruleId)}": "off" }, and report it to whoever wrote the rule\n`,
    );
  }
  return faults.length > 0 ? EXIT.incomplete : EXIT.clean;
}
