import { dirname } from 'node:path';

/**
 * What keeps git from running anything that a repository's own configuration names, and from fetching. Measured against a hostile `.git/config`: of the
 * commands that are used here, `log` starts gpg.program where log.showSignature is set, others start core.fsmonitor, hooks, pagers and drivers, and
 * a missing object starts remote.*.uploadpack of a partial clone. test/history/hostile.test.ts plants them all.
 */
const SETTINGS: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'log.showSignature=false',
  'diff.external=',
  // A bare repository committed into a work tree is no repository of ours.
  'safe.bareRepository=explicit',
  // A mailmap is read at the top of the work tree, and nowhere else.
  'mailmap.file=/dev/null',
  'mailmap.blob=',
  // What the answer would otherwise depend on.
  'log.showRoot=true',
  'log.follow=false',
  'diff.relative=false',
  'diff.ignoreSubmodules=none',
];

/** What stands between `git` and the name of the command. */
export const FENCE: readonly string[] = ['--no-pager', '--no-optional-locks', '--literal-pathspecs', ...SETTINGS.flatMap((setting) => ['-c', setting])];

/** The environment that git runs in: the user's, without anything that steers git, and with all that could ask, fetch or look further switched off. */
export function fencedEnvironment(top: string, env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/true',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // Overrides protocol.*.allow of the repository; older versions of git do not know GIT_NO_LAZY_FETCH.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    // The work tree is this folder or none.
    GIT_CEILING_DIRECTORIES: dirname(top),
    GIT_WORK_TREE: top,
    LC_ALL: 'C',
  };
}
