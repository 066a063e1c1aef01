import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dotStatements, junitErrors, mermaidParser, parseCsv, sarifErrors, svgContents } from '../report/readers.js';
import { goldens } from './goldens.js';
import { ROOT } from './run-sample.js';

const parseMermaid = await mermaidParser();

/** What reads each format, by the ending of its golden; throws or answers with what is wrong. */
const READERS: readonly (readonly [ending: string, faults: (text: string) => unknown])[] = [
  ['.sarif', sarifErrors],
  ['.junit.xml', junitErrors],
  ['.csv', (text) => parseCsv(text).filter((row, _, rows) => row.length !== rows[0]?.length)],
  ['.dot', (text) => (dotStatements(text).length > 0 ? [] : ['empty'])],
  ['.svg', (text) => (svgContents(text).texts.length > 0 ? [] : ['empty'])],
  // Mermaid draws no more lines than 500, and no longer text
  ['.mmd', async (text) => [...(text.length > 50_000 ? ['too long'] : []), ...((await parseMermaid(text)) ? [] : ['not parsed'])]],
];

describe('goldens are what the readers of their formats take', () => {
  const read = goldens.flatMap((golden) => READERS.filter(([ending]) => golden.file.endsWith(ending)).map(([, faults]) => ({ ...golden, faults })));
  it('are of every such format', () => expect(read.length).toBeGreaterThanOrEqual(3 * (3 + 3 * 3)));
  it.each(read)('$sample/expected/$file', async ({ sample, file, faults }) => {
    expect(await faults(readFileSync(`${ROOT}samples/${sample}/expected/${file}`, 'utf8'))).toEqual([]);
  });
});
