import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogReader, type LoggedCommit } from '../../src/history/parse-log.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(64);

function read(...pieces: readonly string[]): readonly LoggedCommit[] {
  const commits: LoggedCommit[] = [];
  const reader = createLogReader((commit) => commits.push(commit));
  for (const piece of pieces) reader.read(piece);
  reader.end();
  return commits;
}

/** As git prints it: an empty field, the head, then the changes, the first of them on a new line. */
function print(commits: readonly LoggedCommit[]): string {
  return commits
    .map(({ hash, time, email, changes }) => {
      const fields = changes.flatMap(({ status, path, from }) => (from === null ? [status, path] : [`${status}100`, from, path]));
      return `\0${hash} ${time} ${email}\0${fields.length === 0 ? '' : `\n${fields.join('\0')}\0`}`;
    })
    .join('');
}

describe('createLogReader', () => {
  it('reads changes by position, whatever the paths look like', () => {
    const changes = [
      { status: 'M', path: 'a.ts', from: null },
      { status: 'R', path: 'new.ts', from: 'M' },
      { status: 'D', path: `${A} 12 x@y`, from: null },
      { status: 'A', path: '\nR100', from: null },
    ];
    expect(read(print([{ hash: A, email: 'x y@z', time: 12, changes }]))).toEqual([{ hash: A, email: 'x y@z', time: 12, changes }]);
  });

  it('keeps commits that change nothing or have no address', () => {
    const empty = { hash: B, email: '', time: 5, changes: [] };
    expect(read(print([empty, { ...empty, time: 4 }]))).toEqual([empty, { ...empty, time: 4 }]);
    expect(read(`\0${A} 3 e`)).toEqual([{ hash: A, email: 'e', time: 3, changes: [] }]);
  });

  it('gives nothing for nothing, or for what is no log', () => {
    expect(read('')).toEqual([]);
    expect(read('warning: something', '\0else\0')).toEqual([]);
  });

  it('does not care how the output is cut into pieces', () => {
    const path = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter((text) => !text.includes('\0'));
    const plain = fc.record({ status: fc.constantFrom('A', 'M', 'D', 'T'), path, from: fc.constant(null) });
    const renamed = fc.record({ status: fc.constant('R'), path, from: path });
    const commit = fc.record({
      hash: fc.constantFrom(A, B),
      email: fc.constantFrom('', 'a@b', 'A b@c'),
      time: fc.nat(),
      changes: fc.array(fc.oneof(plain, renamed), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(commit, { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (commits, step) => {
        const text = print(commits);
        const pieces = Array.from({ length: Math.ceil(text.length / step) }, (_, index) => text.slice(index * step, (index + 1) * step));
        expect(read(...pieces)).toEqual(commits);
      }),
    );
  });
});
