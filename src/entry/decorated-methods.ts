import type { DecoratorFact, FileFacts, MemberFact } from '../model/file-facts.js';

/** A method with a body, and one of its decorators. */
export interface DecoratedMethod {
  readonly member: MemberFact;
  readonly scope: number;
  readonly decorator: DecoratorFact;
  readonly classDecorators: readonly DecoratorFact[];
}

/** The decorated methods of a file's classes, once for each decorator. */
export function* decoratedMethods({ declarations }: FileFacts): Iterable<DecoratedMethod> {
  for (const { members, decorators: classDecorators } of declarations) {
    for (const member of members) {
      if (member.scope === null) continue;
      for (const decorator of member.decorators) yield { member, scope: member.scope, decorator, classDecorators };
    }
  }
}
