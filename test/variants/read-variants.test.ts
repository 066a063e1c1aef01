import { describe, expect, it } from 'vitest';
import type { VariantAxis } from '../../src/model/variants.js';
import { readVariants } from '../../src/variants/read-variants.js';
import { programOf } from '../support/program.js';

const axesIn = (files: Readonly<Record<string, string>>, entities: readonly string[] = [], schemas: readonly { path: string; text: string }[] = []) =>
  readVariants(programOf(files), { schemas, entities: entities.map((name) => ({ name, table: name })) });

/** Three functions in two files, each of which does something else for every member of an enum. */
function acting(name: string, members: readonly string[], { subject = 'x.kind', folder = 'pay', ext = 'ts' } = {}): Record<string, string> {
  const [head = '', ...rest] = subject.split('.');
  const type = rest.reduceRight((inner, key) => `{ ${key}: ${inner} }`, name);
  const work = (verb: string): string =>
    `import { ${name} } from './kinds.js';\nexport function ${verb}(${head}: ${type}, log: any) {\n  switch (${subject}) {\n${members
      .map((member) => `    case ${name}.${member}: log.first('${member}'); log.second(${head}, '${verb}'); break;`)
      .join('\n')}\n  }\n}\n`;
  return {
    [`${folder}/kinds.ts`]: `export enum ${name} { ${members.map((member) => `${member} = '${member.toLowerCase()}'`).join(', ')} }`,
    [`${folder}/a.${ext}`]: work('authorise') + work('refund').split('\n').slice(1).join('\n'),
    [`${folder}/b.${ext}`]: work('describe'),
  };
}

/** Two functions that do something else for every member of a union. */
function literals(union: string, values: readonly string[]): Record<string, string> {
  const work = (verb: string): string =>
    `import type { Said } from './said.js';\nexport function ${verb}(said: Said, log: any) {\n  switch (said) {\n${values.map((value) => `    case '${value}': log.a('${verb}'); log.b(said); break;`).join('\n')}\n  }\n}\n`;
  return { 'said.ts': `export type Said = ${union};`, 'a.ts': work('hear'), 'b.ts': work('tell') };
}

/** The operators that a package declares, as keys of a table. */
function sequelize(): Record<string, string> {
  const work = (verb: string): string =>
    `import { Op } from 'sequelize';\nexport const ${verb} = { [Op.gt]: (x: any) => x.a(), [Op.lt]: (x: any) => x.b(), [Op.like]: (x: any) => x.c() };`;
  return { 'a.ts': work('first'), 'b.ts': work('second') };
}

const only = (axes: readonly VariantAxis[]): VariantAxis => {
  expect(axes).toHaveLength(1);
  return axes[0] as VariantAxis; // the line above
};

const METHODS = ['CARD', 'VOUCHER', 'PAYPAL'];

