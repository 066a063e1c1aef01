/** Where the scanner stands within one pair of parentheses. */
export interface Level {
  /** The statement's verb, once one was seen: FROM names tables only then (`EXTRACT(day FROM x)` has none). */
  verb: string | null;
  /** A comma goes on with the list of tables. */
  listing: boolean;
  /** What the next name is. */
  expects: 'read' | 'write' | null;
}

/** Words after which a list of tables is over. */
const ENDS_LIST = new Set([
  'WHERE',
  'GROUP',
  'ORDER',
  'HAVING',
  'LIMIT',
  'OFFSET',
  'SET',
  'VALUES',
  'RETURNING',
  'UNION',
  'INTERSECT',
  'EXCEPT',
  'WINDOW',
  'FOR',
  'FETCH',
  'WHEN',
]);
/** Words between the one that leads to a table and its name. */
const FILLERS = new Set(['ONLY', 'LATERAL', 'TABLE', 'IGNORE', 'LOW_PRIORITY', 'HIGH_PRIORITY', 'DELAYED', 'QUICK', 'OR', 'CONCURRENTLY']);
/** Words that follow INTO where it makes a table of its own: SELECT … INTO TEMP x. */
const MADE_BY_INTO = new Set(['TEMP', 'TEMPORARY', 'UNLOGGED']);
/** Words that are never a table's name unless quoted: GRANT UPDATE ON, AFTER INSERT OR DELETE ON. */
const NO_NAME = new Set(['ON', 'AND', 'AS', 'TO', 'NOT', 'NULL', 'CASE', 'END', 'IN', 'IS']);
/** Words that can stand before UPDATE or DELETE where these begin no statement: FOR UPDATE, ON DELETE, DO UPDATE, THEN DELETE, KEY UPDATE. */
const NO_VERB_AFTER = new Set(['FOR', 'ON', 'DO', 'KEY', 'THEN', 'OR', 'BEFORE', 'AFTER', 'OF']);
/** Verbs that are functions too. */
const FUNCTIONS = new Set(['REPLACE', 'INSERT', 'TRUNCATE']);
/** Statements whose verbs and tables are accesses of nobody: what they grant, or what runs when a trigger does. */
const CLOSED = new Set(['GRANT', 'REVOKE', 'TRIGGER']);

/** At the beginning of a statement. */
export function newLevel(): Level {
  return { verb: null, listing: false, expects: null };
}

/** Moves the levels on by a sign. */
export function onSign(sign: string, levels: Level[], level: Level): void {
  if (sign === '(') levels.push(openedIn(level));
  else if (sign === ')' && levels.length > 1) levels.pop();
  else if (sign === ',') level.expects = nextInList(level);
  else if (sign === ';' && level.verb !== 'TRIGGER') Object.assign(level, newLevel());
  else level.expects = null;
}

/** `FROM (a JOIN b …)`: the list goes on inside; `FROM (SELECT …)` starts afresh with its own verb. */
function openedIn(level: Level): Level {
  const goesOn = level.expects === 'read' || isClosed(level);
  const inner = goesOn ? { verb: level.verb, listing: false, expects: level.expects } : newLevel();
  level.expects = null;
  return inner;
}

function nextInList({ listing, verb }: Level): Level['expects'] {
  if (!listing) return null;
  return verb === 'TRUNCATE' ? 'write' : 'read';
}

function isClosed({ verb }: Level): boolean {
  return verb !== null && CLOSED.has(verb);
}

/** What stands beside a word. */
export interface Around {
  /** The word before, in capitals; '' for a sign. */
  readonly before: string;
  /** A parenthesis follows: `REPLACE(name, 'a', 'b')` is a function. */
  readonly opens: boolean;
}

/** Whether the word is a keyword here; then it has moved the level on. */
export function onKeyword(word: string, around: Around, level: Level): boolean {
  if (isClosed(level)) {
    // The body of a trigger ends with END; all else ends with the statement.
    if (word === 'END') Object.assign(level, newLevel());
    return true;
  }
  if (around.opens && FUNCTIONS.has(word)) return true;
  // SQLite: UPDATE OR REPLACE orders, INSERT OR ROLLBACK INTO orders
  if (level.expects !== null && around.before === 'OR') return true;
  const move = MOVES.get(word);
  if (move) Object.assign(level, move(level, around, word));
  else if (ENDS_LIST.has(word)) Object.assign(level, { listing: false, expects: null });
  else if (NO_NAME.has(word)) level.expects = null;
  else return level.expects !== null && (FILLERS.has(word) || (around.before === 'INTO' && MADE_BY_INTO.has(word)));
  return true;
}

type Move = (level: Level, around: Around, word: string) => Partial<Level>;

/** A verb begins a statement, unless the word before makes it part of another: FOR UPDATE, ON DELETE. */
const statement =
  (change: (word: string) => Partial<Level>): Move =>
  (_, { before }, word) =>
    NO_VERB_AFTER.has(before) ? { expects: null } : { verb: word, listing: false, ...change(word) };

/** `INSERT INTO x`, and without INTO where a database allows it; `CREATE OR REPLACE` is none. */
const insertion: Move = (_, { before }, word) => (NO_VERB_AFTER.has(before) ? { expects: null } : { verb: word, expects: 'write' });
/** A statement of that name, where none has begun. */
const beginning: Move = ({ verb }, _, word) => ({ verb: verb ?? word, expects: null });
const join: Move = () => ({ listing: true, expects: 'read' });

/** What each keyword changes. */
const MOVES: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['SELECT', (_, __, verb) => ({ verb, listing: false, expects: null })],
  ['DELETE', statement(() => ({ expects: null }))],
  ['MERGE', statement(() => ({ expects: null }))],
  ['UPDATE', statement(() => ({ listing: true, expects: 'write' }))],
  ['COPY', statement(() => ({ expects: 'write' }))],
  ['TRUNCATE', statement(() => ({ listing: true, expects: 'write' }))],
  ['INSERT', insertion],
  ['REPLACE', insertion],
  ['GRANT', beginning],
  ['REVOKE', beginning],
  ['CREATE', beginning],
  ['TRIGGER', ({ verb }, _, word) => ({ verb: verb === 'CREATE' ? word : verb, expects: null })],
  ['REFRESH', beginning],
  ['VIEW', ({ verb }) => ({ expects: verb === 'REFRESH' ? 'write' : null })],
  ['INTO', ({ verb }) => ({ expects: verb === null ? null : 'write' })],
  ['FROM', fromTables],
  ['JOIN', join],
  ['STRAIGHT_JOIN', join],
  ['USING', ({ verb }) => ({ listing: verb === 'DELETE', expects: verb === 'DELETE' || verb === 'MERGE' ? 'read' : null })],
]);

/** `IS DISTINCT FROM x` and `COPY x FROM` name no table; the first table after DELETE FROM is the one that is written. */
function fromTables({ verb, listing }: Level, { before }: Around): Partial<Level> {
  if (verb === null || before === 'DISTINCT' || verb === 'COPY') return { expects: null };
  return { listing: true, expects: verb === 'DELETE' && !listing ? 'write' : 'read' };
}
