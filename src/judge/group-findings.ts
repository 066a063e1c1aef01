import type { Finding } from '../model/analysis.js';
import { compareText } from '../model/location.js';
import type { AnyRule, Evidence, Repeated } from '../model/rule.js';
import { fillSlots } from './identify.js';
import { byRank } from './rank.js';

/** So many members are shown as evidence; all of them are in `members`. */
const MOST_EXAMPLES = 5;

/**
 * Tells findings of one rule, group and severity as one, where there are two or more: in the rule's words for a repeated one, at the place of the
 * first by rank, with the first members as evidence. By rank. Findings without a group, and those alone in theirs, stay as they are.
 */
export function groupFindings(findings: readonly Finding[], rules: readonly AnyRule[]): Finding[] {
  const wordings = new Map(rules.map(({ id, repeated }) => [id, repeated]));
  const groups = new Map<string, Finding[]>();
  const told: Finding[] = [];
  for (const finding of findings) {
    const { group, ruleId } = finding;
    if (group === undefined || !wordings.get(ruleId)) told.push(finding);
    else groups.set(group, [...(groups.get(group) ?? []), finding]);
  }
  for (const members of groups.values()) {
    const [first, ...others] = members.sort(byRank);
    const wording = first && wordings.get(first.ruleId);
    if (!first || !wording) continue;
    told.push(others.length === 0 ? first : asOne([first, ...others], wording));
  }
  return told.sort(byRank);
}

function asOne(members: readonly [Finding, ...Finding[]], wording: Repeated): Finding {
  const [first] = members;
  const { key: _, ...common } = first;
  const data = { ...shared(members), count: members.length };
  return {
    ...common,
    message: fillSlots(wording.problem, data),
    data,
    services: distinct(members.flatMap(({ services }) => services)),
    entities: distinct(members.flatMap(({ entities }) => entities)),
    evidence: members.slice(0, MOST_EXAMPLES).map((member) => exampleOf(member, wording)),
    fingerprint: first.group ?? first.fingerprint,
    weight: members.reduce((sum, { weight }) => sum + weight, 0),
    members,
  };
}

/** What the data of all members agrees on. */
function shared(members: readonly [Finding, ...Finding[]]): Finding['data'] {
  const [first, ...others] = members;
  return Object.fromEntries(
    Object.entries(first.data).filter(([slot, value]) => others.every(({ data }) => Object.hasOwn(data, slot) && data[slot] === value)),
  );
}

function exampleOf({ path, line, endLine, data }: Finding, { each }: Repeated): Evidence {
  return { path, line, endLine, note: fillSlots(each, data) };
}

function distinct<Name extends string>(names: readonly Name[]): readonly Name[] {
  return [...new Set(names)].sort(compareText);
}
