import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { entryFaults } from '../judge/suppression-problems.js';
import type { DataAccessOptions, RuleSetting, SuppressEntry } from '../model/options.js';
import type { Severity } from '../model/rule.js';
import type { Wrapper } from '../model/wrappers.js';
import type { Config } from './config.js';
import { anything, flag, type ConfigProblem, list, number, object, oneOf, record, text, type ValueReader, written } from './config-value.js';
import { INCLUDE_ROLES } from './include-roles.js';
import { COUNT, LIMIT_KINDS, RESOLUTION, SERVICE_COUNT } from './number-kinds.js';

const SEVERITIES: ReadonlyMap<string, Severity | 'off'> = new Map((['error', 'warning', 'note', 'off'] as const).map((word) => [word, word]));

const severity = oneOf(SEVERITIES);
const options = record(anything);

/** `"warning"`, or `["warning", { "minFiles": 6 }]`. What options a rule knows, the rules say. */
const ruleSetting: ValueReader<RuleSetting> = (node, key, tell) => {
  if (node.type !== 'array') return severity(node, key, tell);
  const [first, second, ...more] = node.children ?? [];
  if (!first || !second || more.length > 0) {
    tell({ offset: node.offset, message: `"${key}" must be a severity, or a list of a severity and an object of options, not ${written(node)}` });
    return undefined;
  }
  const level = severity(first, `${key}[0]`, tell);
  const chosen = options(second, `${key}[1]`, tell);
  return level === undefined || chosen === undefined ? undefined : [level, chosen];
};

const place = number(COUNT);
const described = object<{ call?: string; decorator?: string; entityArg?: number; callbackArg?: number; handleParam?: number }>({
  call: text,
  decorator: text,
  entityArg: place,
  callbackArg: place,
  handleParam: place,
});

/** One of the three shapes; see `Wrapper`. */
const wrapper: ValueReader<Wrapper> = (node, key, tell) => {
  const read = described(node, key, tell);
  if (!read) return undefined;
  const { call, decorator, entityArg, callbackArg, handleParam } = read;
  const keys = Object.keys(read).sort().join(' ');
  if (decorator !== undefined && keys === 'decorator') return { decorator };
  if (call !== undefined && entityArg !== undefined && keys === 'call entityArg') return { call, entityArg };
  if (call !== undefined && callbackArg !== undefined && keys === 'call callbackArg') return { call, callbackArg };
  if (call !== undefined && callbackArg !== undefined && handleParam !== undefined && keys === 'call callbackArg handleParam')
    return { call, callbackArg, handleParam };
  const shapes = '{ "call", "entityArg" }, { "call", "callbackArg", "handleParam" } (the last may be left out) or { "decorator" }';
  tell({ offset: node.offset, message: `"${key}" must be one of ${shapes}` });
  return undefined;
};

const globs = list(text, 1);

/** 16 hex digits. */
const fingerprint: ValueReader<string> = (node, key, tell) => {
  if (node.type === 'string' && /^[0-9a-f]{16}$/.test(String(node.value))) return String(node.value);
  tell({ offset: node.offset, message: `"${key}" must be the 16 hex digits of a fingerprint in the JSON report, not ${written(node)}` });
  return undefined;
};

/** Two globs. */
const pair: ValueReader<readonly [string, string]> = (node, key, tell) => {
  const read = globs(node, key, tell);
  const [first, second, ...more] = read ?? [];
  if (first !== undefined && second !== undefined && more.length === 0) return [first, second];
  // Where one of two is no text, that has been told.
  if (read && node.children?.length !== 2) tell({ offset: node.offset, message: `"${key}" must be a list of two globs, not of ${node.children?.length}` });
  return undefined;
};

const suppressKeys = object<Partial<Omit<SuppressEntry, 'at'>>>({ rule: text, reason: text, entity: text, service: text, path: text, fingerprint });

/** Whether there is such a rule, whoever knows the rules says. */
const suppression: ValueReader<SuppressEntry> = (node, key, tell) => {
  let fits = true;
  const refuse = (problem: ConfigProblem): void => {
    fits = false;
    tell(problem);
  };
  const read = suppressKeys(node, key, refuse);
  if (!read || !fits) return undefined; // what is missing now may only have been unreadable
  for (const fault of entryFaults(read)) refuse({ offset: node.offset, message: `"${key}" ${fault}` });
  const { rule, reason, ...selectors } = read;
  return fits && rule !== undefined && reason !== undefined ? { rule, reason, ...selectors } : undefined;
};

const whole = object<Config>({
  $schema: text,
  include: list(oneOf(new Map(Object.entries(INCLUDE_ROLES)))),
  exclude: list(text),
  services: record(globs),
  kernel: list(text),
  pin: record(text),
  together: list(globs),
  apart: list(pair),
  serviceCount: number(SERVICE_COUNT),
  resolution: number(RESOLUTION),
  seed: number(COUNT),
  rules: record(ruleSetting),
  history: flag,
  suppress: list(suppression),
  dataAccess: object<DataAccessOptions>({ wrappers: list(wrapper) }),
  limits: object({
    maxInterServiceCallShare: number(LIMIT_KINDS.maxInterServiceCallShare),
    maxEfferentCoupling: number(LIMIT_KINDS.maxEfferentCoupling),
    maxSharedEntities: number(LIMIT_KINDS.maxSharedEntities),
    maxServiceCycles: number(LIMIT_KINDS.maxServiceCycles),
    minCohesion: number(LIMIT_KINDS.minCohesion),
    maxGapShare: number(LIMIT_KINDS.maxGapShare),
  }),
});

/** Reads the whole configuration. Keys that do not fit are told and left out. */
export function readKeys(root: Node, tell: (problem: ConfigProblem) => void): Config {
  const config = whole(root, '', tell) ?? {};
  if (config.services) {
    // Where entries are written and none fits, that has been told of each.
    if (findNodeAtLocation(root, ['services'])?.children?.length === 0)
      tell({ offset: root.offset, message: '"services" must name at least one service; leave the key out to have services proposed' });
    for (const key of ['serviceCount', 'resolution'] as const) {
      if (config[key] !== undefined) tell({ offset: root.offset, message: `"${key}" steers clustering, and "services" switches it off: keep one of the two` });
    }
  }
  return config;
}
