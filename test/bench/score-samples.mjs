/**
 * Precision from the judged sample of accesses, recall from the judged listing of calls: `node test/bench/score-samples.mjs TREES`.
 * Precision: of the accesses judged, those that are true. Recall: of the calls judged to be data access, those whose line the tool reports
 * an access at, or at the call's first line (`at` in the note). Tables: accesses.tsv and calls.tsv beside this file.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './cases.mjs';

const [trees] = process.argv.slice(2);
if (trees === undefined) {
  console.error('usage: node test/bench/score-samples.mjs TREES');
  process.exit(2);
}
const table = (name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const accesses = table('accesses.tsv');
const calls = table('calls.tsv');
const total = { judged: 0, right: 0, wanted: 0, found: 0 };
console.log('case            ORM                   precision        recall');
for (const { name, orm } of CASES) {
  const judged = accesses.filter(([of]) => of === name);
  const right = judged.filter((row) => row[8] === 'true').length;
  const wanted = calls.filter(([of, , , , verdict]) => of === name && verdict === 'access');
  const reported = wanted.length > 0 ? placesIn(join(trees, name, 'asis')) : new Set();
  const found = wanted.filter(([, path, line, , , note = '']) => [Number(line), ...lines(note)].some((at) => reported.has(`${path}:${at}`))).length;
  console.log(`${name.padEnd(16)}${orm.padEnd(22)}${share(right, judged.length)}  ${share(found, wanted.length)}`);
  total.judged += judged.length;
  total.right += right;
  total.wanted += wanted.length;
  total.found += found;
}
console.log(`${'all'.padEnd(38)}${share(total.right, total.judged)}  ${share(total.found, total.wanted)}`);

/** `at 12`: the line that the call starts on. */
function lines(note) {
  return [...note.matchAll(/\bat (\d+)/g)].map(([, line]) => Number(line));
}

function share(part, whole) {
  return `${whole === 0 ? '   -' : (part / whole).toFixed(3)} (${part}/${whole})`.padEnd(15);
}

function placesIn(tree) {
  const facts = execFileSync('node', [process.env.SEAMLINE ?? 'dist/bin/seamline.js', 'facts', tree, '--no-config'], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  return new Set(JSON.parse(facts).accesses.map(({ path, line }) => `${path}:${line}`));
}
