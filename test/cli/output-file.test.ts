import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOutput, writeFileWhole } from '../../src/cli/output-file.js';
import { UserError } from '../../src/model/errors.js';
import { inFolder } from './run-cli.js';

const folder = inFolder();
const inside = (...path: string[]): string => join(folder.path, ...path);

async function write(name: string): Promise<void> {
  await writeFileWhole(checkOutput(name, folder.path), 'a report\n');
}

describe('--output FILE', () => {
  it('writes a new file, and nothing else', async () => {
    await write('report.json');
    expect(readFileSync(inside('report.json'), 'utf8')).toBe('a report\n');
    expect(readdirSync(folder.path)).toEqual(['report.json']);
  });

  it('replaces a file as a whole, and keeps its mode', async () => {
    writeFileSync(inside('old.json'), 'a much longer report than the new one\n');
    chmodSync(inside('old.json'), 0o640);
    linkSync(inside('old.json'), inside('kept.json'));
    await write('old.json');
    expect(readFileSync(inside('old.json'), 'utf8')).toBe('a report\n');
    expect(readFileSync(inside('kept.json'), 'utf8')).toBe('a much longer report than the new one\n');
    expect(statSync(inside('old.json')).mode & 0o777).toBe(0o640);
  });

  it('takes absolute paths', async () => {
    await write(inside('absolute.json'));
    expect(existsSync(inside('absolute.json'))).toBe(true);
  });

  it('writes through a link that stays in its folder', async () => {
    mkdirSync(inside('out/deep'), { recursive: true });
    writeFileSync(inside('out/deep/target.json'), 'old');
    symlinkSync('deep/target.json', inside('out/link.json'));
    await write('out/link.json');
    expect(readFileSync(inside('out/deep/target.json'), 'utf8')).toBe('a report\n');
  });

  it.each<[string, string, string]>([
    ['a folder that does not exist', 'missing/report.json', 'No folder to write "missing/report.json" to: "missing" is no folder that exists.'],
    ['a folder that is a file', 'secret.txt/report.json', '"secret.txt" is no folder that exists'],
    ['a folder', 'out', '"out" is a folder.'],
    ['a link that leaves the folder', 'out/away.json', '"out/away.json" is a link that leads out of its folder'],
    ['a link to a neighbour whose name begins alike', 'out/alike.json', 'leads out of its folder'],
    ['a link to a link that leaves the folder', 'out/twice.json', 'leads out of its folder'],
    ['a link that leads nowhere', 'out/nowhere.json', '"out/nowhere.json" is a link that leads nowhere'],
    ['a link to a folder', 'out/into.json', 'is a link to something that is no regular file'],
    ['a device', '/dev/null', '"/dev/null" is no regular file'],
  ])('refuses %s', (_, name, message) => {
    mkdirSync(inside('out/deep'), { recursive: true });
    mkdirSync(inside('outer'));
    writeFileSync(inside('secret.txt'), 'secret');
    writeFileSync(inside('outer/secret.txt'), 'secret');
    symlinkSync('../secret.txt', inside('out/away.json'));
    symlinkSync('../outer/secret.txt', inside('out/alike.json'));
    symlinkSync('away.json', inside('out/twice.json'));
    symlinkSync('gone.json', inside('out/nowhere.json'));
    symlinkSync('deep', inside('out/into.json'));
    expect(() => checkOutput(name, folder.path)).toThrow(UserError);
    expect(() => checkOutput(name, folder.path)).toThrow(message);
    expect(readFileSync(inside('secret.txt'), 'utf8')).toBe('secret');
  });

  it('says why the system refuses, and leaves nothing behind', async () => {
    mkdirSync(inside('gone'));
    const file = checkOutput('gone/report.json', folder.path);
    const { rmdirSync } = await import('node:fs');
    rmdirSync(inside('gone'));
    await expect(writeFileWhole(file, 'a report\n')).rejects.toThrow(UserError);
    await expect(writeFileWhole(file, 'a report\n')).rejects.toThrow('Could not write "gone/report.json": ENOENT.');
    expect(readdirSync(folder.path)).toEqual([]);
  });
});
