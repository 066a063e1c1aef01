import { EXIT, UserError } from '../model/errors.js';
import { didYouMean } from '../judge/closest.js';
import { compareText } from '../model/location.js';
import type { AnyRule } from '../model/rule.js';
import { renderRules, renderRulesJson, renderRuleAsPage } from '../report/rules.js';
import { escapeTerminal } from '../report/escape-terminal.js';
import type { Task } from './flags.js';
import { rulesWith } from './load-rules.js';
import { readRulePages } from './rule-pages.js';
import type { Streams } from './streams.js';
import { widthOf } from './terminal-shape.js';
import { writeText } from './write-text.js';

/** `seamline rules`: the rules by id; with an id the page of that rule, or what it says of itself where it has none. */
export async function runRules({ name, flags }: Extract<Task, { kind: 'rules' }>, streams: Streams): Promise<number> {
  const all = [...(await rulesWith(flags.rule, streams.cwd))].sort((a, b) => compareText(a.id, b.id));
  const asked = name === undefined ? all : [ruleNamed(name, all)];
  await writeText(streams.stdout, flags.format === 'json' ? renderRulesJson(asked) : forPeople(asked, name, streams));
  return EXIT.clean;
}

function forPeople(asked: readonly AnyRule[], name: string | undefined, streams: Streams): string {
  const [first] = asked;
  if (name === undefined || !first) return renderRules(asked, widthOf(streams.stdout));
  const page = readRulePages().get(first.id) ?? renderRuleAsPage(first);
  return page.split('\n').map(escapeTerminal).join('\n');
}

function ruleNamed(name: string, all: readonly AnyRule[]): AnyRule {
  const found = all.find(({ id }) => id === name);
  if (found) return found;
  const known = all.map(({ id }) => id);
  throw new UserError(`There is no rule "${name}"${didYouMean(name, known)}.`, 'seamline rules');
}
