import type { EntityId, ServiceId } from './ids.js';
import type { Span } from './location.js';
import type { SystemView } from './system-view.js';

export type Severity = 'error' | 'warning' | 'note';

/** The names between braces in a text: `SlotOf<'{a} uses {b}'>` is `'a' | 'b'`. */
export type SlotOf<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | SlotOf<Rest> : never;

/** A place with a sentence of why it matters, in reading order. */
export interface Evidence extends Span {
  readonly note: string;
}

export interface Violation<Slot extends string = string> {
  /** Fills the rule's `problem`. */
  readonly data: Readonly<Record<Slot, string | number>>;
  /** Where a reader looks first. */
  readonly at: Span;
  readonly evidence: readonly Evidence[];
  readonly services: readonly ServiceId[];
  readonly entities: readonly EntityId[];
  /** What identifies the finding when lines move: names, never lines. */
  readonly key: string;
  /** Replaces the rule's severity for this violation. */
  readonly severity?: Severity;
  /**
   * What acting on it is worth beside other violations of its severity, whatever their rule: the services that it ties together, times the entry
   * points that reach it where the rule knows them. By default the number of its services.
   */
  readonly weight?: number;
  /** Names, never lines: violations of one rule and severity with the same group are told as one finding, in the words of the rule's `repeated`. */
  readonly group?: string;
}

/** How a group of violations is told. */
export interface Repeated<Text extends string = string> {
  /** The sentence; `{count}` is how many there are, other slots are filled from the first of them: only what all of a group share belongs here. */
  readonly problem: Text;
  /** What each of them does, as a clause to stand behind its place. */
  readonly each: Text;
}

/** A smell or law, with its name in the field's words. */
export interface Rule<Problem extends string = string, Options extends object = object, Group extends string = string> {
  /** kebab-case; the file name, and the heading of its page. */
  readonly id: string;
  readonly severity: Severity;
  /** The law it stands on, one sentence. */
  readonly principle: string;
  /** Author, work, year; where the default was measured. */
  readonly source: string;
  /** The finding's sentence, `{slots}` filled from a violation's data. */
  readonly problem: Problem;
  /** What to do about it, one or two sentences. */
  readonly remedy: string;
  readonly defaults: Options;
  /** Runs when all others have run, and suppressions have been applied: only such a rule sees `view.unusedSuppressions`, and nothing suppresses it. */
  readonly last?: true;
  /** Only for a rule whose violations have a `group`. */
  readonly repeated?: Repeated<Group>;
  detect(view: SystemView, options: Options): Iterable<Violation<SlotOf<Problem> | Exclude<SlotOf<Group>, 'count'>>>;
}

/** A rule whose own types no longer matter to the one who runs it. */
export type AnyRule = Rule<string, object>;

/** Declares a rule, so that the slots in its sentences type the data of its violations. */
export function defineRule<const Problem extends string, Options extends object, const Group extends string = never>(
  rule: Rule<Problem, Options, Group>,
): Rule<Problem, Options, Group> {
  return rule;
}
