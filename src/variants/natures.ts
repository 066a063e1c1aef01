import type { AxisNature, VariantFamily, VariantSite } from '../model/variants.js';
import { LEAST_VARIANTS } from './declared-axis.js';
import { plainName, wordsOf } from './words.js';

/** What is known of an axis before it is judged. */
export interface AxisEvidence {
  /** All names of it, and what its sites ask. */
  readonly names: readonly string[];
  readonly members: readonly string[];
  /** Every member's value at run time. */
  readonly values: readonly string[];
  readonly sites: readonly VariantSite[];
  readonly families: readonly VariantFamily[];
  /** Members that properties are set to. */
  readonly set: readonly string[];
  /** What the branches ask, dotted: `event.type`. */
  readonly asked: readonly string[];
  /** For each branch, the package that what it asks comes from; null for the repository's own. */
  readonly makers: readonly (string | null)[];
  /** Plain names of the entities of the repository. */
  readonly entities: ReadonlySet<string>;
}

interface Nature {
  readonly nature: AxisNature;
  readonly reason: string;
}

/**
 * What kind of set an axis is: the first test that holds. Each test keeps out sets that were met on real repositories and that no reviewer would
 * want to be told of; what is left is a `variant` where something is done for its members, and a `value` where not.
 */
export function natureOf(evidence: AxisEvidence): Nature {
  for (const test of TESTS) {
    const reason = test.holds(evidence);
    if (reason !== null) return { nature: test.nature, reason };
  }
  return { nature: 'variant', reason: 'what is done differs by member' };
}

interface Test {
  readonly nature: AxisNature;
  /** The reason, where it holds. */
  readonly holds: (evidence: AxisEvidence) => string | null;
}

const TESTS: readonly Test[] = [
  { nature: 'role', holds: named('role roles permission permissions scope scopes privilege privileges grant access acl capability visibility') },
  { nature: 'state', holds: named('status statuses state states phase stage progress outcome result lifecycle health') },
  { nature: 'state', holds: isState },
  {
    nature: 'event',
    holds: named('event events action actions command commands trigger triggers hook hooks topic topics job jobs webhook webhooks signal reason'),
  },
  { nature: 'event', holds: isEvent },
  {
    nature: 'data-type',
    holds: named(
      'ast node nodes expr expression expressions syntax operator operators operation order sort direction interval period granularity unit units method_http level severity priority format mime encoding',
    ),
  },
  { nature: 'data-type', holds: isDataType },
  { nature: 'platform', holds: named('env environment platform os database dialect browser runtime architecture') },
  { nature: 'platform', holds: isPlatform },
  { nature: 'interface', holds: isInterface },
  {
    nature: 'registry',
    holds: named(
      'key keys token tokens flag flags feature features setting settings config header headers cookie queue queues error errors exception exceptions code codes column columns field fields property limit limits tag tags metric metrics',
    ),
  },
  { nature: 'registry', holds: isFlags },
  { nature: 'entity', holds: isEntityList },
  { nature: 'foreign', holds: isForeign },
  { nature: 'registry', holds: isRegistry },
  { nature: 'value', holds: isValue },
];

/** Holds where the last word that says what the set is, `type` and the like aside, is one of these. */
function named(list: string): Test['holds'] {
  const words = new Set(list.split(' '));
  return ({ names }) => {
    for (const name of names) {
      const last = lastMeaning(name);
      if (last !== null && words.has(last)) return `it is named ${name}`;
    }
    return null;
  };
}

const TAILS: ReadonlySet<string> = new Set('t type types kind kinds enum name names value values id ids list all schema options option const s'.split(' '));

function lastMeaning(name: string): string | null {
  return wordsOf(name).findLast((word) => !TAILS.has(word)) ?? null;
}

const STATE_WORDS: ReadonlySet<string> = new Set(
  'pending active inactive draft open new failed failure success successful done queued queue running ready live idle loading error review offline online waiting ongoing scheduled in_progress progress hold initial final complete incomplete valid invalid enabled disabled unknown'.split(
    ' ',
  ),
);

/** Most members are what one thing goes through: participles and the like. Or they are set, three and more, and no code is named after them. */
function isState({ families, members, set }: AxisEvidence): string | null {
  const states = members.filter((member) => {
    const words = wordsOf(member);
    const last = words.at(-1) ?? '';
    return STATE_WORDS.has(last) || STATE_WORDS.has(words[0] ?? '') || /[a-z]{3}(?:ed|ing)$/.test(last) || last === 'paid' || last === 'sent';
  });
  if (states.length > members.length / 2) return `${states.length} of its ${members.length} members are states`;
  return families.length === 0 && set.length >= LEAST_VARIANTS && set.length > members.length / 2
    ? `things change from one to another: ${set.length} members are set`
    : null;
}

const DISPATCHED =
  /(?:^|\.)(?:event|evt|action|command|cmd|message|msg|payload|job|hook|webhook|notification|update)s?\.\w*(?:name|type|kind|action|event)\w*$/i;

/** What is asked is what happened, or what is to be done; or most members are dotted names of events, or verbs in the past. */
function isEvent({ asked, values }: AxisEvidence): string | null {
  const dispatched = asked.filter((subject) => DISPATCHED.test(subject));
  if (dispatched.length > asked.length / 2) return `what is asked is ${dispatched[0]}`;
  const dotted = values.filter((value) => /^[a-z][\w-]*(?:[.:][a-z][\w-]*)+$/i.test(value));
  return dotted.length > values.length / 2 ? `${dotted.length} of its ${values.length} members are names of events` : null;
}

