import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/discover/read-source.js';
import { treeOnDisk } from '../../src/discover/tree-on-disk.js';
import { writeTree } from '../support/tree.js';

describe('readSource', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['UTF-8', 'const café = 1', 'const café = 1'],
    ['an empty file', '', ''],
    ['a byte order mark is dropped', '\uFEFFimport a', 'import a'],
    ['only the first mark', '\uFEFF\uFEFFx', '\uFEFFx'],
    ['what is no UTF-8 is replaced', Uint8Array.of(0x61, 0xff, 0x62), 'a\uFFFDb'],
    ['UTF-16 little endian', Buffer.from('\uFEFFlet a', 'utf16le'), 'let a'],
    ['UTF-16 big endian', Buffer.from('\uFEFFlet a', 'utf16le').swap16(), 'let a'],
  ])('reads %s', (_, content, expected) => {
    expect(readSource(treeOnDisk(writeTree({ 'cart.ts': content })), 'cart.ts')).toBe(expected);
  });

  it('refuses NUL bytes as binary', () => {
    const root = writeTree({ 'cart.ts': Uint8Array.of(0x61, 0, 0x62) });
    expect(() => readSource(treeOnDisk(root), 'cart.ts')).toThrow('holds NUL bytes: not text');
  });

  it('refuses what is missing, a folder, and what is over a limit', () => {
    const root = writeTree({ 'cart/': '', 'big.ts': '123456' });
    expect(() => readSource(treeOnDisk(root), 'gone.ts')).toThrow('does not exist (ENOENT)');
    expect(() => readSource(treeOnDisk(root), 'cart')).toThrow('is not a regular file');
    expect(() => readSource(treeOnDisk(root), 'big.ts', 5)).toThrow('larger than 5 bytes');
    expect(readSource(treeOnDisk(root), 'big.ts', 6)).toBe('123456');
  });

  it('refuses links, folders that are links out, and paths that climb out', () => {
    const outside = writeTree({ 'secret.ts': 'secret' });
    const root = writeTree({ 'a.ts': 'a' });
    symlinkSync(join(outside, 'secret.ts'), join(root, 'link.ts'));
    symlinkSync(outside, join(root, 'folder'));
    expect(() => readSource(treeOnDisk(root), 'link.ts')).toThrow('is a link (ELOOP)');
    expect(() => readSource(treeOnDisk(root), 'folder/secret.ts')).toThrow('leads outside the analysed folder');
    expect(() => readSource(treeOnDisk(root), `../${outside.split('/').at(-1)}/secret.ts`)).toThrow('leads outside the analysed folder');
  });

  it('the root may be relative or a link; the fence holds all the same', () => {
    const root = writeTree({ 'shop/cart.ts': 'cart', 'secret.ts': 'secret' });
    symlinkSync(join(root, 'shop'), join(root, 'alias'));
    expect(readSource(treeOnDisk(join(root, 'alias')), 'cart.ts')).toBe('cart');
    expect(readSource(treeOnDisk(relative('.', join(root, 'shop'))), 'cart.ts')).toBe('cart');
    expect(() => readSource(treeOnDisk(join(root, 'alias')), '../secret.ts')).toThrow('leads outside the analysed folder');
    expect(() => readSource(treeOnDisk(''), join(root, 'secret.ts'))).toThrow();
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', () => {
    const root = writeTree({});
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    expect(() => readSource(treeOnDisk(root), 'pipe.ts')).toThrow('is not a regular file');
  });

  it('names no absolute path in its errors', () => {
    const root = writeTree({});
    try {
      readSource(treeOnDisk(root), 'gone.ts');
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain(root);
    }
  });
});
