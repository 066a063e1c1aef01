import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { discover } from '../../src/discover/discover.js';
import { treeOnDisk } from '../../src/discover/tree-on-disk.js';
import { readFacts } from '../../src/pipeline.js';
import { goldens } from './goldens.js';
import { print, ROOT, SAMPLES } from './run-sample.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('the same input gives the same bytes', () => {
  it.each(goldens)('twice: $sample/$file', async ({ argv }) => {
    expect(await print(argv)).toBe(await print(argv));
  });

  it.each(SAMPLES)('from another folder: %s', async (sample) => {
    const here = await print(['analyze', `samples/${sample}`, '--format', 'json']);
    expect(await print(['analyze', sample, '--format', 'json'], { cwd: `${ROOT}samples` })).toBe(here);
    expect(await print(['analyze', `../../${sample}/`, '--format', 'json'], { cwd: `${ROOT}samples/clinic/src` })).toBe(here);
  });

  it.each(SAMPLES)('in another language, at another time, with other luck: %s', async (sample) => {
    const argv = ['analyze', `samples/${sample}`, '--verbose'];
    const here = await print(argv, { env: { LANG: 'en_GB.UTF-8' } });
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    vi.useFakeTimers({ now: new Date('2031-12-31T23:59:59Z'), toFake: ['Date'] });
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    // What the locale of the machine would decide is never asked for.
    const locale = vi.spyOn(String.prototype, 'localeCompare').mockReturnValue(1);
    const there = await print(argv, { env: { LANG: 'tr_TR.UTF-8', LC_NUMERIC: 'de_DE.UTF-8', TZ: 'Pacific/Kiritimati' } });
    expect(locale).not.toHaveBeenCalled();
    expect(there).toBe(here);
  });
});

describe('the order in which files are found does not matter', () => {
  it.each(SAMPLES)('%s', (sample) => {
    const options = { root: `${ROOT}samples/${sample}`, history: false };
    const workspace = discover(options);
    // Everything after the facts is computed from the facts alone.
    const tree = treeOnDisk(options.root);
    const inOrder = JSON.stringify(readFacts(workspace, tree, options));
    const { files } = workspace;
    const order = fc.shuffledSubarray([...files], { minLength: files.length });
    const property = fc.property(order, (shuffled) => JSON.stringify(readFacts({ ...workspace, files: shuffled }, tree, options)) === inOrder);
    fc.assert(property, { numRuns: 4, seed: 7, examples: [[[...files].reverse()]], endOnFailure: true });
  });
});
