// What `diff PARENT COMMIT` reports of real commits, beside what git says that they touched: node commits.mjs CLONE [commits] [newest]
// Takes commits without merges that touch source files, evenly from the newest ones, and prints what names no file that the commit touched.
import { execFileSync } from 'node:child_process';
import { analyzeChange, rules } from '../../dist/src/index.js';

const [clone, wanted = '10', newest = '300'] = process.argv.slice(2);
const git = (...command) => execFileSync('git', ['-C', clone, ...command], { encoding: 'utf8', maxBuffer: 1 << 28 });
const lines = (text) => text.split('\n').filter((line) => line !== '');

const SOURCES = ['ts', 'tsx', 'js', 'jsx', 'mjs', 'mts'].map((ending) => `*.${ending}`);
const log = lines(git('log', '--no-merges', `--max-count=${newest}`, '--format=%H', 'HEAD', '--', ...SOURCES));
const step = Math.max(1, Math.floor(log.length / Number(wanted)));
const commits = log.filter((_, index) => index % step === 0).slice(0, Number(wanted));

/** Each thing that is reported, as a sentence and the files that it names. */
function thingsIn({ difference, before, after }) {
  const { services, links, entities, transactions, findings, files } = difference;
  const touching = ({ facts }, entity) =>
    new Map(
      facts.accesses
        .filter((access) => access.entity === entity)
        .map((access) => [[access.mode, access.operation, access.by, access.member, access.at.path].join(' '), access.at.path]),
    );
  const accessPaths = (entity) => {
    const [old, now] = [touching(before, entity), touching(after, entity)];
    const declared = [...before.entities, ...after.entities].filter(({ id }) => id === entity).map(({ declaredAt }) => declaredAt.path);
    return [...[...old].filter(([key]) => !now.has(key)), ...[...now].filter(([key]) => !old.has(key))]
      .map(([, path]) => path)
      .concat(before.entities.some(({ id }) => id === entity) && after.entities.some(({ id }) => id === entity) ? [] : declared);
  };
  const filesOf = (id) =>
    [...before.decomposition.services, ...after.decomposition.services].filter((service) => service.id === id).flatMap((service) => service.files);
  const ofFinding = ({ path, evidence }) => [path, ...evidence.map((piece) => piece.path)];
  return [
    ...['appeared', 'gone'].flatMap((what) => services[what].map(({ id, name }) => [`service ${name} ${what}`, filesOf(id)])),
    ...services.renamed.map(({ before: old, after: now }) => [`service ${old} renamed ${now}`, []]),
    ...links.map(({ from, to, change, places }) => [`link ${from} > ${to} ${change}`, places.map(({ path }) => path)]),
    ...entities.map(({ id, change }) => [`entity ${id} ${change}`, accessPaths(id)]),
    ...['broken', 'mended'].flatMap((what) =>
      transactions[what].map(({ unit, member, path, writes }) => [`transaction ${unit}.${member} ${what}`, [path, ...writes.flatMap(accessPaths)]]),
    ),
    ...['appeared', 'gone'].flatMap((what) =>
      findings[what].map((finding) => [`${finding.severity} ${finding.ruleId} ${what}: ${finding.message}`, ofFinding(finding)]),
    ),
    ...findings.changed.map(({ finding, before: severity }) => [
      `${severity} to ${finding.severity} ${finding.ruleId}: ${finding.message}`,
      ofFinding(finding),
    ]),
    ...['appeared', 'gone'].flatMap((what) => files[what].map(({ path }) => [`file ${path} ${what}`, [path]])),
    ...files.renamed.map(({ before: from, after: to }) => [`file ${from} renamed ${to}`, [from, to]]),
    ...files.moved.map(({ path }) => [`file ${path} moved`, [path]]),
  ];
}

let [things, foreign] = [0, 0];
for (const commit of commits) {
  const touched = new Set(git('diff-tree', '-r', '--no-commit-id', '--name-only', '-z', `${commit}^`, commit).split('\0'));
  const start = Date.now();
  try {
    const change = await analyzeChange({ root: clone }, { base: `${commit}^`, head: commit, parted: false }, rules);
    const told = thingsIn(change);
    const unrelated = told.filter(([, paths]) => !paths.some((path) => touched.has(path)));
    things += told.length;
    foreign += unrelated.length;
    const { elsewhere } = change.difference;
    console.log(
      `${commit.slice(0, 10)} ${touched.size - 1} files touched, ${told.length} things told, ${unrelated.length} name none of them; ${elsewhere} files elsewhere if proposed anew; ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
    for (const [what, paths] of process.env.ALL ? told : unrelated) console.log(`    ${what}  [${[...new Set(paths)].slice(0, 4).join(' ')}]`);
  } catch (error) {
    console.log(`${commit.slice(0, 10)} ${error.message}`);
  }
}
console.log(`${commits.length} commits, ${things} things told, ${foreign} name no touched file`);
