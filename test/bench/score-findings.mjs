/**
 * Precision from the judged findings: `node test/bench/score-findings.mjs [findings.tsv]`. A row's verdict is `accept` where a reviewer who knows the
 * repository would take the finding, `reject` where not; rows without a verdict are counted apart. At least 0.85 is asked, of all and of each rule.
 */
import { readFileSync } from 'node:fs';

const LEAST = 0.85;

const file = process.argv[2] ?? new URL('findings.tsv', import.meta.url);
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));
const groups = new Map();
for (const [, rule, severity, , , , verdict] of rows) {
  for (const key of [`${rule} ${severity}`, `all ${severity}`, 'all']) {
    const counts = groups.get(key) ?? { accept: 0, reject: 0, open: 0 };
    counts[verdict === 'accept' || verdict === 'reject' ? verdict : 'open'] += 1;
    groups.set(key, counts);
  }
}
for (const [key, { accept, reject, open }] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const judged = accept + reject;
  const share = judged === 0 ? '   -' : (accept / judged).toFixed(3);
  const low = judged > 0 && accept / judged < LEAST ? `  below ${LEAST}` : '';
  console.log(`${key.padEnd(36)}${share} (${accept}/${judged})${open > 0 ? `, ${open} without a verdict` : ''}${low}`);
}
