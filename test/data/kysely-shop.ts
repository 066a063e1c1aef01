/** A shop's database as Kysely is told of it. */
export const SHOP = `import type { Generated, Selectable } from 'kysely';
export interface OrderTable { id: Generated<number>; customerId: number }
export interface ProductTable { id: Generated<number> }
interface Stock { products: ProductTable }
export interface DB extends Stock { orders: OrderTable; orderLines: OrderTable; customers: OrderTable; 'billing.invoices': OrderTable }
`;

/** What a file of the shop's services imports. */
export const IMPORTS = `import { Kysely, Transaction, ExpressionBuilder, sql } from 'kysely'; import { InjectKysely } from 'nestjs-kysely'; import type { DB } from './db';`;
