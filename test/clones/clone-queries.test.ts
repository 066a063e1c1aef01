import { describe, expect, it } from 'vitest';
import { controlGroup } from '../../src/clones/control-group.js';
import { createCloneQueries } from '../../src/clones/create-clone-queries.js';

/** 40 tokens in 4 lines: ten a line. */
const body = (name: string, value = '1'): string => Array.from({ length: 4 }, (_, index) => `${name}.put(${value}, b${index}, c)`).join('\n');

function coverageOf(files: Readonly<Record<string, string>>, groups: readonly (readonly string[])[]) {
  const queries = createCloneQueries(Object.keys(files), (path) => files[path] ?? null);
  return queries.cloneCoverage(
    groups.map((paths) =>
      paths.map((text) => {
        const [path = '', line, endLine] = text.split(':');
        return { path, ...(line !== undefined && { line: Number(line), endLine: Number(endLine) }) };
      }),
    ),
  );
}

describe('cloneCoverage', () => {
  it('tells what is copied word for word from what is copied under other names', () => {
    const files = { 'a.ts': `import 'x';\n${body('card')}`, 'b.ts': body('card'), 'c.ts': body('voucher', "'2'"), 'd.ts': 'class D {}' };
    const found = coverageOf(files, [['a.ts'], ['b.ts'], ['c.ts'], ['d.ts']]);
    // Of 40 + 40 + 40 + 4 tokens 80 are alike word for word, and 120 but for the names.
    expect(found).toMatchObject({ tokens: 124, exactTokens: 80, renamedTokens: 120, exact: 80 / 124, renamed: 120 / 124, control: null });
    expect(found?.groups[2]).toEqual({ tokens: 40, exactTokens: 0, renamedTokens: 40, mostIn: -1 });
    expect(found?.groups[0]?.mostIn).toBe(1);
    expect(found?.examples).toEqual([
      {
        kind: 'exact',
        tokens: 40,
        places: [
          { path: 'a.ts', line: 2, endLine: 5 },
          { path: 'b.ts', line: 1, endLine: 4 },
        ],
      },
    ]);
  });

  it('shows clones under other names where there are no exact ones', () => {
    const found = coverageOf({ 'a.ts': body('card'), 'b.ts': body('voucher') }, [['a.ts'], ['b.ts']]);
    expect(found?.examples.map(({ kind, tokens }) => [kind, tokens])).toEqual([['renamed', 40]]);
  });

  it('compares lines of one file', () => {
    const files = { 'a.ts': `${body('card')}\n${body('card')}` };
    expect(coverageOf(files, [['a.ts:1:4'], ['a.ts:5:8']])).toMatchObject({ tokens: 80, exactTokens: 80 });
    expect(coverageOf(files, [['a.ts:1:4'], ['a.ts:5:5']])).toMatchObject({ tokens: 50, exactTokens: 0 });
  });

  it('has nothing to say of fewer than two groups that can be read', () => {
    expect(coverageOf({ 'a.ts': body('card') }, [['a.ts'], ['gone.ts']])).toBeNull();
    expect(coverageOf({ 'a.ts': body('card'), 'b.ts': "import 'a';" }, [['a.ts'], ['b.ts']])).toBeNull();
  });

  it('says how alike files of the kind are that have nothing to do with each other', () => {
    const others = Object.fromEntries(
      ['p', 'q', 'r', 's', 't'].map((name, index) => [`${name}/${name}.handler.ts`, index < 2 ? body(name) : `class ${name} {}`]),
    );
    const files = { ...others, 'sms/a.handler.ts': body('card'), 'sms/b.handler.ts': body('card') };
    // Two of 40 tokens are alike, three of 4 are not.
    expect(coverageOf(files, [['sms/a.handler.ts'], ['sms/b.handler.ts']])?.control).toBeCloseTo(80 / 92, 10);
  });
});

describe('controlGroup', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((folder) => [`${folder}/one.handler.ts`, `${folder}/two.handler.ts`, `${folder}/x.service.ts`]);

  it('takes files of the kind from other folders, one a folder, spread', () => {
    expect(controlGroup(['sms/a.handler.ts', 'sms/b.handler.ts'], many, 2)).toEqual(['a', 'b', 'c', 'd', 'e'].map((folder) => `${folder}/one.handler.ts`));
    expect(controlGroup(['a/one.handler.ts'], many, 9)).toEqual(['b', 'c', 'd', 'e', 'f'].map((folder) => `${folder}/one.handler.ts`));
  });

  it('takes any file of the extension where there are too few of the kind', () => {
    expect(controlGroup(['pay/CardGateway.ts'], many, 6)).toHaveLength(6);
    expect(controlGroup(['pay/CardGateway.js'], many, 6)).toEqual([]);
  });
});