describe('the nature of a set', () => {
  it('is variant where something is done for each', () => {
    const axis = only(axesIn(acting('PaymentMethod', METHODS)));
    expect(axis.nature).toBe('variant');
    // three functions that act, in two files; each names all three members
    expect(axis.sprawl).toEqual({
      weight: 3,
      acting: 3,
      files: ['pay/a.ts', 'pay/b.ts'],
      edits: ['pay/a.ts', 'pay/b.ts'],
      operations: ['authorise', 'refund', 'describe'],
    });
  });

  it.each([
    ['a state, by its name', acting('PaymentStatus', METHODS), 'state'],
    ['a state, by participles', acting('Payment', ['PLACED', 'SHIPPED', 'CANCELLED']), 'state'],
    [
      'a state, as things are set to it',
      {
        ...acting('Light', ['RED', 'AMBER', 'GREEN']),
        'pay/c.ts':
          "import { Light } from './kinds.js';\nexport function next(x: any) {\n  x.light = Light.RED;\n  x.light = Light.AMBER;\n  x.light = Light.GREEN;\n}",
      },
      'state',
    ],
    ['an event, by what is asked', acting('Notice', ['FIRST', 'SECOND', 'THIRD'], { subject: 'event.type' }), 'event'],
    ['a command, by its name', acting('CartAction', ['ADD', 'DROP', 'CLEAR']), 'event'],
    ['a stage', acting('DealStage', METHODS), 'state'],
    ['names of events', literals("'order.refund' | 'order.charge' | 'cart.drop'", ['order.refund', 'order.charge', 'cart.drop']), 'event'],
    ['formats', acting('ExportFile', ['CSV', 'PDF', 'XLSX']), 'data-type'],
    ['operators of a package', sequelize(), 'data-type'],
    ['types of data', acting('FieldKind', ['STRING', 'NUMBER', 'DATE']), 'data-type'],
    ['nodes of a syntax tree', acting('FormulaAst', METHODS), 'data-type'],
    ['operators', acting('Compare', ['EQ', 'GT', 'LT']), 'data-type'],
    ['a language', acting('Tongue', ['EN', 'DE', 'FR', 'IT']), 'data-type'],
    ['what a user sees', acting('Fold', METHODS, { ext: 'tsx' }), 'interface'],
    ['a theme', acting('Theme', ['FOREST', 'OCEAN', 'DESERT']), 'interface'],
    ['a locale', acting('Locale', METHODS), 'interface'],
    ['a tab', acting('SettingsTab', METHODS), 'interface'],
    ['keys of a keyboard', literals("'ArrowUp' | 'ArrowDown' | 'Enter'", ['ArrowUp', 'ArrowDown', 'Enter']), 'interface'],
    ['operating systems', acting('Machine', ['LINUX', 'DARWIN', 'WINDOWS']), 'platform'],
    ['databases', acting('Store', ['POSTGRES', 'MYSQL', 'SQLITE']), 'platform'],
    ['environments', acting('AppEnvironment', ['HOME', 'LAB', 'FIELD']), 'platform'],
    ['keys of a configuration', acting('ConfigKey', ['MAIL_HOST', 'SHOP_NAME', 'LOGO']), 'registry'],
    ['feature flags', acting('FeatureFlag', METHODS), 'registry'],
    ['flags of a command', literals("'--help' | '--version' | '--quiet'", ['--help', '--version', '--quiet']), 'registry'],
    ['permissions', acting('DocumentPermission', METHODS), 'role'],
    ['scopes', acting('TokenScope', METHODS), 'role'],
    ['errors, by their name', acting('PaymentException', METHODS), 'registry'],
    ['roles', acting('UserRole', ['CLERK', 'BUYER', 'CHIEF']), 'role'],
  ] as const)('%s', (_, files, nature) => {
    const axis = only(axesIn(files));
    expect([axis.nature, axis.sprawl]).toEqual([nature, null]);
  });

  it('is entity where most members are entities of the repository', () => {
    const axis = only(axesIn(acting('Subject', ['ORDER', 'PAYMENT', 'CUSTOMER']), ['Order', 'Payments', 'Customer']));
    expect(axis.nature).toBe('entity');
    expect(axis.reason).toBe('3 of its 3 members are entities');
  });

  it('is registry where every place only hands over to who does it', () => {
    const files = {
      'pay/kinds.ts': "export enum Method { CARD = 'card', VOUCHER = 'voucher', PAYPAL = 'paypal' }",
      'pay/a.ts': `import { Method } from './kinds.js';
export class Till {
  constructor(private card: Gateway, private voucher: Gateway, private paypal: Gateway) {}
  take(method: Method) {
    switch (method) {
      case Method.CARD: return this.card.take(method);
      case Method.VOUCHER: return this.voucher.take(method);
      case Method.PAYPAL: return this.paypal.take(method);
    }
  }
}
interface Gateway { take(method: Method): void }`,
    };
    expect(only(axesIn(files)).nature).toBe('registry');
  });

  it('is value where nothing is done, and a value is chosen', () => {
    const files = {
      'pay/kinds.ts': "export enum Method { CARD = 'card', VOUCHER = 'voucher', PAYPAL = 'paypal' }",
      'pay/a.ts':
        "import { Method } from './kinds.js';\nexport const LABELS: Record<Method, string> = { [Method.CARD]: 'Card', [Method.VOUCHER]: 'Gift', [Method.PAYPAL]: 'PayPal' };",
    };
    expect(only(axesIn(files)).nature).toBe('value');
  });

  it('is foreign where what is asked is an object of a package', () => {
    const work = (verb: string): string =>
      `import type { Node } from 'tree-parser';\nexport function ${verb}(node: Node, log: any) {\n  switch (node.kind) {\n    case 'field': log.a(); log.b(); break;\n    case 'spread': log.c(); log.d(); break;\n    case 'fragment': log.e(); log.f(); break;\n  }\n}`;
    const axis = only(axesIn({ 'a.ts': work('print'), 'b.ts': work('visit') }));
    expect([axis.nature, axis.reason]).toEqual(['foreign', 'its members are those of the package tree-parser']);
    const own = (text: string): string => text.replace("import type { Node } from 'tree-parser';", 'interface Node { kind: string }');
    expect(only(axesIn({ 'a.ts': own(work('print')), 'b.ts': own(work('visit')) })).nature).toBe('variant');
  });

  it('is variant where the server tells it apart in two places, though the user interface does too', () => {
    const files = acting('PaymentMethod', METHODS);
    const screen = (files['pay/b.ts'] ?? '').replace('describe', 'draw');
    expect(only(axesIn({ ...files, 'pay/screen.tsx': screen })).nature).toBe('variant');
    const { 'pay/b.ts': _, ...one } = acting('PaymentMethod', METHODS);
    one['pay/a.ts'] = one['pay/a.ts']?.replace(/export function refund[\s\S]*/, '') ?? '';
    expect(only(axesIn({ ...one, 'pay/screen.tsx': screen })).nature).toBe('interface');
  });

  it('hears of a user interface by the folder, not by the folder of folders', () => {
    const drawn = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`apps/web/view-${index}.tsx`, 'export const view = 1;']));
    const quiet = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`apps/api/part-${index}.ts`, 'export const part = 1;']));
    expect(only(axesIn({ ...drawn, ...quiet, ...acting('PaymentMethod', METHODS, { folder: 'apps/api' }) })).nature).toBe('variant');
    expect(only(axesIn({ ...drawn, ...quiet, ...acting('PaymentMethod', METHODS, { folder: 'apps/web' }) })).nature).toBe('interface');
  });
});

