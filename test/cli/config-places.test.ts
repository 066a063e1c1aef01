import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigEntryError } from '../../src/model/errors.js';
import { inFolder, runCli } from './run-cli.js';

const folder = inFolder();
const TEXT = '{\n  // held\n  "pin": { "src/**": "sales" },\n  "together": [["a"],\n    ["src/a.ts", "b"]],\n  "kernel": ["src/*"],\n}';

async function told(entries: ConfigEntryError['entries'], argv: readonly string[] = []): Promise<string> {
  writeFileSync(join(folder.path, 'seamline.config.json'), TEXT);
  const analyze = (): never => {
    throw new ConfigEntryError('These cannot all hold:', entries, 'change one');
  };
  const { code, stderr } = await runCli(['analyze', '.', ...argv], { cwd: folder.path, analyze });
  expect(code).toBe(2);
  return stderr;
}

describe('an error about entries of the configuration', () => {
  it('says where each stands: a key, an item of a list, an item of that', async () => {
    const stderr = await told([
      { keys: ['pin', 'src/**'], words: 'one' },
      { keys: ['together', 1], words: 'two' },
      { keys: ['together', 1, 1], words: 'three' },
      { keys: ['kernel', 0], words: 'four' },
      { keys: ['kernel'], words: 'five' },
    ]);
    const at = (place: string, words: string): string => `  seamline.config.json:${place} ${words}`;
    expect(stderr).toBe(
      [
        'error: These cannot all hold:',
        at('3:12', 'one'),
        at('5:5', 'two'),
        at('5:18', 'three'),
        at('6:14', 'four'),
        at('6:3', 'five'),
        '  try: change one',
        '',
      ].join('\n'),
    );
  });

  it('goes without a place where there is none', async () => {
    expect(await told([{ keys: ['apart', 0], words: 'one' }])).toContain('\n  one\n');
    expect(await told([{ keys: ['pin'], words: 'one' }], ['--no-config'])).toContain('\n  one\n');
  });
});
