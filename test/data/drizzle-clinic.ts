/** A small clinic in eight files, written as Drizzle applications are: schema folder with a barrel, services, routes, a repository class. */
export const CLINIC: Readonly<Record<string, string>> = {
  'src/db/schema/patients.ts': `
import { relations } from 'drizzle-orm';
import { pgTable, serial, text, integer } from 'drizzle-orm/pg-core';
import { visits } from './visits.js';
export const patientsTable = pgTable('patients', { id: serial('id').primaryKey(), email: text('email').unique(), doctorId: integer('doctor_id').references(() => doctorsTable.id) });
export const doctorsTable = pgTable('doctors', { id: serial('id').primaryKey(), name: text('name') });
export const patientsRelations = relations(patientsTable, ({ one, many }) => ({ doctor: one(doctorsTable, { fields: [patientsTable.doctorId], references: [doctorsTable.id] }), visits: many(visits) }));`,
  'src/db/schema/visits.ts': `
import { relations } from 'drizzle-orm';
import { pgTable, serial, integer, timestamp } from 'drizzle-orm/pg-core';
import { patientsTable } from './patients.js';
export const visits = pgTable('visits', { id: serial('id').primaryKey(), patientId: integer('patient_id').notNull().references(() => patientsTable.id, { onDelete: 'cascade' }), at: timestamp('at') });
export const invoices = pgTable('invoices', { id: serial('id').primaryKey(), visitId: integer('visit_id').references(() => visits.id), cents: integer('cents') });
export const visitsRelations = relations(visits, ({ one, many }) => ({ patient: one(patientsTable, { fields: [visits.patientId], references: [patientsTable.id] }), invoices: many(invoices) }));
export const invoicesRelations = relations(invoices, ({ one }) => ({ visit: one(visits, { fields: [invoices.visitId], references: [visits.id] }) }));`,
  'src/db/schema/index.ts': `export * from './patients.js';\nexport * from './visits.js';`,
  'src/db/index.ts': `
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.js';
const client = postgres(process.env.DATABASE_URL!);
export const db = drizzle(client, { schema });
export type Database = typeof db;
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];`,
  'src/visits/visit-repository.ts': `
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../db/index.js';
import { invoices, patientsTable, visits } from '../db/schema/index.js';
export class VisitRepository {
  private readonly seen = new Map<number, Date>();
  constructor(private readonly db: Database) {}
  async byPatient(patientId: number) {
    const rows = await this.db.select({ visit: visits, patient: patientsTable }).from(visits)
      .innerJoin(patientsTable, eq(visits.patientId, patientsTable.id)).where(eq(visits.patientId, patientId)).orderBy(desc(visits.at));
    rows.forEach(({ visit }) => this.seen.delete(visit.id));
    return rows.find(Boolean);
  }
  async unpaid() {
    const open = this.db.$with('open').as(this.db.select({ id: invoices.visitId }).from(invoices).groupBy(invoices.visitId));
    return this.db.with(open).select().from(visits).innerJoin(open, eq(open.id, visits.id));
  }
  async remove(ids: number[]) {
    const [first] = await this.db.delete(visits).where(inArray(visits.id, ids)).returning({ id: visits.id });
    return first;
  }
  count() { return this.db.$count(visits); }
  total() { return this.db.execute(sql\`select sum(\${invoices.cents}) from \${invoices}\`); }
}`,
  'src/visits/book-visit.ts': `
import { eq } from 'drizzle-orm';
import { db, type Database, type Tx } from '../db/index.js';
import { invoices, patientsTable, visits } from '../db/schema/index.js';
export async function bookVisit(email: string, at: Date) {
  return db.transaction(async (tx) => {
    const patient = await tx.query.patientsTable.findFirst({ where: eq(patientsTable.email, email), with: { doctor: true } });
    if (!patient) tx.rollback();
    const [visit] = await tx.insert(visits).values({ patientId: patient!.id, at }).returning();
    await bill(tx, visit!.id);
    await note(tx, visit!.id);
    return visit;
  });
}
async function bill(tx: Database, visitId: number) { await tx.insert(invoices).values({ visitId, cents: 4000 }); }
async function note(tx: Tx, visitId: number) { await tx.update(visits).set({ at: new Date() }).where(eq(visits.id, visitId)); }`,
  'src/patients/patient-service.ts': `
import { eq, sql } from 'drizzle-orm';
import { db } from '../db/index.js';
import * as schema from '../db/schema/index.js';
const { doctorsTable } = schema;
const withVisits = { visits: { with: { invoices: true } } } as const;
export const patientService = {
  list: () => db.query.patientsTable.findMany({ with: withVisits }),
  async rename(id: number, name: string) { await db.update(doctorsTable).set({ name }).where(eq(doctorsTable.id, id)); },
  async merge(from: number, into: number) {
    await db.update(schema.visits).set({ patientId: into }).where(eq(schema.visits.patientId, from));
    await db.delete(schema.patientsTable).where(eq(schema.patientsTable.id, from));
  },
  idle: () => db.select().from(schema.patientsTable).where(sql\`not exists (select 1 from \${schema.visits} v where v.patient_id = \${schema.patientsTable.id})\`),
};`,
  'src/server.ts': `
import { Hono } from 'hono';
import { db } from './db/index.js';
import { doctorsTable } from './db/schema/index.js';
import { bookVisit } from './visits/book-visit.js';
import { VisitRepository } from './visits/visit-repository.js';
const app = new Hono();
const visitRepository = new VisitRepository(db);
const cache = new Map<string, unknown>();
app.get('/doctors', async (c) => c.json(cache.get('doctors') ?? (await db.select().from(doctorsTable))));
app.post('/doctors', async (c) => { cache.delete('doctors'); return c.json(await db.insert(doctorsTable).values(await c.req.json()).onConflictDoNothing().returning()); });
app.delete('/visits/:id', async (c) => c.json(await visitRepository.remove([Number(c.req.param('id'))])));
app.post('/visits', async (c) => { const { email, at } = await c.req.json(); return c.json(await bookVisit(email, new Date(at))); });
export default app;`,
};
