import type { CloneCoverage } from './system-view.js';

/** From where on code of variants, or of services, is a copy of each other's. */
export interface CopyLimits {
  /** Share that stands in another word for word. */
  readonly minExact: number;
  /** Share that stands in another but for names and literals, less what unrelated files of the kind have in common. */
  readonly minRenamedRise: number;
  /** Tokens that are copied. */
  readonly minTokens: number;
}

/** Measured: see the options on the page of `over-split-clones`. */
export const COPY_LIMITS: CopyLimits = { minExact: 0.25, minRenamedRise: 0.3, minTokens: 300 };

/** Variants whose code is shorter than this on average are declarations, which are alike by nature. In tokens (measured on lists of providers). */
const LEAST_VARIANT = 60;

/** What variants have of each other. */
export interface Copies {
  readonly kind: 'exact' | 'renamed';
  /** Copied ones. */
  readonly tokens: number;
  /** Of all tokens, 0 to 1. */
  readonly share: number;
}

/** What is copied between variants; null where that is little, or where nothing unrelated is there to compare other names with. */
export function copiesAmong(
  { control, exact, exactTokens, groups, renamed, renamedTokens, tokens }: CloneCoverage,
  limits: CopyLimits = COPY_LIMITS,
): Copies | null {
  const read = groups.filter((group) => group.tokens > 0).length;
  if (tokens < read * LEAST_VARIANT) return null;
  if (exact >= limits.minExact) return exactTokens < limits.minTokens ? null : { kind: 'exact', tokens: exactTokens, share: exact };
  const rise = control === null ? 0 : renamed - control;
  return control === null || rise < limits.minRenamedRise || renamedTokens < limits.minTokens
    ? null
    : { kind: 'renamed', tokens: renamedTokens, share: renamed };
}
