/** Last words of names that hold data handles in code without types. */
const HANDLE_WORDS: ReadonlySet<string> = new Set([
  'repo',
  'repository',
  'prisma',
  'knex',
  'sequelize',
  'em',
  'tx',
  'trx',
  'db',
  'database',
  'orm',
  'dao',
  'qr',
  'qb',
  'pool',
  'model',
]);
/** Words that are handles alone or after a word of data: `manager`, `entityManager`; not `cacheManager`. */
const SHARED_WORDS: ReadonlySet<string> = new Set(['manager', 'connection', 'conn']);
/** Words that are handles only after a word of data: `queryRunner`, `modelClass`; not `taskRunner`. */
const DEPENDENT_WORDS: ReadonlySet<string> = new Set(['runner', 'builder', 'client', 'source', 'service', 'class', 'ctor']);
const DATA_WORDS: ReadonlySet<string> = new Set(['entity', 'transaction', 'transactional', 'query', 'prisma', 'db', 'database', 'orm', 'data', 'model']);

/** A name by its last words, letter case aside: `userRepository`, `entityManager`, `db`; not `cacheManager`. */
export function isHandleName(name: string): boolean {
  const words = name
    .split(/(?=[A-Z])|[_\d]+/)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const before = words.at(-2);
  if (HANDLE_WORDS.has(last)) return true;
  if (before === undefined) return SHARED_WORDS.has(last);
  return (SHARED_WORDS.has(last) || DEPENDENT_WORDS.has(last)) && DATA_WORDS.has(before);
}
