export interface Token {
  readonly text: string;
  /** `word`: a keyword or punctuation, which clones must agree on. */
  readonly kind: 'name' | 'literal' | 'word';
  /** From 1. */
  readonly line: number;
}
