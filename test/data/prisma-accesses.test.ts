import { describe, expect, it } from 'vitest';
import { CLINIC } from './clinic-schema.js';
import { accessesIn, gapsIn, read } from './reading.js';

const schemas = { 'prisma/schema.prisma': CLINIC };
const DB = `import { PrismaClient } from '@prisma/client'; export class PrismaService extends PrismaClient { audit() {} }  export const prisma = new PrismaClient();`;

/** What the body of a method reads and writes, with an injected client, a client kept in a module and a model name at hand. */
function inMethod(body: string) {
  return read(
    {
      'db.ts': DB,
      'a.ts': `import { Prisma } from '@prisma/client'; import { PrismaService, prisma } from './db';
class Service { constructor(private readonly db: PrismaService) {} async run(id: number, model: string, options: object) { ${body} } }`,
    },
    schemas,
  );
}

function accesses(body: string): string[] {
  const data = inMethod(body);
  return accessesIn({ ...data, accesses: data.accesses.map((access) => ({ ...access, transaction: null })) });
}

describe('Prisma delegates', () => {
  it.each([
    ['this.db.patient.findMany()', ['read patient.findMany']],
    ['this.db["patient"].count()', ['read patient.count']],
    ['prisma.appointment.create({ data: {} })', ['write appointment.create']],
    ['const { doctor } = this.db; await doctor.deleteMany()', ['write doctor.deleteMany']],
    ['const client = this.db.$extends({}); await client.note.update({})', ['write note.update']],
    ['this.db.roster.findFirst()', ['read roster.findFirst']],
    ['this.db.doctor.findUnique({ where: { id } }).appointments()', ['read appointment.appointments', 'read doctor.findUnique']],
    ['(await this.db.patient.findMany()).map((patient) => patient.name)', ['read patient.findMany']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['this.db.audit(); this.db.$connect(); this.db.$on("query", () => {})'],
    ['const list = [{ id }]; list.find(({ id }) => id); new Map().delete(id); [].some(Boolean)'],
    ['const patients = await Promise.resolve([id]); patients.find(Boolean)'],
  ])('trap: %s accesses nothing', (body) => {
    expect(accesses(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    [
      'a client generated into the repository',
      `import { PrismaClient } from '../generated/prisma/client'; const db = new PrismaClient(); export const f = () => db.patient.count();`,
    ],
    [
      'a client behind an alias that leads nowhere',
      `import { PrismaClient } from '@app/prisma'; export function f(db: PrismaClient) { return db.patient.count(); }`,
    ],
    ['a transaction client', `import type { Prisma } from '@prisma/client'; export function f(tx: Prisma.TransactionClient) { return tx.patient.count(); }`],
    [
      'a client without some members',
      `import type { PrismaClient } from '@prisma/client'; export function f(tx: Omit<PrismaClient, '$transaction'>) { return tx.patient.count(); }`,
    ],
    [
      'a client in a JavaScript module',
      `const { PrismaClient } = require('@prisma/client'); const db = new PrismaClient(); module.exports = { f: () => db.patient.count() };`,
    ],
    [
      'a singleton kept on the global object',
      `import { PrismaClient } from '@prisma/client'; const kept = globalThis as any; const db = kept.db ?? new PrismaClient(); export const f = () => db.patient.count();`,
    ],
  ])('reads through %s', (_, text) => expect(accessesIn(read({ 'a.ts': text }, schemas))).toEqual(['read patient.count']));

  it('guesses where an unknown receiver is named like a client and its member is a model', () => {
    const data = read(
      { 'a.ts': `import '@prisma/client'; export function f(ctx, shelf) { shelf.patient.findMany(); return ctx.db.patient.findMany(); }` },
      schemas,
    );
    expect(accessesIn(data)).toEqual(['read patient.findMany??']);
    expect(gapsIn(data)).toEqual([]);
  });

  it.each([
    ['a singleton that is kept or made', 'const kept = globalThis as any; const db = (kept.db ??= new PrismaClient());'],
    ['a singleton by a helper', 'const once = (name: string, make: () => PrismaClient) => make(); const db = once("db", () => new PrismaClient());'],
    ['a property of a service', 'class Holder { main = new PrismaClient(); } const holder = new Holder(); const db = holder.main;'],
    ['a property of a context with a type', 'interface Context { client: PrismaClient } declare const context: Context; const db = context.client;'],
    ['a name for a name', 'const first = new PrismaClient(); const db = (first as any)!;'],
  ])('reads through %s', (_, text) => {
    expect(accessesIn(read({ 'a.ts': `import { PrismaClient } from '@prisma/client'; ${text} export const f = () => db?.patient.count();` }, schemas))).toEqual(
      ['read patient.count'],
    );
  });

  it('trap: a property of a context of another type is none', () => {
    const text = `import '@prisma/client'; interface Context { shelf: Map<string, number> } export const f = (context: Context) => { context.shelf.delete('x'); };`;
    expect(accessesIn(read({ 'a.ts': text }, schemas))).toEqual([]);
  });

  it('reads what extensions and middleware do', () => {
    const data = inMethod(
      'this.db.$extends({ query: { patient: { async create({ args, query }) { await prisma.note.create({}); return query(args); } } } }); this.db.$use(async (params, next) => { await prisma.doctor.count(); return next(params); });',
    );
    expect(accessesIn(data)).toEqual(['read doctor.count', 'write note.create']);
  });

  it('trap: an extension that only passes on does nothing', () => {
    expect(accesses('this.db.$extends({ query: { patient: { create({ args, query }) { return query(args); } } } })')).toEqual([]);
  });

  it('says where the model is only known when the program runs', () => {
    expect(gapsIn(inMethod('this.db[model].findMany()'))).toEqual(['dynamic-query this.db[model].findMany()']);
  });

  it('takes the models from their use where no schema was found', () => {
    const data = read({
      'a.ts': `import { PrismaClient } from '@prisma/client'; const db = new PrismaClient(); db.orderLine.findMany(); db.$disconnect(); export const seen = [1].find(Boolean);`,
    });
    expect(data.entities.map(({ id, name, declaredAt }) => [id, name, declaredAt.line])).toEqual([['orderline', 'OrderLine', 1]]);
    expect(accessesIn(data)).toEqual(['read orderline.findMany']);
  });
});

describe('Prisma hidden reads', () => {
  it.each([
    [
      'this.db.patient.findMany({ include: { appointments: { include: { doctor: true, notes: { where: { author: "x" } } } } } })',
      ['read appointment.include', 'read doctor.include', 'read note.include', 'read patient.findMany'],
    ],
    [
      'this.db.patient.findMany({ select: { id: true, record: true, _count: { select: { appointments: true } } } })',
      ['read appointment._count', 'read patient.findMany', 'read record.select'],
    ],
    [
      'this.db.appointment.findMany({ where: { AND: [{ patient: { is: { name: "x" } } }, { NOT: { notes: { some: { author: "x" } } } }] } })',
      ['read appointment.findMany', 'read note.where', 'read patient.where'],
    ],
    ['this.db.appointment.findMany({ orderBy: [{ patient: { name: "asc" } }, { id: "asc" }] })', ['read appointment.findMany', 'read patient.orderBy']],
    ['const include = { doctor: true }; this.db.appointment.findMany({ include })', ['read appointment.findMany', 'read doctor.include']],
    [
      'const include = { doctor: true } satisfies Prisma.AppointmentInclude; this.db.appointment.findMany({ include: { ...include, notes: true } })',
      ['read appointment.findMany', 'read doctor.include', 'read note.include'],
    ],
    [
      'this.db.appointment.findMany({ include: id ? { doctor: true } : { notes: true } })',
      ['read appointment.findMany', 'read doctor.include', 'read note.include'],
    ],
    ['this.db.appointment.create({ data: {}, include: { doctor: true } })', ['write appointment.create', 'read doctor.include']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it.each([
    ['this.db.appointment.findMany({ include: { doctor: false, notes: undefined } })'],
    ['this.db.appointment.findMany({ where: { patientId: id, doctorId: { in: [id] } }, select: { patientId: true } })'],
    ['this.db.appointment.findMany({ where: { patientId_doctorId: { patientId: id } } })'],
  ])('trap: %s hides nothing', (body) => expect(accesses(body)).toEqual(['read appointment.findMany']));

  it('says where includes are only known when the program runs, but not where all arguments are handed in', () => {
    expect(gapsIn(inMethod('this.db.appointment.findMany({ include: options })'))).toEqual(['dynamic-query include of Appointment.findMany()']);
    expect(gapsIn(inMethod('this.db.appointment.findMany(options)'))).toEqual([]);
  });
});

it('looks at each constant once, however often constants name each other', () => {
  const laughs = Array.from(
    { length: 12 },
    (_, level) =>
      `const w${level} = { AND: [${Array(10)
        .fill(`w${level + 1}`)
        .join(', ')}] };`,
  ).join(' ');
  const data = read(
    {
      'a.ts': `import { PrismaClient } from '@prisma/client'; const db = new PrismaClient(); const loop = { patient: { is: loop }, AND: [loop, loop] };
${laughs} const w12 = { doctor: { is: loop } }; db.appointment.findMany({ where: w0 }); db.appointment.count({ where: loop });`,
    },
    schemas,
  );
  expect(accessesIn(data)).toEqual(['read patient.where', 'read appointment.count', 'read appointment.findMany', 'read doctor.where']);
});

describe('Prisma nested writes', () => {
  it.each([
    [
      'this.db.patient.create({ data: { record: { create: {} }, appointments: { createMany: { data: [{}] } } } })',
      ['write appointment.createMany', 'write patient.create', 'write record.create'],
    ],
    [
      'this.db.patient.create({ data: { appointments: { create: [{ notes: { create: {} } }] } } })',
      ['write appointment.create', 'write note.create', 'write patient.create'],
    ],
    [
      'this.db.patient.update({ data: { appointments: { update: { where: { id }, data: { notes: { deleteMany: {} } } } } } })',
      ['write appointment.update', 'write note.deleteMany', 'write patient.update'],
    ],
    [
      'this.db.patient.upsert({ where: { id }, create: { record: { create: {} } }, update: { record: { delete: true } } })',
      ['write patient.upsert', 'write record.create', 'write record.delete'],
    ],
    [
      'this.db.patient.update({ data: { appointments: { connectOrCreate: { where: { id }, create: { notes: { create: {} } } } } } })',
      ['write appointment.connectOrCreate', 'write note.create', 'write patient.update'],
    ],
    [
      'const ids = [id]; this.db.patient.update({ data: { appointments: { create: ids.map((doctorId) => ({ doctorId, notes: { create: {} } })) } } })',
      ['write appointment.create', 'write note.create', 'write patient.update'],
    ],
    ['this.db.appointment.create({ data: { patient: { connect: { id } } } })', ['write appointment.connect', 'write appointment.create']],
    [
      'this.db.patient.update({ data: { appointments: { set: [{ id }], upsert: { where: { id }, create: {}, update: {} } } } })',
      ['write appointment.set', 'write appointment.upsert', 'write patient.update'],
    ],
    ['this.db.tag.update({ data: { patients: { connect: { id } } } })', ['write _patienttotag.connect', 'write tag.update']],
    [
      'this.db.patient.update({ data: { appointments: { connect: { id } }, record: { disconnect: true } } })',
      ['write appointment.connect', 'write patient.update', 'write record.disconnect'],
    ],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('trap: a column that holds an object, and a relation in a read, write nothing', () => {
    expect(accesses('this.db.patient.create({ data: { name: { create: {} }, email: "x" } })')).toEqual(['write patient.create']);
    expect(accesses('this.db.patient.findMany({ data: { record: { create: {} } } })')).toEqual(['read patient.findMany']);
  });
});

describe('Prisma raw queries', () => {
  it.each([
    [
      'this.db.$queryRaw`SELECT * FROM patients p JOIN "clinic"."visits" v ON true WHERE p.id = ${id}`',
      ['read appointment.$queryRaw sql', 'read patient.$queryRaw sql'],
    ],
    ['this.db.$queryRaw(Prisma.sql`SELECT * FROM "Doctor" WHERE id = ${id}`)', ['read doctor.$queryRaw sql']],
    ['this.db.$executeRawUnsafe("DELETE FROM note")', ['write note.$executeRawUnsafe sql']],
    ['this.db.$executeRaw`INSERT INTO audit (id) VALUES (${id})`', ['write audit.$executeRaw sql']],
  ])('%s', (body, expected) => expect(accesses(body)).toEqual(expected));

  it('trap: a command of MongoDB and a query that was generated from SQL are gaps', () => {
    expect(gapsIn(inMethod('this.db.$runCommandRaw({ find: "patients" }); this.db.$queryRawTyped(patientsOf(id))'))).toEqual([
      'dynamic-query the command of $runCommandRaw()',
      'dynamic-query this.db.$queryRawTyped()',
    ]);
  });

  it('trap: a text that is only known when the program runs is a gap', () => {
    expect(gapsIn(inMethod('this.db.$queryRawUnsafe(model)'))).toEqual(['dynamic-query this.db.$queryRawUnsafe()']);
  });
});
