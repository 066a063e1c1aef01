/**
 * Turns a report into the list of places that a scorer of labelled places reads: `node test/bench/places.mjs REPORT.json > findings.json`.
 * REPORT.json is what `seamline analyze PATH --format json` prints. Transactions over services (distributed-transaction, and those
 * escaped-transactions whose writes inside and outside belong to several services) become places of kind `transaction`, with the names of the
 * entities they write. What variant-sprawl and god-class report become places of kind `sprawl`: the class, and every place that tells variants apart.
 * Prints {"findings":[{path, line, endLine, kind, crossDomain, entities, rule, severity}]}, in the order of the report, transactions first.
 */
import { readFileSync } from 'node:fs';

const RULES = new Set(['distributed-transaction', 'escaped-transaction']);

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node test/bench/places.mjs REPORT.json > findings.json');
  process.exit(2);
}
const report = JSON.parse(readFileSync(file, 'utf8'));
const names = new Map(report.entities.map(({ id, name }) => [id, name]));
const written = writtenByTransaction(report);
/** Findings that are told together, each by itself. */
const findings = report.findings.flatMap(({ members = [], ...finding }) =>
  members.length === 0 ? [finding] : members.map((member) => ({ ...finding, ...member })),
);
const transactions = findings
  .filter(({ ruleId, services }) => RULES.has(ruleId) && services.length > 1)
  .map(({ path, line, endLine, entities, ruleId, severity }) => {
    const all = new Set([...entities, ...(written.get(`${path}:${line}:${endLine}`) ?? [])]);
    return { path, line, endLine, kind: 'transaction', crossDomain: true, entities: [...all].map((id) => names.get(id) ?? id), rule: ruleId, severity };
  });
const sprawl = findings
  .filter(({ ruleId }) => ruleId === 'variant-sprawl' || ruleId === 'god-class')
  .flatMap(({ ruleId, severity, path, line, endLine, evidence }) => {
    const spans = ruleId === 'god-class' ? [{ path, line, endLine }] : evidence;
    return spans.map((span) => ({ path: span.path, line: span.line, endLine: span.endLine, kind: 'sprawl', entities: [], rule: ruleId, severity }));
  });
console.log(JSON.stringify({ findings: [...transactions, ...sprawl] }, null, 1));

/** What the transactions of a place write, by that place: an escaped write's finding names only what escapes. */
function writtenByTransaction({ transactions }) {
  const places = new Map();
  for (const { path, line, endLine, writes } of transactions) {
    const place = `${path}:${line}:${endLine}`;
    places.set(place, [...(places.get(place) ?? []), ...writes]);
  }
  return places;
}
