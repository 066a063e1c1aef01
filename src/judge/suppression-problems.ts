import { compareText } from '../model/location.js';
import type { SuppressEntry } from '../model/options.js';
import type { AnyRule } from '../model/rule.js';
import { didYouMean } from './closest.js';

const SELECTORS = ['entity', 'service', 'path', 'fingerprint'] as const satisfies readonly (keyof SuppressEntry)[];

/** What the entries of `suppress` lack, in their order; empty where all is well. */
export function suppressionProblems(rules: readonly Pick<AnyRule, 'id'>[], entries: readonly SuppressEntry[]): readonly { readonly message: string }[] {
  return entries.flatMap((entry, index) =>
    [...entryFaults(entry), ...ruleFaults(entry.rule, rules)].map((fault) => ({ message: `"suppress[${index}]" ${fault}` })),
  );
}

/** What an entry lacks in itself, as clauses: a rule, a reason, something to be about. */
export function entryFaults(entry: Partial<SuppressEntry>): readonly string[] {
  const { rule, reason } = entry;
  const known = SELECTORS.map((key) => `"${key}"`).join(', ');
  return [
    ...(rule === undefined ? ['must name a "rule"'] : []),
    ...(reason === undefined || reason.trim() === '' ? ['must give a "reason"'] : []),
    ...(SELECTORS.every((key) => entry[key] === undefined)
      ? [`must say which findings it is about: ${known}; to silence all of a rule, "rules": { "${rule ?? 'ID'}": "off" }`]
      : []),
  ];
}

/** What is wrong with the rule that an entry names, as a clause: that there is none such. */
export function ruleFaults(rule: string, rules: readonly Pick<AnyRule, 'id'>[]): readonly string[] {
  const known = rules.map(({ id }) => id).sort(compareText);
  return known.includes(rule) ? [] : [`names the unknown rule "${rule}"${didYouMean(rule, known)}; known rules: ${known.join(', ')}`];
}
