import type { Program } from '../model/program.js';
import { sqlTextsOf } from './sql-texts.js';
import type { SqlArgument } from './sql-touches.js';

const BEGINS = /^\s*(?:begin|start\s+transaction)\b/i;
/** `ROLLBACK TO SAVEPOINT` goes back within the transaction, and `COMMIT PREPARED` ends another one. */
const ENDS = /^\s*(?:(?:commit|rollback|abort)(?!\s+(?:(?:work|transaction)\s+)?(?:to|prepared)\b)\b|end(?:\s+(?:work|transaction))?\s*;?\s*$)/i;

/** Whether SQL begins or ends a transaction on the connection that runs it: `BEGIN`, `START TRANSACTION`, `COMMIT`, `ROLLBACK`; null for any other statement, savepoints too. */
export function sqlBoundary(program: Program, { argument, given, shared }: SqlArgument): 'begins' | 'ends' | null {
  const [sql] = shared ? [] : sqlTextsOf(program, given, argument);
  if (!sql) return null;
  if (BEGINS.test(sql.text)) return 'begins';
  return ENDS.test(sql.text) ? 'ends' : null;
}
