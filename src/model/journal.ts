import { wordsIn } from './wording.js';

const JOURNAL_WORDS: ReadonlySet<string> = new Set(['audit', 'event', 'events', 'history', 'log', 'logs', 'outbox', 'trail']);

/** Whether an entity is named as a journal is: `AuditStatus`, `LoginEvent` (the words are a judgement). */
export function isJournalName(name: string): boolean {
  return wordsIn(name).some((word) => JOURNAL_WORDS.has(word));
}
