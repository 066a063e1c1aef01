import type { CallFact, FileFacts } from '../model/file-facts.js';
import type { Meaning, Program, Trail } from '../model/program.js';

/** A call with its index in its file. */
export interface IndexedCall {
  readonly call: CallFact;
  readonly index: number;
}

/** A call on something of an outside package. */
export interface Asked {
  readonly trail: Trail;
  /** The names on the way from the package to what is called: `default`, `paymentIntents` for `stripe.paymentIntents.create()`. */
  readonly names: readonly string[];
  /** The called name; for what the module itself gives, its name there: `fetch`, `default`. */
  readonly name: string;
  /** What is called is inherited by a class of the repository, or handed in by the package. */
  readonly indirect: boolean;
}

/** Reads what a call asks of an outside package; null where it is none's, or not known. */
export function askedOf(program: Program, { path }: FileFacts, { call, index }: IndexedCall): Asked | null {
  if (call.kind !== 'call') return null;
  const { callee } = call;
  if (callee.kind !== 'member') {
    const meaning = held(program, program.meaningOf(path, call.scope, callee));
    return meaning?.kind === 'external' ? ownCall(meaning.trail) : null;
  }
  const receiver = program.receiverOf(path, index);
  if (receiver?.kind === 'external') return asked(receiver.trail, callee.name, false);
  return receiver?.kind === 'instance' ? inherited(program, receiver.unit, callee.name) : null;
}

/** A call of the thing itself: `fetch(url)`, `const { sendMail } = transport; sendMail(mail)`. */
function ownCall(trail: Trail): Asked | null {
  const last = trail.steps.at(-1);
  if (last === undefined) return { trail, names: [], name: trail.name, indirect: false };
  if (last.kind === 'member') return asked({ ...trail, steps: trail.steps.slice(0, -1) }, last.name, false);
  return last.kind === 'call' ? asked(trail, '', false) : null;
}

/** What a constant of a file holds, rather than the constant: `const api = got.extend({})`. */
function held(program: Program, meaning: Meaning | null): Meaning | null {
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  return declared?.fact.kind === 'variable' && declared.fact.initialiser ? program.meaningOf(declared.path, 0, declared.fact.initialiser) : meaning;
}

function asked(trail: Trail, name: string, indirect: boolean): Asked {
  const handed = trail.steps.some((step) => step.kind === 'parameter');
  return { trail, names: [trail.name, ...trail.steps.flatMap((step) => ('name' in step ? step.name : []))], name, indirect: indirect || handed };
}

/** A method that a class has from the package it extends: `class Mailer extends MailerService`. */
function inherited(program: Program, unit: Parameters<Program['basesOf']>[0], name: string): Asked | null {
  for (const base of program.basesOf(unit)) {
    if (base.kind === 'external') return asked(base.trail, name, true);
    const fact = base.kind === 'instance' ? program.declaration(base.unit)?.fact : undefined;
    if (!fact || fact.members.some((member) => member.name === name)) return null;
  }
  return null;
}
