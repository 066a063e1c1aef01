import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { goldens } from './goldens.js';
import { print, ROOT, SAMPLES } from './run-sample.js';

// `npm run goldens` remakes the files; read the diff before it is committed.
describe('what is printed about the samples', () => {
  it.each(goldens)('$sample/expected/$file', async ({ sample, file, argv }) => {
    await expect(await print(argv)).toMatchFileSnapshot(`${ROOT}samples/${sample}/expected/${file}`);
  });

  it.each(SAMPLES)('%s/expected holds no golden that nothing makes', (sample) => {
    const folder = `${ROOT}samples/${sample}/expected`;
    const listed = new Set(goldens.filter((golden) => golden.sample === sample).map(({ file }) => file));
    const kept = existsSync(folder) ? readdirSync(folder) : [];
    expect(kept.filter((file) => !listed.has(file))).toEqual([]);
  });
});
