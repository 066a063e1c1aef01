/**
 * Draws accesses that the tool reports, to be judged by hand: `node test/bench/sample-accesses.mjs TREES [seed] [per case]`.
 * TREES holds one folder a case (see cases.mjs) with the tree to analyse in `asis`. Prints a table: case, path, line, mode, entity, via, operation, confidence.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CASES } from './cases.mjs';
import { drawn, randomFrom } from './random.mjs';

const [trees, seed = '20261124', each = '23'] = process.argv.slice(2);
if (trees === undefined) {
  console.error('usage: node test/bench/sample-accesses.mjs TREES [seed] [per case]');
  process.exit(2);
}
const random = randomFrom(Number(seed));
console.log('# case\tpath\tline\tmode\tentity\tvia\toperation\tconfidence\tverdict\tnote');
for (const { name } of CASES) {
  const places = accessesOf(join(trees, name, 'asis'));
  for (const place of drawn(places, Number(each), random)) console.log([name, place].join('\t'));
}

/** One row each place, entity, mode and operation; an access in several transactions is one. */
function accessesOf(tree) {
  const facts = execFileSync('node', [process.env.SEAMLINE ?? 'dist/bin/seamline.js', 'facts', tree, '--no-config'], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const rows = JSON.parse(facts).accesses.map(({ path, line, mode, entity, via, operation, confidence }) =>
    [path, line, mode, entity, via, operation, confidence].join('\t'),
  );
  return [...new Set(rows)];
}
