import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredDecomposition } from '../../src/cluster/declared.js';
import { nameModules } from '../../src/cluster/module-names.js';
import type { Module } from '../../src/model/decomposition.js';
import { type FactsText, factsOf } from '../support/facts.js';

/** Files of one topic that all call each other. */
function topic(name: string, roles: readonly string[]): NonNullable<FactsText['calls']> {
  const unit = (role: string) => `shop/${name}.${role}.ts#${name[0]?.toUpperCase()}${name.slice(1)}${role}`;
  return roles.flatMap((one, index) => roles.slice(index + 1).map((other) => [unit(one), unit(other), 2] as const));
}

const ROLES = ['controller', 'service', 'repository', 'mapper'];

function modulesOf(text: FactsText): readonly Module[] {
  const [service] = declaredDecomposition(factsOf(text), { services: { shop: ['shop/**'] }, kernel: () => false, seed: 1 }).services;
  return service?.modules ?? [];
}

describe('the modules of a service', () => {
  const clear = [...topic('order', ROLES), ...topic('basket', ROLES), ...topic('refund', [...ROLES, 'policy'])];
  const bridges = [
    ['shop/order.service.ts#Orderservice', 'shop/basket.service.ts#Basketservice'],
    ['shop/order.service.ts#Orderservice', 'shop/refund.service.ts#Refundservice'],
  ] as const;

  it('are its parts, the largest first, then by name', () => {
    expect(modulesOf({ calls: [...clear, ...bridges] }).map(({ name, files }) => [name, files.length])).toEqual([
      ['refund', 5],
      ['basket', 4],
      ['order', 4],
    ]);
  });

  it('hold only files of the service, each at most once', () => {
    const files = modulesOf({ calls: [...clear, ...bridges, ['shop/order.service.ts#Orderservice', 'bank/card.ts#Card', 9]] }).flatMap(
      (module) => module.files,
    );
    expect(new Set(files).size).toBe(files.length);
    expect(files.every((path) => path.startsWith('shop/'))).toBe(true);
  });

  it('are none where everything holds together', () => {
    const many = Array.from({ length: 14 }, (_, index) => `shelf${index}`);
    const calls = many.flatMap((one, index) => many.slice(index + 1).map((other) => [`shop/${one}.ts#A`, `shop/${other}.ts#A`] as const));
    expect(modulesOf({ calls })).toEqual([]);
  });

  it('are none in a small service, however clear its parts', () => {
    expect(modulesOf({ calls: [...topic('order', ROLES), ...topic('basket', ROLES)] })).toEqual([]);
  });

  it('do not depend on the order in which facts were found', () => {
    const calls = [...clear, ...bridges];
    const expected = modulesOf({ calls });
    fc.assert(
      fc.property(fc.shuffledSubarray(calls, { minLength: calls.length }), (shuffled) => {
        expect(modulesOf({ calls: shuffled })).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the names of modules', () => {
  const named = (...groups: (readonly string[])[]) => nameModules(groups, factsOf({ files: groups.flat() }), []);

  it('are the word that most of its files carry', () => {
    expect(named(['shop/order.service.ts', 'shop/order.controller.ts', 'shop/rebate.ts'], ['shop/basket.service.ts', 'shop/basket.dto.ts'])).toEqual([
      'order',
      'basket',
    ]);
  });

  it('are two words where each alone names a layer and the files go on in several ways', () => {
    expect(named(['shop/api-token-store.ts', 'shop/api-token-service.ts', 'shop/api-token.ts'])).toEqual(['api-token']);
    expect(named(['shop/api-keys.controller.ts', 'shop/api-key.module.ts', 'shop/api-keys.module.ts'])).toEqual(['api-key']);
  });

  it('are none where nothing but layers is named', () => {
    expect(named(['shop/service.ts', 'shop/controller.ts', 'shop/module.ts'])).toEqual([null]);
    expect(named(['shop/a/strategy-store.ts', 'shop/b/strategy-store.ts', 'shop/strategy-service.ts'])).toEqual([null]);
  });

  it('are none where one file of many carries the only word', () => {
    expect(named(['shop/parcel.ts', 'shop/service.ts', 'shop/module.ts', 'shop/dto.ts'])).toEqual([null]);
  });

  it('are given once', () => {
    const twice = named(['shop/order.service.ts', 'shop/order.dto.ts', 'shop/order.module.ts'], ['shop/order-line.service.ts', 'shop/order-line.dto.ts']);
    expect(new Set(twice).size).toBe(2);
    expect(twice).not.toContain(null);
  });
});
