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
    expect(run(text)).toEqual([]);
  });

  it('reports a service that is tied to others more than to itself, and what draws it there', () => {
    // inside 2; outside 3 to the kitchen, 1 from it, 1 to the cellar: cohesion 2 / 7
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
        message: 'Only 28 % of the references of hall (4 files) stay inside; it is tied most to kitchen: 3 references out, 1 in.',
        evidence: [
          { path: 'hall/menu.ts', line: 1, note: '4 references outside (3 with kitchen, 1 with cellar), 0 inside hall' },
          { path: 'hall/table.ts', line: 1, note: '1 reference outside (1 with kitchen), 0 inside hall' },
        ],
      },
    ]);
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
    expect(finding?.evidence[0]?.note).toBe('5 references outside (5 with kitchen), 2 inside hall');
  });

  it.each<[object, number]>([
    [{ minCohesion: 0.29 }, 1],
    [{ minCohesion: 0.28 }, 0],
    [{ minFiles: 5 }, 0],
    [{ minFiles: 1, minCohesion: 0.9 }, 3],
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
    const [finding] = run({ files, calls: ['Yard', 'Attic', 'Shed', 'Barn', 'Loft'].map((other) => [MENU, unit(other.toLowerCase(), other)] as const) });
    expect(finding?.evidence[0]?.note).toBe('5 references outside (1 with attic, 1 with barn, 1 with loft, 2 other services), 0 inside hall');
  });

  it('shows five files at most', () => {
    const names = ['Ale', 'Bread', 'Cream', 'Dill', 'Egg', 'Fig', 'Gin'];
    const [finding] = run({ calls: names.map((name, index) => [unit('larder', name), STOVE, index + 1] as const) });
    expect(finding?.evidence.map(({ path }) => path)).toEqual(['gin', 'fig', 'egg', 'dill', 'cream'].map((name) => `larder/${name}.ts`));
  });
});
