import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';

/** Calls of calls are followed this far; what lies deeper was rarely one piece of work any more in real code. */
const MAX_DEPTH = 6;

/** A function, a method, or the statements of a unit outside its members. */
export interface MemberPlace {
  readonly unit: UnitId;
  readonly member: string | null;
}

/** Which members run while another runs: those that it calls, those that they call, and so on. */
export interface Reach {
  /** The members called from lines `line` to `endLine` of a member, and from those in turn, as keys; itself is one only where it calls itself. */
  from(start: MemberPlace & { readonly line: number; readonly endLine: number }): ReadonlySet<string>;
}

/** Reads who calls whom once. Members for which `apart` holds are not entered. */
export function createReach(program: Program, apart: (place: MemberPlace) => boolean): Reach {
  const called = new Map<string, { readonly place: MemberPlace; readonly line: number }[]>();
  for (const { kind, from, fromMember, to, toMember, at } of program.references) {
    if (kind !== 'call') continue;
    const key = memberKey({ unit: from, member: fromMember });
    called.set(key, [...(called.get(key) ?? []), { place: { unit: to, member: toMember }, line: at.line }]);
  }
  return {
    from: ({ line, endLine, ...start }) => {
      const reached = new Map<string, MemberPlace>();
      const own = called.get(memberKey(start)) ?? [];
      let open = own.filter((call) => call.line >= line && call.line <= endLine).map(({ place }) => place);
      for (let depth = 0; depth < MAX_DEPTH && open.length > 0; depth += 1) {
        // Each member is entered once, however many calls lead to it.
        const fresh = new Map(open.map((place) => [memberKey(place), place]));
        for (const [key, place] of fresh) {
          if (reached.has(key) || apart(place)) fresh.delete(key);
          else reached.set(key, place);
        }
        open = [...fresh.values()].flatMap((place) => (called.get(memberKey(place)) ?? []).map((call) => call.place));
      }
      return new Set(reached.keys());
    },
  };
}

/** Identity of a member. */
export function memberKey({ unit, member }: MemberPlace): string {
  return `${unit}\0${member ?? ''}`;
}
