import type { DecoratorFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';

/** How far a decorator's transaction reaches. */
export interface Decorated {
  /** `ambient`: all that runs while the method runs is in it. `hosted`: of that, what goes through the package's handle. `own`: the method's own accesses. */
  readonly reach: 'ambient' | 'hosted' | 'own';
  /** Never part of a caller's transaction. */
  readonly apart: boolean;
  /** It opens none itself: what it does is in its caller's transaction, or in none. */
  readonly passive: boolean;
  /** The decorator, where it is the repository's own. */
  readonly decorator: UnitId | null;
}

/** Decorators that run a method in a transaction, by the package they come from (`name/`: all packages of that scope); the reach as the packages document it. */
const TRANSACTIONAL: ReadonlyMap<string, { readonly name: string; readonly reach: Decorated['reach'] }> = new Map([
  ['typeorm', { name: 'Transaction', reach: 'own' }],
  ['typeorm-transactional', { name: 'Transactional', reach: 'ambient' }],
  ['typeorm-transactional-cls-hooked', { name: 'Transactional', reach: 'ambient' }],
  ['@nestjs-cls/transactional', { name: 'Transactional', reach: 'hosted' }],
  ['@mikro-orm/', { name: 'Transactional', reach: 'ambient' }],
  ['sequelize-transactional-decorator', { name: 'Transactional', reach: 'ambient' }],
  ['@vendure/core', { name: 'Transaction', reach: 'ambient' }],
]);

/** What a decorator of the repository's own is called that runs its method in a transaction. */
const OWN_NAME = /^(?:(?:run|execute)?(?:in|with|use)?transaction(?:al)?|unitofwork)$/i;

/** Propagations that leave a caller's transaction. */
const APART = /^(?:requires_?new|not_?supported|never)$/i;
/** Propagations that open none. */
const PASSIVE = /^(?:not_?supported|never|supports)$/i;

/** What tells that a decorator of the repository is one. */
export interface OwnDecorators {
  /** The units in which a transaction is opened or begun. */
  readonly opening: ReadonlySet<UnitId>;
  /** The names that the user gives. */
  readonly named: ReadonlySet<string>;
}

/**
 * Whether a decorator runs its method in a transaction: one of a known package, or one of the repository's own that is named so or opens a
 * transaction itself. Null for anything else, the same names of other packages included.
 */
export function transactionalBy(
  program: Program,
  { path, decorator }: { readonly path: string; readonly decorator: DecoratorFact },
  { opening, named }: OwnDecorators,
): Decorated | null {
  const words = decorator.arguments.map(lastWord);
  const how = { apart: words.some((word) => APART.test(word)), passive: words.some((word) => PASSIVE.test(word)) };
  if (named.has(decorator.name)) return { reach: 'ambient', ...how, decorator: null };
  const outside = program.externalName(path, decorator.name);
  if (outside) {
    const known = TRANSACTIONAL.get(outside.module) ?? TRANSACTIONAL.get(outside.module.slice(0, outside.module.indexOf('/') + 1));
    return known?.name === outside.name ? { reach: known.reach, ...how, decorator: null } : null;
  }
  const meaning = program.meaningOf(path, 0, { kind: 'name', name: decorator.name });
  if (meaning?.kind !== 'declared') return null;
  const name = program.declaration(meaning.unit)?.fact.name ?? '';
  return opening.has(meaning.unit) || OWN_NAME.test(name) ? { reach: 'ambient', ...how, decorator: meaning.unit } : null;
}

/** `REQUIRES_NEW` of `Propagation.REQUIRES_NEW`, of `'REQUIRES_NEW'` and of `{ propagation: … }`. */
function lastWord(expression: DecoratorFact['arguments'][number]): string {
  if (expression.kind === 'member') return expression.name;
  if (expression.kind === 'literal') return String(expression.value);
  const given = expression.kind === 'object' ? expression.properties.find(({ key }) => key === 'propagation') : undefined;
  return given ? lastWord(given.value) : '';
}