describe('an axis', () => {
  const told = (declaration: string, type: string): Record<string, string> => ({
    'pay/kinds.ts': declaration,
    'pay/a.ts': `import type { ${type} } from './kinds.js';
export function charge(method: ${type}, log: any) {
  if (method === 'card') { log.card(); log.done(method, 1); }
  else if (method === 'voucher') { log.voucher(); log.done(method, 2); }
  else if (method === 'paypal') { log.paypal(); log.done(method, 3); }
}`,
  });

  it.each([
    ['a union of literals', "export type Method = 'card' | 'voucher' | 'paypal';", 'Method', 'union', 'Method'],
    [
      'an object',
      "export const METHODS = { card: 'card', voucher: 'voucher', paypal: 'paypal' } as const;\nexport type Method = (typeof METHODS)[keyof typeof METHODS];",
      'Method',
      'object',
      'METHODS',
    ],
    ['a list', "export const METHODS = ['card', 'voucher', 'paypal'] as const;\nexport type Method = (typeof METHODS)[number];", 'Method', 'list', 'METHODS'],
  ] as const)('is declared by %s', (_, declaration, type, kind, name) => {
    const axis = only(axesIn(told(declaration, type)));
    expect([axis.name, axis.declarations[0]?.kind, axis.members.length, axis.sites.length]).toEqual([name, kind, 3, 1]);
  });

  it('is declared by a schema', () => {
    const schema = { path: 'prisma/schema.prisma', text: 'enum Method {\n  card\n  voucher\n  paypal\n}\n' };
    const files = { 'pay/a.ts': told('', 'Method')['pay/a.ts']?.replace("'./kinds.js'", "'@prisma/client'") ?? '' };
    const axis = only(axesIn(files, [], [schema]));
    expect([axis.declarations[0]?.kind, axis.declarations[0]?.path, axis.declarations[0]?.line]).toEqual(['schema', 'prisma/schema.prisma', 1]);
  });

  it('is declared by a property that tells the kinds of a union apart', () => {
    const files = {
      'pay/a.ts': `type Card = { kind: 'card'; pan: string };
type Voucher = { kind: 'voucher'; code: string };
type Paypal = { kind: 'paypal'; payer: string };
type Payment = Card | Voucher | Paypal;
export function pay(payment: Payment, log: any) {
  switch (payment.kind) {
    case 'card': log.a(); log.b(payment); break;
    case 'voucher': log.c(); log.d(payment); break;
    case 'paypal': log.e(); log.f(payment); break;
  }
}`,
    };
    expect(only(axesIn(files)).declarations[0]).toMatchObject({ kind: 'property', name: 'Payment.kind' });
  });

  it('has families of files and classes that differ in the variant alone', () => {
    const files = { ...acting('PaymentMethod', METHODS) };
    for (const method of ['card', 'voucher', 'paypal']) {
      const name = `${method.slice(0, 1).toUpperCase()}${method.slice(1)}Gateway`;
      files[`pay/${method}.gateway.ts`] = `export class ${name} { take() {} }`;
    }
    expect(only(axesIn(files)).families.map(({ kind, parts, pattern }) => [kind, pattern, parts.length])).toEqual([
      ['declaration', '*Gateway', 3],
      ['file', '*.gateway.ts', 3],
    ]);
  });

  it('names the packages of providers that one unit uses', () => {
    const files = acting('PaymentMethod', METHODS);
    const head = "import Stripe from 'stripe';\nimport paypal from '@paypal/checkout-server-sdk';\nconst bank = new Stripe('key');\n";
    files['pay/a.ts'] = `${head}${files['pay/a.ts']?.replace('switch (x.kind) {', 'bank.charge(); paypal.pay();\n  switch (x.kind) {')}`;
    expect(only(axesIn(files)).providers).toEqual([{ unit: 'pay/a.ts#authorise', kind: 'payment', packages: ['@paypal/checkout-server-sdk', 'stripe'] }]);
  });

  const WIRES = `export abstract class Wire { abstract send(): void }
export class Mail extends Wire { send() {} }
export class Text extends Wire { send() {} }
export class Push extends Text { send() {} }
export abstract class Draft extends Wire {}`;
  const asking = (name: string, labels: readonly string[]): string =>
    `import { ${labels.join(', ')} } from './wires.js';\nexport function ${name}(wire: any, log: any) {\n${labels.map((label) => `  if (wire instanceof ${label}) { log.a(wire); log.b(); }`).join(' else ')}\n}`;

  it('is the classes of one base, where instanceof tells them apart; what is abstract is none of them', () => {
    const axis = only(axesIn({ 'wires.ts': WIRES, 'a.ts': asking('price', ['Mail', 'Text', 'Push']), 'b.ts': asking('log', ['Mail', 'Text']) }));
    expect(axis).toMatchObject({
      name: 'Wire',
      members: ['Mail', 'Push', 'Text'],
      nature: 'variant',
      declarations: [{ kind: 'classes', path: 'wires.ts', line: 1 }],
    });
    expect(axis.sites.map(({ path, kind, covers }) => [path, kind, covers])).toEqual([
      ['a.ts', 'instances', ['Mail', 'Push', 'Text']],
      ['b.ts', 'instances', ['Mail', 'Text']],
    ]);
    // log names two of three members, which is more than a special case: each function counts one
    expect(axis.sprawl).toMatchObject({ weight: 2, acting: 2, files: ['a.ts', 'b.ts'] });
  });

  it.each([
    ['two classes alone', WIRES.replace('export class Push extends Text { send() {} }', ''), ['Mail', 'Text']],
    ['classes that share no base', 'export class Mail {} export class Text {} export class Push {}', ['Mail', 'Text', 'Push']],
  ])('is not %s', (_, wires, labels) => {
    expect(axesIn({ 'wires.ts': wires, 'a.ts': asking('price', labels) })).toEqual([]);
  });

  it('is an enum of a package of the own scope; one of others is foreign', () => {
    const files = (module: string) => {
      const { 'pay/kinds.ts': _, ...rest } = acting('PaymentMethod', METHODS);
      return Object.fromEntries(Object.entries(rest).map(([path, text]) => [path, text.replace("'./kinds.js'", `'${module}'`)]));
    };
    const read = (module: string) => only(readVariants(programOf(files(module)), { schemas: [], entities: [], packages: ['@shop/server'] }));
    expect(read('@shop/shared')).toMatchObject({ name: 'PaymentMethod', members: ['CARD', 'PAYPAL', 'VOUCHER'], nature: 'variant', sprawl: { weight: 3 } });
    expect(read('@shop/shared').declarations).toEqual([{ kind: 'package', name: 'PaymentMethod', path: 'pay/a.ts', line: 3 }]);
    expect(read('@prisma/client').nature).toBe('variant');
    expect(read('payments-kit')).toMatchObject({ nature: 'foreign', sprawl: null });
  });

  it('is the providers of one kind that one class uses, three or more; packages of one maker are one', () => {
    const using = (...packages: readonly string[]): Record<string, string> => ({
      'pay/till.ts': `${packages.map((name, index) => `import { p${index} } from '${name}';`).join('\n')}
export class Till { take() { ${packages.map((_, index) => `p${index}.pay();`).join(' ')} } }`,
    });
    const axis = only(axesIn(using('stripe', '@paypal/checkout-server-sdk', 'braintree')));
    expect(axis).toMatchObject({
      name: 'payment providers',
      members: ['@paypal/checkout-server-sdk', 'braintree', 'stripe'],
      nature: 'variant',
      declarations: [{ kind: 'providers', path: 'pay/till.ts', line: 4 }],
      sites: [],
      sprawl: null,
    });
    expect(axesIn(using('stripe', '@paypal/checkout-server-sdk'))).toEqual([]);
    expect(axesIn(using('octokit', '@octokit/auth-app', '@octokit/rest'))).toEqual([]);
    expect(axesIn(using('stripe', 'twilio', 'openai'))).toEqual([]);
    const apart = { 'pay/tills.ts': using('stripe', 'braintree', 'razorpay')['pay/till.ts']?.replace(/export class.*/, '') ?? '' };
    apart['pay/tills.ts'] += ['A', 'B', 'C'].map((name, index) => `export class ${name} { take() { p${index}.pay(); } }`).join('\n');
    expect(axesIn(apart)).toEqual([]);
  });
});

