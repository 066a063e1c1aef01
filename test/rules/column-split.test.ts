import { describe, expect, it } from 'vitest';
import rule from '../../rules/column-split.js';
import { runRules } from '../../src/judge/run-rules.js';
import { type AccessText, accessesView } from './accesses-view.js';

const run = (accesses: readonly AccessText[]) => runRules(accessesView({ entities: { Pet: 'pets/pet.ts#Pet' }, accesses }), [rule], {});
const update = (by: string, ...columns: string[]): AccessText => ({ by, writes: 'Pet', operation: 'update', columns });

const OWN = [update('pets/a.ts#A.name', 'name', 'updatedAt'), update('pets/a.ts#A.paint', 'colour')];
const OTHER = [update('visits/b.ts#B.weigh', 'weight', 'updatedAt'), update('visits/b.ts#B.chip', 'chip')];

describe('column-split', () => {
  it('reports which columns each changes, with every write', () => {
    const made: AccessText = { by: 'pets/a.ts#A.name', writes: 'Pet', operation: 'insert', columns: ['name', 'weight'] };
    expect(run([...OWN, ...OTHER, made])).toMatchObject([
      {
        ruleId: 'column-split',
        severity: 'warning',
        path: 'visits/b.ts',
        services: ['pets', 'visits'],
        entities: ['pet'],
        message: 'Pet (table pet) is written by 2 services that change different columns: pets changes colour and name; visits changes chip and weight.',
        evidence: [
          { note: 'visits writes Pet (weight and updatedAt): B.weigh calls update' },
          { note: 'visits writes Pet (chip): B.chip calls update' },
          { note: 'pets writes Pet (name and updatedAt): A.name calls update' },
          { note: 'pets writes Pet (colour): A.paint calls update' },
          { note: 'pets writes Pet (name and weight): A.name calls insert' },
        ],
      },
    ]);
  });

  it.each<[string, readonly AccessText[]]>([
    ['both change a column', [...OWN, ...OTHER.slice(0, 1), update('visits/b.ts#B.chip', 'name')]],
    ['one saves a whole record', [...OWN, ...OTHER.slice(0, 1), { by: 'visits/b.ts#B.save', writes: 'Pet' }]],
    ['one only adds records', [...OWN, { by: 'visits/b.ts#B.add', writes: 'Pet', operation: 'insert', columns: ['weight'] }]],
    ['one only sets marks of time', [...OWN, update('visits/b.ts#B.hide', 'deletedAt'), update('visits/b.ts#B.touch', 'updated_at')]],
    ['one service writes it most: keys that follow a move are commands to it', [...OWN, update('pets/a.ts#A.tag', 'tag'), ...OTHER.slice(0, 1)]],
    ['one service writes it', OWN],
  ])('reports nothing where %s', (_, accesses) => {
    expect(run(accesses)).toEqual([]);
  });
});
