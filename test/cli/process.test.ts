import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

// Built aside, so that the test needs no build before it and disturbs none; below node_modules, so that packages are found.
let built = '';

beforeAll(() => {
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  built = mkdtempSync(join(ROOT, 'node_modules/.cache/seamline-'));
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', ROOT, '--outDir', built, '--declaration', 'false', '--noCheck'], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  copyFileSync(join(ROOT, 'package.json'), join(built, 'package.json'));
  mkdirSync(join(built, 'shop/src'), { recursive: true });
  writeFileSync(join(built, 'shop/src/till.ts'), 'export function ring(): number {\n  return 1;\n}\n');
  writeFileSync(join(built, 'shop/src/shop.ts'), "import { ring } from './till.js';\n\nexport function sell(): number {\n  return ring();\n}\n");
}, 120_000);

afterAll(() => rmSync(built, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of POSIX shell, with `seamline` in it. */
function shell(line: string): Promise<Ended> {
  const script = `seamline() { "${process.execPath}" "${join(built, 'bin/seamline.js')}" "$@"; }\n${line}`;
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', script], { cwd: built, env: { PATH: process.env.PATH ?? '' }, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ended.stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ended.stderr += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, ...ended }));
  });
}

describe('the real command', () => {
  it('analyses a folder, and the same one twice to the same bytes', async () => {
    const [first, second] = [await shell('seamline shop --format json'), await shell('cd shop && seamline analyze . --format json')];
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toMatchObject({ metrics: { files: 2 } });
    expect(second.stdout).toBe(first.stdout);
  }, 30_000);

  it('tells what it cannot do, with exit code 2', async () => {
    expect(await shell('seamline gone/away')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^error: .*gone\/away.*\n {2}try: /) });
  });

  it('does not mind a reader that goes away', async () => {
    expect(await shell('seamline shop | head -c 1; exit ${PIPESTATUS[0]}')).toMatchObject({ code: 0, stderr: '' });
    expect(await shell('seamline --help | true; exit ${PIPESTATUS[0]}')).toMatchObject({ code: 0, stderr: '' });
  });

  it('tells that the disk is full', async () => {
    expect(await shell('seamline shop > /dev/full')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: Could not write the output: no space is left\./),
    });
  });

  it('ends at once at Ctrl-C, with 130 in the shell', async () => {
    const busy = Array.from({ length: 300 }, (_, index) => `export function sell${index}(): number {\n  return [${'1, '.repeat(200)}].length;\n}\n`).join('');
    mkdirSync(join(built, 'busy'));
    for (let file = 0; file < 200; file += 1) writeFileSync(join(built, `busy/stall-${file}.ts`), busy);
    const began = Date.now();
    const { code, stdout } = await shell('set -m; seamline busy & sleep 0.5; kill -INT -- -$!; wait $!; exit $?');
    expect([code, stdout]).toEqual([130, '']);
    expect(Date.now() - began).toBeLessThan(2000);
  });

  it('prints help without loading the parser, the graph or the drawing', async () => {
    const { code, stdout, stderr } = await shell(`"${process.execPath}" --input-type=module -e "
      import { createRequire } from 'node:module';
      const { main } = await import('${join(built, 'src/cli/main.js')}');
      process.exitCode = await main(['--help']);
      console.error(Object.keys(createRequire(import.meta.url).cache).join());
    "`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: seamline/);
    expect(stderr).toContain('commander');
    expect(stderr).not.toMatch(/ts-morph|graphology|viz|chalk|jsonc|write-file-atomic/);
  });
});
