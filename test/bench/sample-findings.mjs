/**
 * Draws findings to be judged by hand: `node test/bench/sample-findings.mjs TREES [seed] [warnings] [--code]`. All errors and so many of the warnings (100 by
 * default), each as likely as any other, over all repositories. Prints a table: case, rule, severity, path, line, fingerprint, message, and two empty
 * columns for verdict and note; with `--code` each row is followed by its evidence and the lines around the place, behind `#`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawn, randomFrom } from './random.mjs';
import { casesIn, reportOf } from './trees.mjs';

const AROUND = 6;
const MOST_EVIDENCE = 8;

const withCode = process.argv.includes('--code');
const [trees, seed = '20261124', most = '100'] = process.argv.slice(2).filter((word) => word !== '--code');
if (trees === undefined) {
  console.error('usage: node test/bench/sample-findings.mjs TREES [seed] [warnings] [--code]');
  process.exit(2);
}
const all = casesIn(trees).flatMap((name) => reportOf(trees, name).findings.map((finding) => ({ name, finding })));
const of = (severity) => all.filter(({ finding }) => finding.severity === severity);
const warnings = new Set(drawn(of('warning'), Number(most), randomFrom(Number(seed))));
console.log('# case\trule\tseverity\tpath\tline\tfingerprint\tverdict\tnote\tmessage');
for (const entry of all) {
  const { name, finding } = entry;
  if (finding.severity !== 'error' && !warnings.has(entry)) continue;
  const { ruleId, severity, path, line, fingerprint, message } = finding;
  console.log([name, ruleId, severity, path, line, fingerprint, '', '', message.replace(/\s+/g, ' ')].join('\t'));
  if (withCode) for (const text of codeOf(name, finding)) console.log(`# ${text}`);
}

function codeOf(name, { path, line, evidence }) {
  const told = evidence.slice(0, MOST_EVIDENCE).map(({ path: at, line: of, note }) => `  ${at}:${of}  ${note}`);
  const lines = readFileSync(join(trees, name, 'asis', path), 'utf8').split(/\r?\n/);
  const from = Math.max(0, line - 1 - AROUND);
  return [...told, ...lines.slice(from, line + AROUND).map((text, index) => `    ${from + index + 1}${from + index + 1 === line ? '>' : ' '} ${text}`)];
}
