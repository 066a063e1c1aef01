import { compareText } from '../model/location.js';
import type { RuleSetting } from '../model/options.js';
import type { AnyRule, Severity } from '../model/rule.js';
import { didYouMean } from './closest.js';

type Settings = Readonly<Record<string, RuleSetting>>;

/** A rule as it is to be run. */
export interface RuleRun {
  readonly rule: AnyRule;
  /** Null where the settings name none: then the rule, and each violation, speak for themselves. */
  readonly severity: Severity | null;
  /** The rule's defaults, with the settings laid over them. */
  readonly options: object;
}

/** Something in the settings that no rule understands. */
export interface SettingProblem {
  readonly ruleId: string;
  /** Null where the rule itself is meant. */
  readonly option: string | null;
  /** What is wrong, with what would be right. */
  readonly message: string;
}

/** The rules to run, by id, those that are `off` left out. Settings with problems (see `settingProblems`) are taken as far as they go. */
export function planRules(rules: readonly AnyRule[], settings: Settings): readonly RuleRun[] {
  return [...rules]
    .sort((a, b) => compareText(a.id, b.id))
    .flatMap((rule) => {
      const { severity, options } = settingOf(settings, rule.id);
      return severity === 'off' ? [] : [{ rule, severity, options: merged(rule.defaults, options) }];
    });
}

/** What in the settings is unknown or of the wrong kind: rule ids, option keys, option values; in the order of the settings. Empty where all is well. */
export function settingProblems(rules: readonly AnyRule[], settings: Settings): readonly SettingProblem[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return Object.keys(settings).flatMap((ruleId) => {
    const rule = known.get(ruleId);
    if (!rule) return [{ ruleId, option: null, message: `unknown rule ${quoted(ruleId)}${suggestion(ruleId, [...known.keys()].sort(compareText), 'rules')}` }];
    return optionProblems(rule, settingOf(settings, ruleId).options);
  });
}

function optionProblems(rule: AnyRule, options: Readonly<Record<string, unknown>>): SettingProblem[] {
  const defaults = new Map<string, unknown>(Object.entries(rule.defaults));
  return Object.entries(options).flatMap(([option, value]) => {
    const expected = defaults.get(option);
    const whose = `option ${quoted(option)} of rule ${quoted(rule.id)}`;
    if (expected === undefined) return [{ ruleId: rule.id, option, message: `unknown ${whose}${suggestion(option, [...defaults.keys()], 'options')}` }];
    return kindOf(value) === kindOf(expected) ? [] : [{ ruleId: rule.id, option, message: `${whose} must be ${kindOf(expected)}, not ${kindOf(value)}` }];
  });
}

function settingOf(settings: Settings, ruleId: string): { severity: Severity | 'off' | null; options: Readonly<Record<string, unknown>> } {
  const setting = Object.hasOwn(settings, ruleId) ? settings[ruleId] : undefined;
  if (setting === undefined) return { severity: null, options: {} };
  if (typeof setting === 'string') return { severity: setting, options: {} };
  return { severity: setting[0], options: setting[1] };
}

function merged(defaults: object, options: Readonly<Record<string, unknown>>): object {
  // fromEntries defines properties, so that a key named __proto__ stays a key.
  return Object.fromEntries(Object.entries(defaults).map(([key, value]: [string, unknown]) => [key, Object.hasOwn(options, key) ? options[key] : value]));
}

/** The kind of a value, as a noun with its article. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : 'no finite number';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'string' ? 'a text' : 'an object';
}

function suggestion(word: string, known: readonly string[], noun: string): string {
  if (known.length === 0) return `; there are no ${noun}`;
  return `${didYouMean(word, known)}; known ${noun}: ${known.join(', ')}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
