import type { Program, Trail } from '../model/program.js';
import type { UnitId } from '../model/ids.js';
import type { Catalogue, KnownEntity } from './catalogue.js';
import type { DataLayer } from './data-layer.js';
import type { CallKey } from './site.js';
import type { Written } from './written-place.js';

/** What the parts of reading calls ask each other. Made once for each analysis. */
export interface World {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly layers: readonly DataLayer[];
  /** The layers that keep the transaction that is around: see `DataLayer.keepsTransaction`. */
  readonly keeping: ReadonlySet<DataLayer>;
  /** The classes that others extend. */
  readonly extended: ReadonlySet<UnitId>;
  /** Names that queries give to entities, by the call that starts the query. Grows while trails are walked; walking again adds the same. */
  readonly aliases: Map<CallKey, Map<string, KnownEntity>>;
  /** The calls and names being looked at, against circles: a callback's result is asked for by the very call that hands the callback its parameter. */
  readonly open: Set<string>;
  /** The handle at the end of a trail; null where the trail is no data layer's, or leads to nothing of its. */
  handleOf(trail: Trail): Handle | null;
  /** The handle that an expression is: see `followedHandle`. */
  handleAt(written: Written): Handle | null;
}

/** An object of a data layer, as far as its trail tells. */
export interface Handle {
  readonly layer: DataLayer;
  /** One of the layer's kinds; null for the package itself. */
  readonly kind: string | null;
  readonly entities: readonly KnownEntity[];
  /** The call that opened the transaction it belongs to: the outermost, as inner ones are savepoints. */
  readonly transaction: CallKey | null;
  /** The calls that tell it apart, the latest last: see `StepRule.marks`. */
  readonly marks: readonly CallKey[];
  /** The expressions that handed in the transaction it runs in: see `StepRule.within`. */
  readonly within: readonly Written[];
  /** It is the handle of the transaction that is around, whichever that is: `TransactionHost.tx`. */
  readonly hosted: boolean;
  /** The SQL that it runs: see `StepRule.prepares`. */
  readonly prepared: Written | null;
  /** The step that named the operation to come: `update` before `execute`. */
  readonly named: string | null;
}

/** An object of a layer of which nothing is known but what it is about. */
export function freshHandle(layer: DataLayer, kind: string | null, entities: readonly KnownEntity[]): Handle {
  return { layer, kind, entities, transaction: null, marks: [], within: [], hosted: false, prepared: null, named: null };
}

/** A property read or a call, from a handle. */
export interface Step {
  readonly name: string;
  /** Null for a property. */
  readonly call: { readonly path: string; readonly index: number } | null;
}
