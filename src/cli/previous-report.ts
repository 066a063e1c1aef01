import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../model/errors.js';
import type { EarlierService } from '../model/options.js';
import { shellWord } from '../report/shell-word.js';

/** The format that ids are carried over from; see `formatVersion` in the report's JSON Schema. */
const FORMAT = 1;
const REMEDY = 'name a report that this version wrote: seamline analyze --format json --output report.json';

/** The services of an earlier JSON report. Throws a UserError for a file that cannot be read, is no such report, or is of another format. */
export function readPrevious(file: string, cwd: string): readonly EarlierService[] {
  const report = parsed(textOf(file, cwd), file);
  if (!isRecord(report) || !('formatVersion' in report)) throw new UserError(`"${file}" is no report of seamline: it has no "formatVersion".`, REMEDY);
  if (report.formatVersion !== FORMAT) {
    const found = JSON.stringify(report.formatVersion)?.slice(0, 40);
    throw new UserError(`"${file}" is of format ${found}; this version carries ids over from format ${FORMAT}.`, REMEDY);
  }
  if (!Array.isArray(report.services)) throw new UserError(`"${file}" holds no services: it is no report of seamline analyze.`, REMEDY);
  return earlierServices(report.services, file, REMEDY);
}

/** The services that a list in a file holds. Throws a UserError, with this remedy, for what is none, and for an id that two have. */
export function earlierServices(list: readonly unknown[], file: string, remedy: string): readonly EarlierService[] {
  const services = list.map((service, index) => serviceOf(service, `services[${index}]`, { file, remedy }));
  const ids = new Set<string>();
  for (const { id } of services) {
    if (ids.has(id)) throw new UserError(`"${file}" has two services with the id "${id}".`, remedy);
    ids.add(id);
  }
  return services;
}

function textOf(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  try {
    if (!statSync(path).isFile()) throw new UserError(`The earlier report "${file}" is no regular file.`, 'name a file: --previous FILE');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const cause = code === 'ENOENT' ? 'does not exist' : `could not be read (${code})`;
    throw new UserError(`The earlier report "${file}" ${cause}.`, `write one first: seamline analyze --format json --output ${shellWord(file)}`);
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`The earlier report "${file}" is not JSON: ${error instanceof Error ? error.message : String(error)}`, REMEDY);
  }
}

function serviceOf(service: unknown, place: string, { file, remedy }: { readonly file: string; readonly remedy: string }): EarlierService {
  if (isRecord(service)) {
    const { id, name, files } = service;
    if (isFilled(id) && isFilled(name) && Array.isArray(files) && files.every(isFilled)) return { id, name, files };
  }
  throw new UserError(`"${file}": ${place} must have an "id", a "name" and "files", a list of paths.`, remedy);
}

/** Whether it is an object with keys, no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it is a text that says something. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
