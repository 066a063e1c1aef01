import { randomBytes } from 'crypto';

/*
 * Small helpers that had no better home. Please look here before writing
 * your own, and please do not add anything that needs the database.
 */

export function isBlank(value: string | null | undefined): boolean {
  return value === null || value === undefined || value.trim() === '';
}

export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

export function uniq<T>(items: T[]): T[] {
  return [...new Set(items)];
}

export function compact<T>(items: (T | null | undefined)[]): T[] {
  return items.filter((item): item is T => item !== null && item !== undefined);
}

export function chunk<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

export function groupBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}

export function keyBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, T> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

export function sumBy<T>(items: T[], valueOf: (item: T) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}

export function addDays(date: Date, days: number): Date {
  const moved = new Date(date);
  moved.setDate(moved.getDate() + days);
  return moved;
}

export function addMinutes(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * 60_000);
}

export function startOfDay(date: Date): Date {
  const start = new Date(date);
  start.setHours(0, 0, 0, 0);
  return start;
}

export function endOfDay(date: Date): Date {
  const end = new Date(date);
  end.setHours(23, 59, 59, 999);
  return end;
}

export function daysBetween(from: Date, to: Date): number {
  return Math.floor((startOfDay(to).getTime() - startOfDay(from).getTime()) / 86_400_000);
}

export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** 3 February 2024, as it stands on invoices. */
export function longDate(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

export function randomToken(length = 24): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}

/** Human friendly: no 0/O, no 1/I. Read out on the phone by customer service. */
export function readableCode(length: number): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

export function orderNumber(now = new Date()): string {
  const year = String(now.getFullYear()).slice(2);
  return `LM${year}-${readableCode(6)}`;
}

export function maskEmail(email: string): string {
  const [name, domain] = email.split('@');
  if (!domain) {
    return '***';
  }
  return `${name.slice(0, 2)}***@${domain}`;
}

export function maskAccount(accountNumber: string): string {
  return accountNumber.replace(/.(?=.{4})/g, '•');
}

export function normalisePostcode(postcode: string): string {
  const bare = postcode.replace(/\s+/g, '').toUpperCase();
  return bare.length > 4 ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : bare;
}

/** Prices in the shop include VAT; this is the part of the gross that is VAT. */
export function vatFromGross(grossMinor: number, ratePercent: number): number {
  return Math.round((grossMinor * ratePercent) / (100 + ratePercent));
}

export function percentOf(amount: number, percent: number): number {
  return Math.round((amount * percent) / 100);
}

export function csvRow(values: (string | number | null | undefined)[]): string {
  return values
    .map((value) => {
      const text = value === null || value === undefined ? '' : String(value);
      return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    })
    .join(',');
}

export function parseCsv(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => !isBlank(line))
    .map((line) => line.split(',').map((cell) => cell.trim().replace(/^"|"$/g, '')));
}

/** For @Transform in DTOs: people paste with blanks around. */
export function trimmed({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

/** For @Column in entities: an amount in minor units. */
export function moneyColumn(name: string, preset?: number): { name: string; type: 'int'; default?: number } {
  return preset === undefined ? { name, type: 'int' } : { name, type: 'int', default: preset };
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function retry<T>(work: () => Promise<T>, attempts = 3, pauseMs = 200): Promise<T> {
  let lastError: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      lastError = error;
      await sleep(pauseMs * attempt);
    }
  }
  throw lastError;
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
