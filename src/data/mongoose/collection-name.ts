/** Words that Mongoose leaves as they are. */
const UNCHANGED: ReadonlySet<string> = new Set(
  'advice energy excretion digestion cooperation health justice labour machinery equipment information pollution sewage paper money species series rain rice fish sheep moose deer news expertise status media'.split(
    ' ',
  ),
);
/** Endings and their plurals, the first that fits; Mongoose's own choice, which is not English throughout. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/human$/, 'humans'],
  [/man$/, 'men'],
  [/person$/, 'people'],
  [/child$/, 'children'],
  [/^ox$/, 'oxen'],
  [/(ax|test)is$/, '$1es'],
  [/(octop|vir)us$/, '$1i'],
  [/(alias|status)$/, '$1es'],
  [/bus$/, 'buses'],
  [/(buffal|tomat|potat)o$/, '$1oes'],
  [/([ti])um$/, '$1a'],
  [/sis$/, 'ses'],
  [/([^f])fe$/, '$1ves'],
  [/([lr])f$/, '$1ves'],
  [/hive$/, 'hives'],
  [/([^aeiouy]|qu)y$/, '$1ies'],
  [/(x|ch|ss|sh)$/, '$1es'],
  [/([ml])ouse$/, '$1ice'],
  [/quiz$/, 'quizzes'],
  [/^goose$/, 'geese'],
  [/s$/, 's'],
  [/([^a-z])$/, '$1'],
  [/$/, 's'],
];

/** The collection that Mongoose (5 to 9) gives a model where none is written: `OrderItem` is `orderitems`, `Category` is `categories`, `Status` is `status`. */
export function collectionName(model: string): string {
  const word = model.toLowerCase();
  const ending = UNCHANGED.has(word) ? undefined : ENDINGS.find(([pattern]) => pattern.test(word));
  return ending ? word.replace(ending[0], ending[1]) : word;
}
