import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The cases of a bench: each folder of TREES that holds the repository in `asis`, by name. */
export function casesIn(trees) {
  return readdirSync(trees)
    .filter((name) => existsSync(join(trees, name, 'asis')))
    .sort();
}

/** The JSON report of a case, by default settings; `SEAMLINE` in the environment names another build. */
export function reportOf(trees, name) {
  const arguments_ = ['analyze', join(trees, name, 'asis'), '--no-config', '--format', 'json', '--quiet'];
  return JSON.parse(execFileSync('node', [process.env.SEAMLINE ?? 'dist/bin/seamline.js', ...arguments_], { encoding: 'utf8', maxBuffer: 2 ** 30 }));
}
