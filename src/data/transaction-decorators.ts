/** Decorators that run a method in a transaction, by the package they come from. */
const TRANSACTIONAL: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['typeorm', new Set(['Transaction'])],
  ['typeorm-transactional', new Set(['Transactional'])],
  ['typeorm-transactional-cls-hooked', new Set(['Transactional'])],
  ['@nestjs-cls/transactional', new Set(['Transactional'])],
  ['@mikro-orm/core', new Set(['Transactional'])],
  ['@mikro-orm/decorators/legacy', new Set(['Transactional'])],
  ['@mikro-orm/decorators/es', new Set(['Transactional'])],
  ['sequelize-transactional-decorator', new Set(['Transactional'])],
  ['@vendure/core', new Set(['Transaction'])],
]);

/** Whether a decorator, known by where its name comes from, runs its method in a transaction; false for the same names of other packages. */
export function isTransactional(decorator: { readonly module: string; readonly name: string } | null): boolean {
  return decorator !== null && (TRANSACTIONAL.get(decorator.module)?.has(decorator.name) ?? false);
}
