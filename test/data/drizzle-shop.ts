/** A shop's tables in one file, for the tests of Drizzle. The constant `people` holds the table `customers`; the constant `customers` holds another. */
export const SHOP = `
import { pgTable, pgSchema, pgTableCreator, pgView, integer, text, foreignKey } from 'drizzle-orm/pg-core';
import { relations, sql } from 'drizzle-orm';
export const people = pgTable('customers', { id: integer('id').primaryKey(), name: text('name') });
export const customers = pgTable('wholesalers', { id: integer('id') });
export const orders = pgTable('orders', { id: integer('id'), personId: integer('person_id').notNull().references(() => people.id, { onDelete: 'cascade' }) });
export const lines = pgTable('order_lines', (t) => ({ orderId: t.integer('order_id').references(() => orders.id), sku: t.text('sku') }), (t) => [foreignKey({ columns: [t.sku], foreignColumns: [products.sku] }).onDelete('cascade')]);
export const catalogue = pgSchema('catalogue');
export const products = catalogue.table('products', { sku: text('sku') }).enableRLS();
const shopTable = pgTableCreator((name) => \`shop_\${name}\`);
export const tags = shopTable('tags', { id: integer('id') });
export const sales = pgView('sales').as((qb) => qb.select().from(orders));
export const personRelations = relations(people, ({ many }) => ({ orders: many(orders) }));
export const orderRelations = relations(orders, (helpers) => ({ buyer: helpers.one(people, { fields: [orders.personId], references: [people.id] }), lines: helpers.many(lines) }));
export const lineRelations = relations(lines, ({ one }) => ({ order: one(orders, { fields: [lines.orderId], references: [orders.id] }) }));
`;

/** A database kept in a module, beside the shop. */
export const DB = `
import { drizzle } from 'drizzle-orm/node-postgres';
import * as schema from './shop';
export const db = drizzle('postgres://shop', { schema });
export type Db = typeof db;
`;
