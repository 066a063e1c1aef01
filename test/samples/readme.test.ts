import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from './run-sample.js';

const blocks = [...readFileSync(`${ROOT}README.md`, 'utf8').matchAll(/```text\n(.*?)```/gs)].map(([, text = '']) => text);
const report = readFileSync(`${ROOT}samples/shop/expected/report.txt`, 'utf8');

describe('README', () => {
  it('shows real output: the beginning of the report on samples/shop, and a part of it', () => {
    expect(blocks).toHaveLength(2);
    expect(report.startsWith(blocks[0] ?? 'none')).toBe(true);
    expect(report).toContain(blocks[1]);
  });
});
