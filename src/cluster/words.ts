import { stemmer } from 'stemmer';

/**
 * Words that name a layer or a technique, not a topic: they recur in every domain of a code base.
 * Judgement, from the conventions of NestJS, Express, DDD, the ORMs, Java's platforms and the data stores; frequency alone removes the rest (see tf-idf in lexical.ts).
 */
const LAYER_WORDS: ReadonlySet<string> = new Set(
  (
    'abstract action adapter api app application args base bean bootstrap builder bus class client cmd command common component config configuration const ' +
    'constant container context contract controller core create crud custom dao data database db decorator default delete dependency di domain dto ejb entity ' +
    'enum error event exception express facade factory feature fetch field filter find fixture form function gateway generate generated get global graphql ' +
    'guard handle handler helper hook http id impl implementation index infra infrastructure init input inject injection instance interceptor interface ' +
    'internal item jdbc jms job jpa jsf jsp key lib library list listener loader local main manager map mapper mapping mdb message method middleware migration ' +
    'mixin model module mongo mongodb mysql namespace new node object option options orm output page param params parse parser payload persistence pipe ' +
    'plugin port postgres postgresql presenter prisma process processor prop props provider proxy public query queue read reducer remove repo ' +
    'repository request res resolver resource response rest result root route router routes rule run save schema seed seeder server serialize serializer ' +
    'service servlet set setup shared spec sql src state static status store strategy stub subscriber swagger table task test token tool transform transformer ' +
    'type typeorm types update usecase use util utils utility validate validation validator value view wrapper write by all many one with for from the and of ' +
    'to in is on'
  ).split(' '),
);

/** The topic words of an identifier or path: split at case, digits and signs, lower-case, layer words dropped, stemmed (Porter 1980). */
export function wordsOf(text: string): readonly string[] {
  return splitIdentifier(text)
    .filter((word) => word.length > 2 && !LAYER_WORDS.has(word) && !LAYER_WORDS.has(singular(word)))
    .map((word) => stemmer(word));
}

/** What a bundler or a migration tool numbers a file by: five or more hexadecimal digits, of both kinds, on their own. */
const HASH = /(?<![A-Za-z0-9])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{5,}(?![A-Za-z0-9])/g;

/** `OrderLineDTO_v2` -> order, line, dto, v; `chunk-3ecc5` -> chunk. */
export function splitIdentifier(text: string): readonly string[] {
  return text
    .replace(HASH, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** A rough English singular, for comparing a word with the list above and for names. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
