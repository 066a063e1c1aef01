import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findGit } from '../../src/history/find-git.js';
import { findSides } from '../../src/history/find-sides.js';
import { FENCE, fencedEnvironment } from '../../src/history/git-fence.js';
import { readHistory } from '../../src/history/read-history.js';
import { writeTree } from '../support/tree.js';
import { git, writeHistory } from './git-tree.js';

/** A program that leaves a mark where it was run. */
function trapIn(root: string): { readonly program: string; sprung(): boolean } {
  const program = join(root, 'trap.sh');
  const canary = join(root, 'canary');
  writeFileSync(program, `#!/bin/sh\necho ran >> '${canary}'\nexit 0\n`);
  chmodSync(program, 0o755);
  return {
    program,
    sprung: () => existsSync(canary),
  };
}

interface Trap {
  /** Lines for .git/config. */
  readonly config?: (program: string) => string;
  /** Other files of the work tree, by path. */
  readonly files?: (program: string) => Readonly<Record<string, string>>;
  /** A command of git, without the fence, that springs it. Null: none that a test can run. */
  readonly springs: readonly string[] | null;
}

const run = (program: string): string => `#!/bin/sh\nexec '${program}'\n`;

const TRAPS: Readonly<Record<string, Trap>> = {
  'gpg.program with log.showSignature': {
    config: (program) => `[log]\n showSignature = true\n[gpg]\n program = ${program}\n`,
    springs: ['log', '-1', 'signed'],
  },
  'core.fsmonitor': { config: (program) => `[core]\n fsmonitor = ${program}\n`, springs: ['status'] },
  'core.pager and pager.log': { config: (program) => `[core]\n pager = ${program}\n[pager]\n log = ${program}\n`, springs: null },
  'core.hooksPath': {
    config: () => '[core]\n hooksPath = hooks\n',
    files: (program) => ({ 'hooks/post-index-change': run(program), 'hooks/reference-transaction': run(program), 'hooks/post-checkout': run(program) }),
    springs: ['checkout', '--quiet', '-b', 'other'],
  },
  'hooks in .git': { files: (program) => ({ '.git/hooks/post-checkout': run(program) }), springs: ['checkout', '--quiet', '-b', 'other'] },
  'diff drivers: textconv, command, external, filters': {
    config: (program) =>
      `[diff]\n external = ${program}\n[diff "trap"]\n textconv = ${program}\n command = ${program}\n[filter "trap"]\n clean = ${program}\n smudge = ${program}\n process = ${program}\n`,
    files: () => ({ '.gitattributes': '* diff=trap filter=trap\n' }),
    springs: ['log', '-p', '--ext-diff', '--textconv'],
  },
  'aliases of the commands': {
    config: (program) => `[alias]\n log = !${program}\n rev-parse = !${program}\n cat-file = !${program}\n trap = !${program}\n`,
    springs: ['trap'],
  },
  'core.askPass, editors, ssh, credentials': {
    config: (program) => `[core]\n askPass = ${program}\n editor = ${program}\n sshCommand = ${program}\n[credential]\n helper = !${program}\n`,
    springs: null,
  },
  includes: {
    config: () => '[include]\n path = ../evil.config\n[includeIf "gitdir:**"]\n path = ../evil.config\n',
    files: (program) => ({ 'evil.config': `[core]\n fsmonitor = ${program}\n` }),
    springs: ['status'],
  },
};

/** Three commits, the last of which has a signature header. */
function signedHistory(): string {
  const root = writeHistory([{ files: { 'a.ts': '1', 'b.ts': '1' } }, { files: { 'a.ts': '2' } }]);
  const plain = git(root, 'cat-file', 'commit', 'HEAD');
  const signed = plain.replace(/\n\n/, '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n');
  writeFileSync(join(root, '.git/signed'), signed);
  const hash = git(root, 'hash-object', '-t', 'commit', '-w', '.git/signed').trim();
  git(root, 'update-ref', 'refs/heads/main', hash);
  git(root, 'branch', 'signed', hash);
  return root;
}

function plant(root: string, { config, files }: Trap, program: string): void {
  for (const [path, text] of Object.entries(files?.(program) ?? {})) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), 0o755);
  }
  if (config) writeFileSync(join(root, '.git/config'), config(program), { flag: 'a' });
}

