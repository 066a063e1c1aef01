import type { Facts } from '../model/facts.js';
import { type CouplingIndex, couplingOf } from './coupling.js';
import { fileWords, type Similarity, similarFiles } from './lexical.js';
import type { Weights } from './signals.js';

/** What every graph of one code base is made from. */
export interface Base {
  readonly facts: Facts;
  readonly coupling: CouplingIndex;
  readonly weights: Weights;
  readonly words: readonly Similarity[];
}

/** Judgement after the bench: 3 neighbours or 15, thresholds of .10 or .25 agree less with known modules. */
const WORD_OPTIONS = { neighbours: 8, threshold: 0.15 };

/** Reads it from the facts, once for all graphs. */
export function baseOf(facts: Facts, weights: Weights): Base {
  return { facts, weights, coupling: couplingOf(facts), words: similarFiles(fileWords(facts), WORD_OPTIONS) };
}
