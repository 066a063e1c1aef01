import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Baseline, Figures, KnownFinding } from '../model/baseline.js';
import { UserError } from '../model/errors.js';
import { jsonText } from '../report/json.js';
import { LIMIT_KINDS } from './number-kinds.js';
import { earlierServices, isFilled, isRecord } from './previous-report.js';
import type { Target } from './target.js';

const FORMAT = 1;
const NAME = 'seamline.baseline.json';

/** Where the baseline of what is analysed lies if nothing else is said, as messages name it; undefined for a graph, which lies in no folder of its own. */
export function baselineName({ path, graph }: Target): string | undefined {
  return graph === undefined ? join(path, NAME) : undefined;
}

/** The baseline that is named, or the one in the analysed folder; null where there is none, or where none is wanted. Throws a UserError for one that cannot be used. */
export function readBaseline(named: string | false | undefined, target: Target, cwd: string): Baseline | null {
  if (named === false) return null;
  const file = named ?? baselineName(target);
  if (file === undefined || (named === undefined && !existsSync(resolve(cwd, file)))) return null;
  return parsed(textOf(file, { cwd, target }), { file, remedy: remedyFor(target) });
}

/** A baseline as the text of its file; ends with a newline. */
export function baselineText({ findings, figures, services }: Baseline): string {
  return jsonText({ formatVersion: FORMAT, findings, figures, services });
}

function remedyFor(target: Target): string {
  return `write it anew: seamline baseline ${target.words}`;
}

function textOf(file: string, { cwd, target }: { readonly cwd: string; readonly target: Target }): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const cause = code === 'ENOENT' ? 'does not exist' : `could not be read (${code})`;
    throw new UserError(`The baseline "${file}" ${cause}.`, `write one first: seamline baseline ${target.words} --output ${file}`);
  }
}

function parsed(text: string, place: { readonly file: string; readonly remedy: string }): Baseline {
  const { file, remedy } = place;
  const wrong = (what: string): UserError => new UserError(`"${file}" is no baseline of seamline: ${what}.`, remedy);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw wrong(`it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isRecord(json) || json.formatVersion !== FORMAT) throw wrong(`its "formatVersion" is not ${FORMAT}`);
  const { findings, figures, services } = json;
  if (!Array.isArray(findings) || !findings.every(isKnownFinding))
    throw wrong('"findings" must be a list, each with a "fingerprint", a "rule", a "path" and a "message"');
  if (!isFigures(figures)) throw wrong('"figures" must have the figures of the limits');
  if (!Array.isArray(services)) throw wrong('"services" must be a list');
  return { findings, figures, services: earlierServices(services, file, remedy) };
}

function isKnownFinding(value: unknown): value is KnownFinding {
  return (
    isRecord(value) && isFilled(value.fingerprint) && isFilled(value.rule) && isFilled(value.path) && typeof value.message === 'string' && isKey(value.key)
  );
}

/** Baselines of before have none. */
function isKey(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((part) => typeof part === 'string'));
}

function isFigures(value: unknown): value is Figures {
  if (!isRecord(value)) return false;
  return Object.entries(LIMIT_KINDS).every(([name, { fits }]) => {
    const figure = value[name];
    return name === 'maxGapShare' || (typeof figure === 'number' && fits(figure));
  });
}