describe('a repository that names programs', () => {
  for (const [name, trap] of Object.entries(TRAPS)) {
    it(`runs none: ${name}`, async () => {
      const root = signedHistory();
      const { program, sprung } = trapIn(root);
      plant(root, trap, program);
      const { history, pastTexts } = await readHistory(root, ['a.ts', 'b.ts']);
      expect(history.missing).toBeNull();
      expect(history.commits).toHaveLength(2);
      expect(pastTexts('a.ts').map(({ text }) => text)).toEqual(['2']);
      const { before } = findSides(root, 'shop', { base: 'signed~1', head: 'HEAD', parted: true });
      expect(before.tree?.read('a.ts').toString()).toBe('1');
      expect(sprung()).toBe(false);
      if (trap.springs === null) return;
      // The trap is one: without the fence it springs.
      try {
        execFileSync('git', ['-C', root, ...trap.springs], { stdio: 'ignore', timeout: 10_000 });
      } catch {
        // Whatever git makes of the answer of the trap.
      }
      expect(sprung()).toBe(true);
    });
  }

  it('fetches nothing, where a partial clone lacks an object', async () => {
    const root = writeHistory([{ files: { 'lib/a.ts': '1' } }, { files: { 'lib/a.ts': '2' } }]);
    const { program, sprung } = trapIn(root);
    const away = writeHistory([{ files: { 'a.ts': '1' } }]);
    const promise = `[extensions]\n partialClone = origin\n[remote "origin"]\n promisor = true\n url = ${away}\n uploadpack = ${program}\n[protocol]\n allow = always\n`;
    writeFileSync(join(root, '.git/config'), `[core]\n repositoryFormatVersion = 1\n bare = false\n${promise}`);
    const tree = git(root, 'rev-parse', 'HEAD:lib').trim();
    rmSync(join(root, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const { history } = await readHistory(root, ['lib/a.ts']);
    expect(history.missing).toBe('unreadable');
    expect(() => findSides(root, 'shop', { base: 'HEAD~1', head: 'HEAD', parted: true })).toThrow(/git cannot list the files of HEAD/);
    expect(sprung()).toBe(false);
    // Without the fence it would.
    try {
      execFileSync('git', ['-C', root, 'log', '--name-status'], { stdio: 'ignore', timeout: 10_000 });
    } catch {
      // The trap is no remote.
    }
    expect(sprung()).toBe(true);
  });

  it('gives names alone from a clone without contents, and fetches none', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }, { files: { 'a.ts': '2', 'b.ts': '1' } }]);
    const blobs = ['HEAD:a.ts', 'HEAD~1:a.ts', 'HEAD:b.ts'].map((name) => git(root, 'rev-parse', name).trim());
    for (const blob of new Set(blobs)) rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const { history, pastTexts } = await readHistory(root, ['a.ts', 'b.ts']);
    expect(history.commits.map(({ files }) => files)).toEqual([['a.ts', 'b.ts'], ['a.ts']]);
    expect(pastTexts('a.ts')).toEqual([]);
  });

  it('leaves the work tree and the repository as they are', async () => {
    const root = signedHistory();
    const listing = () => readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
    const before = listing();
    const { pastTexts } = await readHistory(root, ['a.ts']);
    pastTexts('a.ts');
    expect(listing()).toEqual(before);
  });

  it('is not found by what the environment says of git', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    const other = writeHistory([]);
    process.env.GIT_DIR = join(other, '.git');
    process.env.GIT_CONFIG_COUNT = '1';
    process.env.GIT_CONFIG_KEY_0 = 'log.showRoot';
    process.env.GIT_CONFIG_VALUE_0 = 'false';
    try {
      expect((await readHistory(root, ['a.ts'])).history.commits).toHaveLength(1);
    } finally {
      for (const name of ['GIT_DIR', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0']) delete process.env[name];
    }
  });
});

describe('findGit', () => {
  it('takes the first on the path that is absolute, runs, and lies in no analysed folder and no node_modules', () => {
    const top = writeTree({ 'bin/git': run('x') });
    const other = writeTree({ 'bin/git': run('x'), 'node_modules/.bin/git': run('x'), 'plain/git': '' });
    for (const path of [join(top, 'bin/git'), join(other, 'bin/git'), join(other, 'node_modules/.bin/git')]) chmodSync(path, 0o755);
    const folders = ['.', 'bin', join(top, 'bin'), join(other, 'node_modules/.bin'), join(other, 'plain'), join(other, 'none')];
    expect(findGit(top, folders.join(delimiter))).toBeNull();
    expect(findGit(top, [...folders, join(other, 'bin')].join(delimiter))).toBe(join(other, 'bin/git'));
  });
});

describe('the fence', () => {
  it('holds each setting that safety was measured with', () => {
    const settings = FENCE.filter((word) => word.includes('='));
    expect(settings).toEqual(
      expect.arrayContaining(['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'log.showSignature=false', 'core.pager=cat', 'diff.external=']),
    );
    expect(FENCE).toEqual(expect.arrayContaining(['--no-pager', '--no-optional-locks']));
  });

  it('drops every variable that steers git', () => {
    const { PATH, ...env } = fencedEnvironment('/repo/shop', { PATH: '/bin', GIT_DIR: '/evil', git_ssh_command: 'evil', GIT_TRACE: '/evil', LC_ALL: 'de' });
    expect(PATH).toBe('/bin');
    expect(Object.values(env)).not.toContain('/evil');
    expect(Object.values(env)).not.toContain('evil');
    expect(env).toMatchObject({
      LC_ALL: 'C',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CEILING_DIRECTORIES: '/repo',
      GIT_ALLOW_PROTOCOL: 'none',
    });
  });
});
