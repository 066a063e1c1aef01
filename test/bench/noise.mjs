/**
 * How much the tool says unasked: `node test/bench/noise.mjs TREES [case…]`. Errors and warnings for 100,000 lines, after grouping, by repository and by
 * rule. The budget is 10 errors and 40 warnings; exit code 1 where all repositories together are over it.
 */
import { casesIn, reportOf } from './trees.mjs';

const BUDGET = { error: 10, warning: 40 };
const LINES = 100_000;

const [trees, ...asked] = process.argv.slice(2);
if (trees === undefined) {
  console.error('usage: node test/bench/noise.mjs TREES [case…]');
  process.exit(2);
}
const rules = new Map();
const total = { lines: 0, error: 0, warning: 0 };
console.log('case                  lines   errors  warnings   for 100,000 lines');
for (const name of casesIn(trees).filter((one) => asked.length === 0 || asked.includes(one))) {
  const { metrics, findings } = reportOf(trees, name);
  const row = { lines: metrics.lines, error: 0, warning: 0 };
  for (const { severity, ruleId } of findings) {
    if (severity === 'note') continue;
    row[severity] += 1;
    const counts = rules.get(ruleId) ?? { error: 0, warning: 0 };
    counts[severity] += 1;
    rules.set(ruleId, counts);
  }
  for (const key of Object.keys(total)) total[key] += row[key];
  print(name, row);
}
print('all', total);
console.log('\nrule                       errors  warnings   for 100,000 lines');
for (const [rule, { error, warning }] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${rule.padEnd(25)}${String(error).padStart(8)}${String(warning).padStart(10)}${rate(error)}${rate(warning)}`);
}
const over = Object.entries(BUDGET).filter(([severity, most]) => (total[severity] * LINES) / total.lines > most);
for (const [severity, most] of over) console.log(`over the budget: more than ${most} of severity ${severity} for 100,000 lines`);
process.exitCode = over.length > 0 ? 1 : 0;

function print(name, { lines, error, warning }) {
  const rates = [error, warning].map((number) => ((number * LINES) / Math.max(1, lines)).toFixed(1).padStart(10)).join('');
  console.log(`${name.padEnd(18)}${String(lines).padStart(9)}${String(error).padStart(9)}${String(warning).padStart(10)}${rates}`);
}

function rate(number) {
  return ((number * LINES) / Math.max(1, total.lines)).toFixed(1).padStart(10);
}
