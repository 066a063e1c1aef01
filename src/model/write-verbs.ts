/** Verbs that begin operations which add records, whatever else these do. */
export const CREATION = /^(?:insert|create|bulkcreate|batchinsert|add)/i;
/** `createOrUpdate`, `insertOrReplace` */
const CHANGE = /update|replace/i;
const REMOVAL = /delete|destroy|remove|truncate|^del$|^drop|^clear/i;

/** Whether an operation only ever adds a record, by its name: `insertMany`, `create`. */
export function addsOnly(operation: string): boolean {
  return CREATION.test(operation) && !CHANGE.test(operation);
}

/** Whether an operation takes whole records away, by its name: `deleteMany`, `softRemove`. */
export function removes(operation: string): boolean {
  return REMOVAL.test(operation);
}
