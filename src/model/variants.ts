import type { BranchFact } from './file-facts.js';
import type { UnitId } from './ids.js';
import type { Location, Span } from './location.js';

/** A named set of variants, and where code tells them apart: payment methods, storage providers, states of an order. */
export interface VariantAxis {
  readonly name: string;
  /** Names as declared, in order; labels, sorted, where nothing declares them. */
  readonly members: readonly string[];
  /** Where it is declared: the same set under several declarations (a schema's enum and its copy) is one axis. By kind, then place; never empty. */
  readonly declarations: readonly AxisDeclaration[];
  readonly nature: AxisNature;
  /** Why it is of that nature, one phrase. */
  readonly reason: string;
  /** By place. */
  readonly sites: readonly VariantSite[];
  /** By kind, then pattern. */
  readonly families: readonly VariantFamily[];
  /** Units that tell the variants apart, or are named after one, and use several packages of providers of one kind. By unit, then kind. */
  readonly providers: readonly ProviderUse[];
  /** What its places cost; null unless its nature is `variant`. */
  readonly sprawl: VariantSprawl | null;
}

/** What telling the variants of an axis apart costs. Places that hand over to whoever does it, and those of the user interface, cost nothing here. */
export interface VariantSprawl {
  /** How much is decided: about one for each function that does something for every variant, less for choosing values. */
  readonly weight: number;
  /** Functions that do something for more than one or two of many variants, and that no compiler asks for the next. */
  readonly acting: number;
  /** Files in which something is decided, sorted. */
  readonly files: readonly string[];
  /** Files with a place that names nearly all members, of whatever kind: another variant most likely means editing them. Sorted. */
  readonly edits: readonly string[];
  /** What an interface of the variants would have to do: the functions in which something is decided, by place. */
  readonly operations: readonly string[];
}

export interface AxisDeclaration extends Location {
  /**
   * `property`: a literal property that tells the members of a union apart. `classes`: classes of one base or interface. `package`: a package that is not
   * analysed declares it; its members are those that are named. `labels`: nothing declares it. For these two this is the first place that names them.
   * `providers`: packages of three providers of one kind or more that one class or function uses, which stands here; it has no sites.
   */
  readonly kind: 'enum' | 'schema' | 'object' | 'list' | 'zod' | 'union' | 'property' | 'classes' | 'package' | 'labels' | 'providers';
  readonly name: string;
}

/**
 * What kind of set it is. Only a `variant` (kinds of one thing, each done in its own way) is worth judging:
 * `state`: what one thing goes through. `event`: what happened, or what is to be done. `data-type`: types, operators, units, formats.
 * `interface`: what a user sees. `platform`: what the code runs on. `registry`: keys that something is looked up by. `entity`: names of entities.
 * `foreign`: a package's own, to which only its makers can add. `role`: who may do what. `value`: nothing is done for them, a value is chosen.
 */
export type AxisNature = 'variant' | 'state' | 'event' | 'data-type' | 'interface' | 'platform' | 'registry' | 'entity' | 'foreign' | 'role' | 'value';

/** A place that tells variants of an axis apart. */
export interface VariantSite extends Span {
  readonly kind: Exclude<BranchFact['kind'], 'set'>;
  readonly does: BranchFact['does'];
  readonly unit: UnitId;
  readonly member: string | null;
  /** Members that it names, in the order of the axis. */
  readonly covers: readonly string[];
  readonly exhaustive: boolean;
  /** It lies in the user interface. */
  readonly screen: boolean;
}

/** Files, or declarations, of three variants or more whose names differ in the variant alone. */
export interface VariantFamily {
  readonly kind: 'file' | 'declaration' | 'method';
  /** The name with `*` for the variant: `send-message-*.usecase.ts`, `*Gateway`. */
  readonly pattern: string;
  /** By member, then place. */
  readonly parts: readonly FamilyPart[];
}

export interface FamilyPart extends Span {
  readonly member: string;
}

/** Packages of several providers of one kind that one unit uses. */
export interface ProviderUse {
  readonly unit: UnitId;
  /** What they provide: `payment`, `sms`, `mail`, … */
  readonly kind: string;
  /** One for each provider, sorted; at least two. */
  readonly packages: readonly string[];
}
