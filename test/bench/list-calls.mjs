/**
 * Lists calls that look like data access, found without the tool: lines with `.verb(` of the verbs in cases.mjs. Draws some of them to be judged by
 * hand: `node test/bench/list-calls.mjs TREES [seed] [per case]`. Prints a table: case, path, line, verb, the line's text is looked up by the reader.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CASES } from './cases.mjs';
import { drawn, randomFrom } from './random.mjs';

const [trees, seed = '20261124', each = '40'] = process.argv.slice(2);
if (trees === undefined) {
  console.error('usage: node test/bench/list-calls.mjs TREES [seed] [per case]');
  process.exit(2);
}
const random = randomFrom(Number(seed));
console.log('# case\tpath\tline\tverb\tverdict\tnote');
for (const { name, verbs } of CASES) {
  const root = join(trees, name, 'asis');
  for (const place of drawn([...callsIn(root, verbs)], Number(each), random)) console.log([name, place].join('\t'));
}

function* callsIn(root, verbs) {
  const names = verbs.split(' ').map((verb) => verb.replaceAll('$', '\\$'));
  const pattern = new RegExp(`\\.(${names.join('|')})\\s*(?:<[^>()]*>)?\\s*[(\`]`, 'g');
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/node_modules|\.(spec|test)\.|\.d\.ts$/.test(path))
    .sort();
  for (const path of files) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (/^\s*(\/\/|\*|import )/.test(line)) continue;
      for (const [, verb] of line.matchAll(pattern)) yield [path, index + 1, verb].join('\t');
    }
  }
}
