import type { SourceRole } from '../model/workspace.js';
import { EVIDENCE, type FolderSurvey } from './folder-evidence.js';
import { nameOf, parentOf } from './paths.js';
import { type PathReason, ROLE_RULES, type RoleRule } from './role-rules.js';

/** A file's role as far as its path shows; `excluded` for settings of tools. */
export type PathRole = SourceRole | 'excluded';

/** Reads roles from paths, with the evidence that the tree's folders give. */
export function createRoleReader(survey: FolderSurvey): (path: string) => PathRole {
  const folderRoles = new Map<string, ReadonlySet<PathReason>>();
  /** The reasons that a folder or one above it gives. */
  const reasonsOf = (folder: string): ReadonlySet<PathReason> => {
    if (folder === '') return NONE;
    const known = folderRoles.get(folder);
    if (known) return known;
    const reasons = new Set(reasonsOf(parentOf(folder)));
    for (const [reason, rules] of RULES) if (rules.some((rule) => folderFits(rule, folder, survey))) reasons.add(reason);
    folderRoles.set(folder, reasons);
    return reasons;
  };
  return (path) => {
    const above = reasonsOf(parentOf(path));
    for (const [reason, rules] of RULES) if (above.has(reason) || rules.some((rule) => fileFits(rule, path, survey))) return reason;
    return 'source';
  };
}

const NONE: ReadonlySet<PathReason> = new Set();
const RULES = (Object.keys(ROLE_RULES) as PathReason[]).map((reason) => [reason, ROLE_RULES[reason] as readonly RoleRule[]] as const);

function folderFits(rule: RoleRule, folder: string, survey: FolderSurvey): boolean {
  if (!rule.folder?.test(nameOf(folder).toLowerCase())) return false;
  return rule.evidence === undefined || EVIDENCE[rule.evidence](folder, survey);
}

function fileFits(rule: RoleRule, path: string, survey: FolderSurvey): boolean {
  if (!rule.file?.test(nameOf(path).toLowerCase())) return false;
  return rule.evidence === undefined || EVIDENCE[rule.evidence](parentOf(path), survey);
}
