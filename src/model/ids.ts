/** Identity of a unit: `path#Name`, or `path#` for the statements of a file outside any declaration. */
export type UnitId = string & { readonly __brand: 'UnitId' };

/** Identity of an entity: one per physical table or collection, lower-case and unique within one analysis. */
export type EntityId = string & { readonly __brand: 'EntityId' };

/** Identity of a service: a candidate bounded context, unique and usable as a file name. */
export type ServiceId = string & { readonly __brand: 'ServiceId' };

/** Identity of a transaction: `t1`, `t2`, … in order of path and line. */
export type TransactionId = string & { readonly __brand: 'TransactionId' };
