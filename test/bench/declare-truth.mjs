/**
 * Turns a table of files and their true parts into a configuration that declares these parts as services:
 * `node test/bench/declare-truth.mjs TRUTH.tsv > seamline.config.json`, then `seamline analyze PATH --config seamline.config.json`.
 * TRUTH.tsv has a line `path<TAB>part` for each file (further columns are ignored, as are lines that begin with #); a part `-` is none, and the
 * file stays in no service. Paths are relative to PATH. Signs that mean something in a glob are escaped, so that each path is itself alone.
 */
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node test/bench/declare-truth.mjs TRUTH.tsv > seamline.config.json');
  process.exit(2);
}
const parts = new Map();
for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
  const [path, part] = line.split('\t');
  if (line.startsWith('#') || !path || !part || part === '-') continue;
  parts.set(part, [...(parts.get(part) ?? []), escaped(path)]);
}
console.log(JSON.stringify({ services: Object.fromEntries(parts) }, null, 1));

function escaped(path) {
  return path.replace(/[\\*?[\](){}!+@|^$]/g, '\\$&');
}
