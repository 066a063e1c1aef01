import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { parseConfig, readConfig } from '../../src/cli/read-config.js';
import { UserError } from '../../src/model/errors.js';
import { inFolder } from './run-cli.js';

const schema: object = JSON.parse(readFileSync(new URL('../../src/cli/config.schema.json', import.meta.url), 'utf8'));
const matchesSchema = new Ajv({ allErrors: true, strict: true }).compile(schema);

const read = (text: string) => parseConfig({ text, name: 'seamline.config.json' }, rules);

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof UserError)
      return error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim());
    throw error;
  }
  return [];
}

const FULL = {
  $schema: './node_modules/seamline/src/cli/config.schema.json',
  include: ['tests', 'stories', 'declarations', 'generated', 'migrations'],
  exclude: ['legacy/**'],
  kernel: ['src/common/**'],
  pin: { 'src/pay/**': 'billing', Order: 'orders' },
  together: [['src/tax/**', 'src/pay/vat.ts'], ['src/cart.ts']],
  apart: [['src/orders/**', 'src/billing/**']],
  serviceCount: 2,
  resolution: 0.5,
  seed: 0,
  history: false,
  dataAccess: {
    wrappers: [
      { call: 'db.rows', entityArg: 0 },
      { call: 'within', callbackArg: 1, handleParam: 0 },
      { call: 'around', callbackArg: 0 },
      { decorator: 'Atomic' },
    ],
  },
  rules: { 'service-cycle': 'off', 'low-cohesion': ['note', { minFiles: 6, minCohesion: 0.4 }], 'contested-entity': ['error', {}] },
  suppress: [
    { rule: 'contested-entity', reason: 'moves last', entity: 'Order', service: 'orders', path: 'src/**' },
    { rule: 'service-cycle', reason: 'known', fingerprint: '0123456789abcdef' },
  ],
  limits: { maxInterServiceCallShare: 0.2, maxEfferentCoupling: 3, maxSharedEntities: 0, maxServiceCycles: 0, minCohesion: 1, maxGapShare: 1.5 },
};

const GOOD: readonly object[] = [
  {},
  FULL,
  { services: { orders: ['src/orders/**'] } },
  { services: { a: ['a'], b: ['b', 'c'] }, seed: 4, kernel: [] },
  { pin: {}, together: [], apart: [] },
  { services: { orders: ['src'] }, pin: { a: 'orders' }, together: [['a']], apart: [['a', 'b']] },
  { include: [], exclude: [], rules: {}, limits: {}, dataAccess: {} },
  { dataAccess: { wrappers: [] } },
];

const BAD: readonly unknown[] = [
  [],
  'orders',
  null,
  7,
  { colour: true },
  { Seed: 1 },
  { constructor: {} },
  { $schema: 1 },
  { $schema: '' },
  { include: 'tests' },
  { include: ['test'] },
  { include: [1] },
  { include: null },
  { exclude: 'a' },
  { exclude: [''] },
  { exclude: [['a']] },
  { kernel: {} },
  { history: 'off' },
  { history: 0 },
  { dataAccess: [] },
  { dataAccess: { wrapper: [] } },
  { dataAccess: { wrappers: [{}] } },
  { dataAccess: { wrappers: [{ call: 'rows' }] } },
  { dataAccess: { wrappers: [{ call: '', entityArg: 0 }] } },
  { dataAccess: { wrappers: [{ call: 'rows', entityArg: -1 }] } },
  { dataAccess: { wrappers: [{ call: 'rows', entityArg: 0, callbackArg: 1 }] } },
  { dataAccess: { wrappers: [{ call: 'rows', entityArg: 0, handleParam: 1 }] } },
  { dataAccess: { wrappers: [{ call: 'rows', decorator: 'Atomic' }] } },
  { kernel: [7] },
  { pin: ['a'] },
  { pin: { a: '' } },
  { pin: { a: ['orders'] } },
  { together: ['a', 'b'] },
  { together: [[]] },
  { together: [['']] },
  { apart: ['a', 'b'] },
  { apart: [['a']] },
  { apart: [['a', 'b', 'c']] },
  { apart: [['a', 2]] },
  { apart: { a: 'b' } },
  { services: [] },
  { services: {} },
  { services: { orders: 'src' } },
  { services: { orders: [] } },
  { services: { orders: [''] } },
  { services: { orders: ['src'] }, serviceCount: 3 },
  { services: { orders: ['src'] }, resolution: 2 },
  { serviceCount: 1 },
  { serviceCount: 2.5 },
  { serviceCount: '2' },
  { serviceCount: 1e300 },
  { resolution: 0 },
  { resolution: -1 },
  { resolution: true },
  { seed: -1 },
  { seed: 0.5 },
  { seed: [] },
  { rules: [] },
  { rules: { 'service-cycle': 'fatal' } },
  { rules: { 'service-cycle': [] } },
  { rules: { 'service-cycle': ['off'] } },
  { rules: { 'service-cycle': ['off', []] } },
  { rules: { 'service-cycle': ['loud', {}] } },
  { rules: { 'service-cycle': ['off', {}, {}] } },
  { rules: { 'service-cycle': null } },
  { suppress: {} },
  { suppress: [[]] },
  { suppress: [{}] },
  { suppress: [{ rule: 'contested-entity', reason: 'x' }] },
  { suppress: [{ rule: 'contested-entity', path: 'src/**' }] },
  { suppress: [{ reason: 'x', path: 'src/**' }] },
  { suppress: [{ rule: 'contested-entity', reason: '  ', path: 'src/**' }] },
  { suppress: [{ rule: 'contested-entity', reason: 'x', path: '' }] },
  { suppress: [{ rule: 'contested-entity', reason: 'x', entity: 7 }] },
  { suppress: [{ rule: 'contested-entity', reason: 'x', fingerprint: 'abc' }] },
  { suppress: [{ rule: 'contested-entity', reason: 'x', path: 'a', line: 4 }] },
  { limits: [] },
  { limits: { maxCycles: 1 } },
  { limits: { maxInterServiceCallShare: 1.1 } },
  { limits: { maxInterServiceCallShare: -0.1 } },
  { limits: { maxEfferentCoupling: 1.5 } },
  { limits: { maxSharedEntities: -1 } },
  { limits: { maxServiceCycles: null } },
  { limits: { minCohesion: 2 } },
  { limits: { maxGapShare: -1 } },
];

