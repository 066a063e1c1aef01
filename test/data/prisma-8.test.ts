import { describe, expect, it } from 'vitest';
import { accessesIn, entitiesIn, gapsIn, read, relationsIn, transactionsIn } from './reading.js';

const CONTRACT = `// use prisma-8
model Patient {
  id Int @id
  visits Visit[]
}
namespace billing {
  model Invoice {
    id Int @id
    visit Visit @relation(fields: [visitId], references: [id])
    visitId Int
    @@map("invoices")
  }
}
model Visit {
  id Int @id
  patient Patient @relation(fields: [patientId], references: [id])
  patientId Int
  invoices Invoice[]
}
`;

function clinic(body: string) {
  return read(
    {
      'src/prisma/db.ts': `import postgres from '@prisma/orm-postgres/runtime'; import contractJson from './contract.json' with { type: 'json' };
export const db = postgres<Contract>({ contractJson, url: '' });`,
      'desk.ts': `import { db } from './src/prisma/db.js'; export class Desk { private readonly db = db; async open(id: number) { ${body} } async put(tx: typeof db) { await tx.orm.public.Visit.create({}); } }`,
    },
    { 'src/prisma/contract.prisma': CONTRACT },
  );
}

const seen = (body: string) => accessesIn(clinic(body)).filter((access) => body.includes('put(') || !access.startsWith('write visit.create'));

describe('Prisma 8', () => {
  it('declares the models of its contract', () => {
    expect(entitiesIn(clinic(''))).toEqual(['invoice invoices (prisma-8)', 'patient patient (prisma-8)', 'visit visit (prisma-8)']);
    expect(relationsIn(clinic(''))).toEqual(['invoice many-to-one visit', 'visit many-to-one patient']);
  });

  it.each([
    ['await db.orm.public.Patient.where({ id }).all()', ['read patient.all']],
    ['await this.db.orm.public.Patient.first()', ['read patient.first']],
    ['const patients = db.orm.public.Patient; await patients.select("id").limit(1).all()', ['read patient.all']],
    ['await db.orm.billing.Invoice.create({})', ['write invoice.create']],
    ['await db.orm.public.Patient.where({ id }).update({})', ['write patient.update']],
    ['await db.orm.public.Patient.deleteAll()', ['write patient.deleteAll']],
    ['await db.orm.Patient.upsert({ create: {}, update: {} })', ['write patient.upsert']],
    ['await db.orm.public.Patient.include("visits").all()', ['read patient.all', 'read visit.include']],
    ['await db.orm.public.Patient.include("visits", (v) => v.include("invoices")).all()', ['read invoice.include', 'read patient.all', 'read visit.include']],
    ['await db.orm.public.Patient.where((p) => p.visits.some((v) => v.id.eq(1))).all()', ['read patient.all', 'read visit.some']],
    ['await db.query(db.sql.public.patient.select("id").build())', ['read patient.select']],
    ['await db.execute(db.sql.billing.invoices.insert([{}]).build())', ['write invoice.insert']],
    ['await db.query(db.raw.sql`SELECT * FROM invoices`)', ['read invoice.sql sql']],
    ['await db.runtime().execute(db.sql.public.patient.delete().build())', ['write patient.delete']],
    ['const plan = db.prepare({}, (sql) => db.sql.public.patient.select("id").build())', ['read patient.select']],
    ['const scope = db.orm.scope(["id"], (q) => q); await db.orm.public.Patient.apply(scope).all()', ['read patient.all']],
  ])('reads %s', (body, expected) => expect(seen(body)).toEqual(expected));

  it('holds a transaction', () => {
    const data = clinic('await db.transaction(async (tx) => { await tx.orm.billing.Invoice.create({}); await this.put(tx); })');
    expect(accessesIn(data).sort()).toEqual(['write invoice.create @t1', 'write visit.create @t1']);
    expect(transactionsIn(data)).toEqual(['t1 callback 1-1 Desk.open']);
  });

  it.each([
    ['const tray = new Map(); tray.orm.Patient.all()', []],
    ['db.close()', []],
    ['db.orm.public.Patient.where({ id })', []],
  ])('trap: %s', (body, expected) => expect(seen(body)).toEqual(expected));

  it('says what it cannot know', () => expect(gapsIn(clinic('await db.orm.public.Ward.all()'))).toEqual(['dynamic-query db.orm.public.Ward.all()']));

  it.each(['@prisma/orm-sqlite', '@prisma/orm-mongo'])('is made by %s', (module) => {
    const text = `import make from '${module}'; const db = make({}); export const f = () => db.orm.Patient.create({});`;
    expect(accessesIn(read({ 'a.ts': text }, { 'contract.prisma': CONTRACT }))).toEqual(['write patient.create']);
  });

  it('holds what plans of SQL do in a transaction; trap: another handle is outside', () => {
    const data = clinic(
      'await db.transaction(async (tx) => { await tx.execute(tx.sql.public.patient.delete().build()); await db.orm.billing.Invoice.create({}); })',
    );
    expect(
      accessesIn(data)
        .filter((access) => !access.startsWith('write visit'))
        .sort(),
    ).toEqual(['write invoice.create', 'write patient.delete @t1']);
  });

  it('lives beside an older client, each with its own tables', () => {
    const files = {
      'old.ts': `import { PrismaClient } from '@prisma/client'; const old = new PrismaClient(); export const f = () => old.ward.count();`,
      'new.ts': `import make from '@prisma/orm-postgres'; const db = make({}); export const g = () => db.orm.public.Patient.first();`,
    };
    const data = read(files, { 'contract.prisma': CONTRACT, 'prisma/schema.prisma': 'model Ward {\n  id Int @id\n}\n' });
    expect(data.accesses.map(({ entity, via }) => `${entity} ${via}`)).toEqual(['patient prisma-8', 'ward prisma']);
  });

  it('trap: a schema of Prisma 7 is not its own', () => {
    expect(entitiesIn(read({ 'a.ts': '' }, { 'prisma/schema.prisma': CONTRACT.replace('// use prisma-8', '') }))[0]).toBe('invoice invoices (prisma)');
  });
});
