import { describe, expect, it } from 'vitest';
import rule from '../../rules/low-cohesion.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { RuleSetting } from '../../src/model/options.js';
import type { FactsText } from '../support/facts.js';
import { viewOf } from '../judge/view-of.js';

const run = (text: FactsText, settings: Record<string, RuleSetting> = {}) => runRules(viewOf(text), [rule], settings);

const unit = (service: string, name: string): string => `${service}/${name.toLowerCase()}.ts#${name}`;
const [HOST, GUEST, MENU, TABLE] = ['Host', 'Guest', 'Menu', 'Table'].map((name) => unit('hall', name)) as [string, string, string, string];
const [STOVE, COOK] = [unit('kitchen', 'Stove'), unit('kitchen', 'Cook')];
const CELLAR = unit('cellar', 'Wine');
const OTHERS = ['Attic', 'Barn', 'Cabin', 'Den', 'Extension', 'Foyer', 'Garage', 'Hut'].map((name) => unit(name.toLowerCase(), name));
const files = [HOST, GUEST, MENU, TABLE].map((id) => id.slice(0, id.indexOf('#')));

describe('low-cohesion', () => {
  it.each<[string, FactsText]>([
    ['nothing refers to anything', { files }],
    [
      'half of the references stay inside',
      {
        files,
        calls: [
          [HOST, GUEST, 3],
          [MENU, STOVE, 3],
        ],
      },
    ],
    ['the service has three files', { files: files.slice(0, 3), calls: [[MENU, STOVE, 3]] }],
    ['only the kernel is called', { files, calls: [[MENU, 'clock.ts#Clock', 9]] }],
    [
      'others call it, and it calls nobody: a library, or a service that all ask',
      {
        files,
        calls: [
          [STOVE, MENU, 9],
          [CELLAR, HOST, 9],
        ],
      },
    ],
    [
      'what it calls is called by more than a third of the others: 3 of 8, as each of them would',
      {
        files,
        calls: [...OTHERS.slice(0, 3).map((other) => [other, STOVE] as const), [MENU, STOVE, 9], ...OTHERS.slice(3).map((other) => [other, other] as const)],
      },
    ],
    [
      'what refers outside is the root of the program: it uses more than a third of the others, and two files use it',
      {
        files,
        calls: [[HOST, GUEST], [TABLE, MENU], ...OTHERS.map((other) => [MENU, other] as const)],
      },
    ],
    [
      'references outside are types, which weigh a quarter',
      {
        files,
        calls: [[HOST, GUEST]],
        types: [
          [MENU, STOVE],
          [TABLE, STOVE],
          [GUEST, STOVE],
        ],
      },
    ],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text).filter(({ services }) => services.includes('hall' as never))).toEqual([]);
  });

  it('reports a service that refers to others more than to itself, and what leans there', () => {
    // inside 2; outside 3 to the kitchen and 1 to the cellar: 2 / 6. What comes from the kitchen says nothing of the hall.
    const text: FactsText = {
      files,
      calls: [
        [HOST, GUEST, 2],
        [MENU, STOVE, 2],
        [TABLE, STOVE],
        [COOK, MENU],
        [MENU, CELLAR],
      ],
    };
    expect(run(text)).toMatchObject([
      {
        ruleId: 'low-cohesion',
        severity: 'warning',
        path: 'hall/menu.ts',
        line: 1,
        services: ['hall', 'kitchen'],
        entities: [],
        message: 'Only 33 % of the references that hall (4 files) makes stay inside; it leans most on kitchen: 3 references.',
        evidence: [
          { path: 'hall/menu.ts', line: 1, note: '3 references outside (2 to kitchen, 1 to cellar), 0 inside hall' },
          { path: 'hall/table.ts', line: 1, note: '1 reference outside (1 to kitchen), 0 inside hall' },
        ],
      },
    ]);
  });

  it('speaks of what two of many others use as well, and of a file that uses many and is used by three', () => {
    const shared: FactsText = { files, calls: [...OTHERS.slice(0, 1).map((other) => [other, STOVE] as const), [MENU, STOVE, 9]] };
    expect(run(shared)).toHaveLength(1);
    const busy: FactsText = { files, calls: [[HOST, MENU], [TABLE, MENU], [GUEST, MENU], ...OTHERS.map((other) => [MENU, other] as const)] };
    expect(run(busy)).toMatchObject([{ data: { share: '27 %', out: '1 reference' } }]);
  });

  it('is a note in services that the tool proposes, told once', () => {
    const text: FactsText = {
      files: [...files, ...['a', 'b', 'c'].map((name) => `kitchen/${name}.ts`)],
      calls: [
        [MENU, STOVE, 2],
        [STOVE, HOST, 2],
      ],
    };
    const view = viewOf(text);
    const found = runRules({ ...view, decomposition: { ...view.decomposition, origin: 'clustered' } }, [rule], {});
    expect(found.map(({ severity, services }) => [severity, services])).toEqual([
      ['note', ['hall', 'kitchen']],
      ['note', ['kitchen', 'hall']],
    ]);
    expect(new Set(found.map(({ group }) => group)).size).toBe(1);
  });

  it('names what a file has inside, too', () => {
    const [finding] = run({
      files,
      calls: [
        [HOST, MENU],
        [MENU, TABLE],
        [MENU, STOVE, 5],
      ],
    });
    expect(finding?.evidence[0]?.note).toBe('5 references outside (5 to kitchen), 1 inside hall');
  });

  it.each<[object, number]>([
    [{ minCohesion: 0.34 }, 1],
    [{ minCohesion: 0.33 }, 0],
    [{ minFiles: 5 }, 0],
    [{ minFiles: 1, minCohesion: 0.9 }, 2],
  ])('with %j finds %d', (options, number) => {
    const text: FactsText = {
      files,
      calls: [
        [HOST, GUEST, 2],
        [MENU, STOVE, 2],
        [TABLE, STOVE],
        [COOK, MENU],
        [MENU, CELLAR],
      ],
    };
    expect(run(text, { 'low-cohesion': ['warning', options as Record<string, unknown>] })).toHaveLength(number);
  });

  it('names three services, and counts the others', () => {
    const [finding] = run({
      files,
      calls: [
        [HOST, MENU],
        [TABLE, MENU],
        [GUEST, MENU],
        ...['Yard', 'Attic', 'Shed', 'Barn', 'Loft'].map((other) => [MENU, unit(other.toLowerCase(), other)] as const),
      ],
    });
    expect(finding?.evidence[0]?.note).toBe('5 references outside (1 to attic, 1 to barn, 1 to loft, 2 other services), 0 inside hall');
  });

  it('shows five files at most', () => {
    const names = ['Ale', 'Bread', 'Cream', 'Dill', 'Egg', 'Fig', 'Gin'];
    const [finding] = run({ calls: names.map((name, index) => [unit('larder', name), STOVE, index + 1] as const) });
    expect(finding?.evidence.map(({ path }) => path)).toEqual(['gin', 'fig', 'egg', 'dill', 'cream'].map((name) => `larder/${name}.ts`));
  });
});
