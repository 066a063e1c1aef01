import type { Finding } from '../model/analysis.js';
import type { GateResult, LimitResult } from '../model/gate.js';

/** What the formats for other tools take beside the analysis. */
export interface ExchangeOptions {
  /** The verdict, where `check` asks: missed limits are then told as findings are. */
  readonly gate?: GateResult;
  /** What leads from the folder where the other tool starts (mostly the repository's root) to the analysed one: `apps/shop/`, or nothing. */
  readonly prefix?: string;
  /** The page of each rule in Markdown, by id. */
  readonly pages?: ReadonlyMap<string, string>;
}

/** Limits that were not kept, where a gate was asked. */
export function missedLimits({ gate }: ExchangeOptions): readonly LimitResult[] {
  return (gate?.limits ?? []).filter(({ passed }) => !passed);
}

/** Whether the baseline knows of a finding, or of all that are told as it. */
export function isKnown({ fingerprint, members }: Finding, { gate }: ExchangeOptions): boolean {
  const known = gate?.baseline?.known;
  return known !== undefined && (members ?? [{ fingerprint }]).every((member) => known.has(member.fingerprint));
}

/** A missed limit in a sentence. */
export function missedInWords({ name, bound, limit, value }: LimitResult): string {
  return `${name} is ${value}, ${bound} ${limit} is asked.`;
}

/** Message and remedy of a finding, as plain text. */
export function findingText({ message, remedy }: Finding): string {
  return `${message} ${remedy}`;
}
