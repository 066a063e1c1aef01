import type { Signal } from '../model/decomposition.js';

/**
 * How much each signal says, relative to one call; what each is worth on monoliths with a known answer stands in README.md.
 * A pair's weight is the sum over signals of weight · log2(1 + count), discounted (see affinity.ts).
 */
export const SIGNALS = {
  call: { weight: 1, reason: 'who runs whom is what a cut turns into a network call' },
  inject: { weight: 1, reason: 'a constructor names the collaborators on purpose' },
  extend: { weight: 1, reason: 'a subclass cannot be moved away from its base without copying it' },
  import: { weight: 1.5, reason: 'a named value is used, though not called: constants, enums, wiring; at 1, agreement on flat trees falls by .04' },
  type: { weight: 1, reason: 'types name the things of the domain: below this weight, agreement with known modules falls (0.52 to 0.46 on flat trees)' },
  declare: { weight: 2, reason: 'the file is the entity' },
  write: { weight: 0.75, reason: 'who writes a table decides its rules; two writers in two services share a database' },
  read: { weight: 0.25, reason: 'a reader can be served by a call or a copy' },
  relation: { weight: 0.25, reason: 'a foreign key is lost when its two tables part' },
  transaction: { weight: 2, reason: 'what is written in one transaction needs a saga when parted' },
  word: { weight: 0.35, reason: 'the authors named what belongs together alike' },
  folder: { weight: 2, reason: 'the authors put together what belongs together; scaled by how far folders turn out to be domains' },
} as const satisfies Record<Signal, { readonly weight: number; readonly reason: string }>;

export type Weights = Readonly<Record<Signal, number>>;

/** The default weights as plain numbers. */
export function defaultWeights(): Weights {
  const entries = Object.entries(SIGNALS).map(([signal, { weight }]) => [signal, weight] as const);
  return Object.fromEntries(entries) as Weights; // the entries are those of SIGNALS, one per Signal
}