const DATA_WORDS: ReadonlySet<string> = new Set(
  (
    'string number int integer float double decimal bigint boolean bool date datetime timestamp time json jsonb text array object enum null undefined uuid buffer blob binary ' +
    'eq ne neq lt lte gt gte in nin notin not and or like ilike between contains startswith endswith equals isnull regex exists before after ' +
    'asc desc ascending descending get post put patch delete head options trace debug info warn warning error fatal low medium high critical urgent ' +
    'second seconds minute minutes hour hours day days week weeks month months quarter year years daily weekly monthly quarterly yearly hourly annual annually today yesterday ' +
    'csv pdf xml html markdown md yaml yml txt png jpg jpeg gif svg webp mp3 mp4 zip xlsx docx min max avg sum count ' +
    'monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);

function isDataType({ members, values }: AxisEvidence): string | null {
  const data = members.filter((member, index) => {
    const value = values[index] ?? member;
    return (
      DATA_WORDS.has(plainName(member)) ||
      DATA_WORDS.has(plainName(value)) ||
      wordsOf(member).every((word) => DATA_WORDS.has(word)) ||
      /^[^A-Za-z]+$/.test(value)
    );
  });
  if (data.length >= members.length / 2) return `${data.length} of its ${members.length} members are types, operators, units or formats`;
  const tongues = values.filter((value) => /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(value));
  return tongues.length > values.length / 2 && values.length > LEAST_VARIANTS
    ? `${tongues.length} of its ${values.length} members are languages or countries`
    : null;
}

const PLATFORM_WORDS: ReadonlySet<string> = new Set(
  (
    'postgres postgresql mysql mariadb sqlite sqlite3 mssql oracle mongodb mongo cockroachdb redis libsql bettersqlite3 ' +
    'linux darwin macos mac windows win32 android ios web chrome firefox safari edge desktop mobile tablet node deno bun ' +
    'development dev production prod test testing staging local preview ci npm yarn pnpm x64 arm64'
  ).split(' '),
);

function isPlatform({ members, values }: AxisEvidence): string | null {
  const known = members.filter((member, index) => PLATFORM_WORDS.has(plainName(member)) || PLATFORM_WORDS.has(plainName(values[index] ?? '')));
  return known.length > members.length / 2 ? `${known.length} of its ${members.length} members are what code runs on` : null;
}

const SCREEN_NAMES = named(
  'tab tabs theme themes color colors colour locale locales language languages layout size sizes position alignment align icon icons view views mode modes page pages screen modal keyboard shortcut placement appearance breakpoint',
);
const ARROWS = /^(?:Arrow(?:Up|Down|Left|Right)|Enter|Escape|Tab|Backspace|Space|Home|End|Delete)$/;

/** What a user sees, or presses: by its name, its members, or where it is told apart; two places elsewhere speak for the server. */
function isInterface(evidence: AxisEvidence): string | null {
  const { sites, values } = evidence;
  if (values.filter((value) => ARROWS.test(value)).length >= 2) return 'its members are keys of a keyboard';
  const strong = sites.filter(({ kind }) => kind !== 'compare');
  const elsewhere = strong.filter(({ screen }) => !screen);
  if (strong.length > elsewhere.length && elsewhere.length < 2)
    return `${strong.length - elsewhere.length} of ${strong.length} places lie in the user interface`;
  return SCREEN_NAMES(evidence);
}

/** `--help`: what a command line is asked for. */
function isFlags({ values }: AxisEvidence): string | null {
  const flags = values.filter((value) => /^--?\w/.test(value));
  return flags.length > values.length / 2 ? `${flags.length} of its ${values.length} members are flags of a command` : null;
}

function isEntityList({ entities, members }: AxisEvidence): string | null {
  const known = members.filter((member) => entities.has(singular(plainName(member))));
  return known.length >= members.length / 2 ? `${known.length} of its ${members.length} members are entities` : null;
}

/** A name as entities are compared: without the plural. */
export function singular(plain: string): string {
  return plain.length > 3 && plain.endsWith('s') ? plain.slice(0, -1) : plain;
}

/** What most places ask is an object of a package: only its makers can add a member. */
function isForeign({ makers }: AxisEvidence): string | null {
  const foreign = makers.filter((maker) => maker !== null);
  return foreign.length > makers.length / 2 ? `its members are those of the package ${foreign[0]}` : null;
}

/** Every place hands over to whoever the member stands for: that is the one place where a variant should be named. */
function isRegistry({ sites }: AxisEvidence): string | null {
  const strong = sites.filter(({ kind }) => kind !== 'compare' && kind !== 'list');
  return strong.length > 0 && strong.every(({ does }) => does === 'delegates') ? 'every place hands over to who does it' : null;
}

/** No place does anything for them, and nothing is named after them. */
function isValue({ families, sites }: AxisEvidence): string | null {
  const acting = sites.filter(({ does }) => does === 'acts');
  return acting.length === 0 && families.length === 0 ? 'nothing is done for its members, a value is chosen' : null;
}
