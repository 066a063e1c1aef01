import { describe, expect, it } from 'vitest';
import type { EntityId } from '../../src/model/ids.js';
import { type AccessText, accessesView } from '../rules/accesses-view.js';

const functions = (service: string, number: number, more: Partial<AccessText> = {}): AccessText[] =>
  Array.from({ length: number }, (_, index) => ({ by: `${service}/a.ts#Act.write${index}`, writes: 'Pet', line: index + 1, ...more }));
const reads = (service: string, number: number): AccessText[] =>
  Array.from({ length: number }, (_, index) => ({ by: `${service}/a.ts#Act.read${index}`, reads: 'Pet', line: index + 50 }));

/** `pets` declares it; or it is only mentioned there. */
const ownerOf = (accesses: readonly AccessText[], declared = true): string | null => {
  const entities = { Pet: 'pets/pet.ts#Pet' };
  const change = declared
    ? {}
    : {
        change: (facts: Parameters<NonNullable<Parameters<typeof accessesView>[0]['change']>>[0]) => ({
          ...facts,
          entities: facts.entities.map((one) => ({ ...one, unit: null })),
        }),
      };
  return accessesView({ entities, accesses: [...accesses, { by: 'pets/pet.ts#Pet.name', reads: 'Pet', line: 99, confidence: 'low' }], ...change }).ownerOf(
    'pet' as EntityId,
  );
};

describe('the owner of an entity', () => {
  it.each<[string, string, readonly AccessText[]]>([
    ['pets', 'nobody else touches it', []],
    ['pets', 'the declaring service writes as much as the other', [...functions('pets', 1), ...functions('visits', 1)]],
    ['visits', 'another one has more than half of the writing functions', [...functions('pets', 1), ...functions('visits', 2)]],
    ['pets', 'none has more than half', [...functions('pets', 1), ...functions('visits', 2), ...functions('bills', 1)]],
    ['visits', 'the declaring one never writes it', [...functions('visits', 2), ...functions('bills', 2), ...reads('visits', 1)]],
    ['bills', 'of two that write as much one reads it more', [...functions('visits', 2), ...functions('bills', 2), ...reads('bills', 1)]],
    ['bills', 'two are alike: the first by name', [...functions('visits', 2), ...functions('bills', 2)]],
    [
      'pets',
      'the others fill it to begin with',
      [...functions('pets', 1), { by: 'visits/pet-seed.ts#seed', writes: 'Pet' }, { by: 'visits/scripts/a.ts#a', writes: 'Pet' }],
    ],
    ['pets', 'the others only give it keys', [...functions('pets', 1), ...functions('visits', 3, { operation: 'update', columns: ['visitId', 'room_id'] })]],
    ['visits', 'keys are all that anyone writes', functions('visits', 3, { operation: 'update', columns: ['visitId'] })],
    [
      'visits',
      'the others are not only given keys',
      [...functions('pets', 1), ...functions('visits', 3, { operation: 'update', columns: ['visitId', 'name'] })],
    ],
    ['visits', 'who writes it is guessed from names, and that is all there is', functions('visits', 2, { confidence: 'low' })],
    ['pets', 'the others are guessed from names', [...functions('pets', 1), ...functions('visits', 2, { confidence: 'low' })]],
  ])('is %s where %s', (owner, _, accesses) => {
    expect(ownerOf(accesses)).toBe(owner);
  });

  it('is who reads it most where it is declared nowhere and nobody writes it', () => {
    expect(ownerOf(reads('visits', 2), false)).toBe('visits');
    expect(ownerOf(reads('visits', 2))).toBe('pets');
  });

  it('is not who happens to mention it where it is declared nowhere', () => {
    expect(ownerOf([...functions('pets', 1), ...functions('visits', 2), ...functions('bills', 1)], false)).toBe('visits');
  });

  it('is nobody where only files in no service write it', () => {
    expect(ownerOf([{ by: 'backup.ts#Backup.run', writes: 'Pet' }], false)).toBeNull();
  });

  it('does not follow a file that writes for everyone', () => {
    const names = ['A', 'B', 'C', 'D'];
    const entities = { Pet: 'pets/pet.ts#Pet', ...Object.fromEntries(names.map((name) => [name, `${name}/e.ts#${name}`])) };
    const homes = names.flatMap((name) => [1, 2].map((index): AccessText => ({ by: `${name}/a.ts#Act.write${index}`, writes: name })));
    const nightly = (own: readonly string[]) =>
      own.flatMap((name) => [1, 2, 3].map((index): AccessText => ({ by: `jobs/nightly.ts#Nightly.${name}${index}`, writes: name })));
    // three of five functions that write pets lie in the file of jobs: of five owners' data, or of pets alone
    const owner = (own: readonly string[]) =>
      accessesView({ entities, accesses: [...functions('pets', 2), ...homes, ...nightly(own)] }).ownerOf('pet' as EntityId);
    expect(owner(['Pet'])).toBe('jobs');
  });
});