describe('what an interface of the variants would do', () => {
  it('is named after the functions, those that act first; a name that says nothing takes the words of its class', () => {
    const files = acting('PaymentMethod', METHODS);
    files['pay/0.ts'] = `import { PaymentMethod as M } from './kinds.js';
export function Labels() { return { [M.CARD]: 'Card', [M.VOUCHER]: 'Gift', [M.PAYPAL]: 'PayPal' }; }
export class PayRefundService { execute(m: M, log: any) { if (m === M.CARD) { log.a(); log.b(); } else if (m === M.VOUCHER) { log.c(); log.d(); } } }`;
    expect(only(axesIn(files)).sprawl?.operations).toEqual(['executePayRefund', 'authorise', 'refund', 'describe', 'labels']);
  });
});

describe('the weight of an axis', () => {
  const weightOf = (body: string): number | undefined => {
    const files = {
      ...acting('PaymentMethod', ['CARD', 'VOUCHER', 'PAYPAL', 'BANK', 'CASH', 'POINTS']),
      'pay/c.ts': `import { PaymentMethod } from './kinds.js';\n${body}`,
    };
    return only(axesIn(files)).sprawl?.weight;
  };
  const M = 'PaymentMethod';

  it.each([
    ['a table of values is half', `export function fee(m: ${M}) { const t = { [${M}.CARD]: 1, [${M}.VOUCHER]: 2, [${M}.PAYPAL]: 3 }; return t; }`, 3.5],
    [
      'a table that the compiler checks half of that',
      `export const FEES: Record<${M}, number> = { [${M}.CARD]: 1, [${M}.VOUCHER]: 2, [${M}.PAYPAL]: 3, [${M}.BANK]: 4, [${M}.CASH]: 5, [${M}.POINTS]: 6 };`,
      3.25,
    ],
    [
      'two of six alone half',
      `export function fee(m: ${M}, log: any) { if (m === ${M}.CARD) { log.a(); log.b(); } else if (m === ${M}.CASH) { log.c(); log.d(); } }`,
      3.5,
    ],
    ['a comparison nothing', `export function fee(m: ${M}) { return m === ${M}.CARD; }`, 3],
    ['a condition for several nothing', `export function fee(m: ${M}) { return m === ${M}.CARD || m === ${M}.CASH; }`, 3],
  ])('%s', (_, body, weight) => {
    expect(weightOf(body)).toBe(weight);
  });
});
