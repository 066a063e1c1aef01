import type { KernelFile } from '../model/decomposition.js';
import { compareText } from '../model/location.js';
import type { CouplingIndex } from './coupling.js';

/** A file is a hub if this share of the files refer to it, and never below the count: in a small code base five users are normal. */
const HUB_SHARE = 0.08;
const HUB_COUNT = 10;
/** A file wires the application if it refers to this share of the files and next to none refer to it. */
const ROOT_SHARE = 0.1;
const ROOT_COUNT = 10;
const ROOT_USERS = 1;

/** Files that would glue everything together: hubs that nearly all use, and composition roots that name nearly all. Sorted by path. */
export function setAside(coupling: CouplingIndex): readonly KernelFile[] {
  const files = [...coupling.importers.keys()].sort(compareText);
  const aside: KernelFile[] = [];
  for (const path of files) {
    const users = coupling.importers.get(path)?.size ?? 0;
    const used = coupling.imports.get(path)?.size ?? 0;
    if (users >= Math.max(HUB_COUNT, HUB_SHARE * files.length)) aside.push({ path, reason: `used by ${users} of ${files.length} files` });
    else if (users <= ROOT_USERS && used >= Math.max(ROOT_COUNT, ROOT_SHARE * files.length)) {
      aside.push({ path, reason: `wires the application: refers to ${used} of ${files.length} files, used by ${users === 0 ? 'none' : users}` });
    }
  }
  return aside;
}