describe('the reader and the schema agree', () => {
  it.each(GOOD.map((value) => [JSON.stringify(value), value]))('both accept %s', (text, value) => {
    expect(problemsOf(text)).toEqual([]);
    expect(matchesSchema(value)).toBe(true);
  });

  it.each(BAD.map((value) => [JSON.stringify(value), value]))('both refuse %s', (text, value) => {
    expect(problemsOf(text)).not.toEqual([]);
    expect(matchesSchema(value)).toBe(false);
  });

  it('on the keys', () => {
    const keysOf = (value: object) => Object.keys(value).toSorted();
    const { properties } = schema as { properties: Record<string, { properties?: object }> };
    const [known] = problemsOf('{ "pigeon": 1 }');
    const [limits] = problemsOf('{ "limits": { "pigeon": 1 } }');
    const listed = (message = '') =>
      message
        .replace(/^.*known keys: /, '')
        .split(', ')
        .toSorted();
    expect(listed(known)).toEqual(keysOf(properties));
    expect(listed(limits)).toEqual(keysOf(properties.limits?.properties ?? {}));
  });

  it('on whatever may be written', () => {
    const words = fc.constantFrom(...Object.keys(FULL), ...Object.keys(FULL.limits), 'tests', 'off', 'service-cycle', '__proto__', 'constructor', '');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 0, 1, 2, 0.5, -1),
        words,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(words, tie('tree'), { maxKeys: 3 }),
      ),
    }));
    const members = fc.record(
      Object.fromEntries(
        Object.keys(FULL)
          .concat('services')
          .map((key) => [key, tree]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(members, (value) => {
        const text = JSON.stringify(value);
        // What the schema cannot know: which rules there are, and their options.
        const problems = problemsOf(text).filter((problem) => !/ (unknown (rule|option)|option) "/.test(problem));
        expect(problems.length === 0).toBe(matchesSchema(JSON.parse(text)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('reading the configuration', () => {
  it('understands every key', () => {
    const at = { path: 'seamline.config.json', line: 1 };
    expect(read(JSON.stringify(FULL))).toEqual({
      ...FULL,
      include: ['test', 'story', 'declaration', 'generated', 'migration'],
      suppress: FULL.suppress.map((entry) => ({ ...entry, at })),
    });
  });

  it('says where each suppression stands', () => {
    const text =
      '{ "suppress": [\n  { "rule": "contested-entity", "reason": "a", "entity": "Order" },\n\n  { "rule": "contested-entity", "reason": "b", "entity": "Cart" },\n] }';
    expect(read(text).suppress?.map(({ reason, at }) => [reason, at])).toEqual([
      ['a', { path: 'seamline.config.json', line: 2 }],
      ['b', { path: 'seamline.config.json', line: 4 }],
    ]);
  });

  it('allows comments, trailing commas and a byte order mark', () => {
    const text = '\uFEFF// limits of the shop\n{\n  "seed": 4, /* any */\n  "limits": { "maxServiceCycles": 0, },\n}\n';
    expect(read(text.slice(1))).toEqual({ seed: 4, limits: { maxServiceCycles: 0 } });
  });

  it('takes names of Object.prototype as names', () => {
    const { services } = read('{ "services": { "__proto__": ["a/**"], "constructor": ["b/**"] } }');
    expect(Object.entries(services ?? {})).toEqual([
      ['__proto__', ['a/**']],
      ['constructor', ['b/**']],
    ]);
    expect(problemsOf('{ "__proto__": { "seed": 4 } }')).toEqual([
      expect.stringMatching(/^seamline\.config\.json:1:3 unknown key "__proto__"; known keys: \$schema, include, /),
    ]);
    expect(problemsOf('{ "rules": { "low-cohesion": ["off", { "__proto__": {} }] } }')).toEqual([expect.stringContaining('unknown option "__proto__"')]);
    expect(Object.hasOwn(Object.prototype, 'seed')).toBe(false);
  });

  it.each<[string, string, string]>([
    [
      'an unknown key',
      '{\n  "sead": 1\n}',
      'seamline.config.json:2:3 unknown key "sead" (did you mean "seed"?); known keys: $schema, include, exclude, services, kernel, pin, together, apart, serviceCount, resolution, seed, rules, history, suppress, dataAccess, limits',
    ],
    [
      'an unknown limit',
      '{ "limits": { "maxServiceCycle": 1 } }',
      'seamline.config.json:1:15 unknown key "limits.maxServiceCycle" (did you mean "maxServiceCycles"?); known keys: maxInterServiceCallShare, maxEfferentCoupling, maxSharedEntities, maxServiceCycles, minCohesion, maxGapShare',
    ],
    ['what is neither true nor false', '{ "history": "no" }', 'seamline.config.json:1:14 "history" must be true or false, not "no"'],
    ['a wrong value', '{ "seed":\n\t"one" }', 'seamline.config.json:2:2 "seed" must be a whole number from 0, not "one"'],
    [
      'a wrong value deep inside',
      '{ "services": { "orders": ["a", 4] } }',
      'seamline.config.json:1:33 "services.orders[1]" must be a text that is not empty, not 4',
    ],
    [
      'a wrong role',
      '{ "include": ["test"] }',
      'seamline.config.json:1:15 "include[0]" must be one of tests, stories, declarations, generated, migrations, not "test" (did you mean "tests"?)',
    ],
    [
      'a severity in the wrong tongue',
      '{ "rules": { "low-cohesion": "warn" } }',
      'seamline.config.json:1:30 "rules.low-cohesion" must be one of error, warning, note, off, not "warn"',
    ],
    [
      'an unknown rule',
      '{ "rules": {\r\n "low-cohesio": "off" } }',
      `seamline.config.json:2:2 unknown rule "low-cohesio" (did you mean "low-cohesion"?); known rules: ${rules
        .map(({ id }) => id)
        .toSorted()
        .join(', ')}`,
    ],
    [
      'a suppression of an unknown rule',
      '{ "suppress": [\n  { "rule": "contested-entitty", "reason": "x", "entity": "Order" }] }',
      `seamline.config.json:2:13 "suppress" names the unknown rule "contested-entitty" (did you mean "contested-entity"?); known rules: ${rules
        .map(({ id }) => id)
        .toSorted()
        .join(', ')}`,
    ],
    [
      'a suppression of everything',
      '{ "suppress": [{ "rule": "contested-entity", "reason": "x" }] }',
      'seamline.config.json:1:16 "suppress[0]" must say which findings it is about: "entity", "service", "path", "fingerprint"; to silence all of a rule, "rules": { "contested-entity": "off" }',
    ],
    [
      'an unknown option',
      '{ "rules": { "low-cohesion": ["note", { "minFile": 4 }] } }',
      'seamline.config.json:1:41 unknown option "minFile" of rule "low-cohesion" (did you mean "minFiles"?); known options: minCohesion, minFiles',
    ],
    [
      'an option of the wrong kind',
      '{ "rules": { "low-cohesion": ["note", { "minFiles": "4" }] } }',
      'seamline.config.json:1:41 option "minFiles" of rule "low-cohesion" must be a number, not a text',
    ],
    ['three globs kept apart', '{ "apart": [["a", "b", "c"]] }', 'seamline.config.json:1:13 "apart[0]" must be a list of two globs, not of 3'],
    ['a glob kept apart that is none', '{ "apart": [["a", 4]] }', 'seamline.config.json:1:19 "apart[0][1]" must be a text that is not empty, not 4'],
    ['a pin to nothing', '{ "pin": { "src/**": "" } }', 'seamline.config.json:1:22 "pin.src/**" must be a text that is not empty, not ""'],
    ['a key given twice', '{ "seed": 1, "seed": 2 }', 'seamline.config.json:1:14 the key "seed" is given twice'],
    ['a missing comma', '{ "seed": 1 "resolution": 2 }', 'seamline.config.json:1:13 this is not JSON: comma expected'],
    ['braces left open, which is told once', '{ "seed": 1, "limits": {', 'seamline.config.json:1:25 this is not JSON: close brace expected'],
    [
      'the globs of the only service, without a word about services that are missing',
      '{ "services": { "a": "src" } }',
      'seamline.config.json:1:22 "services.a" must be a list that is not empty, not "src"',
    ],
    ['an empty file', '', 'seamline.config.json:1:1 this is not JSON: value expected'],
    ['a long value, cut short', `{ "seed": "${'x'.repeat(99)}" }`, `seamline.config.json:1:11 "seed" must be a whole number from 0, not "${'x'.repeat(39)}...`],
    [
      'clustering beside declared services',
      '{ "services": { "a": ["a"] }, "serviceCount": 3 }',
      'seamline.config.json:1:1 "serviceCount" steers clustering, and "services" switches it off: keep one of the two',
    ],
  ])('tells %s with its place', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('tells all problems at once, in the order of the file', () => {
    const text = '{\n "sed": 1,\n "rules": { "pigeon": "off" },\n "resolution": 0,\n "limits": { "minCohesion": 7 }\n}';
    expect(problemsOf(text).map((problem) => problem.replace(/ .*/, ''))).toEqual(
      ['2:2', '3:13', '4:16', '5:29'].map((place) => `seamline.config.json:${place}`),
    );
  });

  it('shows twenty of many', () => {
    const text = JSON.stringify(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`pigeon${index}`, 1])));
    expect(problemsOf(text)).toHaveLength(21);
    expect(problemsOf(text).at(-1)).toBe('and 30 more');
  });

  it('refuses 100,000 levels without a crash', () => {
    expect(() => read(`{ "rules": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`)).toThrow(UserError);
  });
});

describe('finding the configuration', () => {
  const folder = inFolder();
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder.path, path, '..'), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  };
  const find = (file?: string | false, root = 'shop') => readConfig({ root, cwd: folder.path, file }, rules);

  it('looks in the analysed folder only', () => {
    put('seamline.config.json', '{ "seed": 1 }');
    put('shop/src/seamline.config.json', '{ "seed": 2 }');
    expect(find()).toEqual({});
    put('shop/seamline.config.json', '{ "seed": 3 }');
    expect(find()).toEqual({ seed: 3 });
  });

  it('takes the file named instead, or none', () => {
    put('shop/seamline.config.json', 'broken');
    put('gate.json', '{ "seed": 4 }');
    expect(find('gate.json')).toEqual({ seed: 4 });
    expect(find(join(folder.path, 'gate.json'))).toEqual({ seed: 4 });
    expect(find(false)).toEqual({});
    expect(() => find()).toThrow('shop/seamline.config.json:1:1');
  });

  it('leaves a root that is no folder to the analysis', () => {
    put('shop.ts', '');
    expect(find(undefined, 'shop.ts')).toEqual({});
    expect(find(undefined, 'gone')).toEqual({});
  });

  it.each<[string, string | undefined, string]>([
    ['a file that is not there', 'gate.json', 'The configuration "gate.json" does not exist.'],
    ['a folder', 'shop', 'The configuration "shop" is no regular file.'],
    ['a device', '/dev/null', 'The configuration "/dev/null" is no regular file.'],
    ['a large file', 'large.json', 'The configuration "large.json" is larger than 1 MiB.'],
    ['a link that leaves the analysed folder', undefined, 'shop/seamline.config.json is a link that leads out of the analysed folder; it is not read.'],
  ])('refuses %s', (_, file, message) => {
    put('secret.json', '{ "password": 1 }');
    put('large.json', ' '.repeat(1024 * 1024 + 1));
    mkdirSync(join(folder.path, 'shop'));
    symlinkSync('../secret.json', join(folder.path, 'shop/seamline.config.json'));
    expect(() => find(file)).toThrow(UserError);
    expect(() => find(file)).toThrow(message);
    expect(() => find(file)).not.toThrow('password');
  });

  it('follows a link that stays in the analysed folder', () => {
    put('shop/ci/gate.json', '{ "seed": 5 }');
    symlinkSync('ci/gate.json', join(folder.path, 'shop/seamline.config.json'));
    expect(find()).toEqual({ seed: 5 });
  });
});
