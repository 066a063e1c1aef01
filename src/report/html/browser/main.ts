import type { PageData } from '../page-data.js';
import { byId } from './dom.js';
import { startFiles } from './files.js';
import { startFindings } from './findings.js';
import { startMap } from './map.js';
import { startMatrices } from './matrices.js';
import { startSearch } from './search.js';
import { startViews } from './views.js';

const data: PageData = JSON.parse(byId('page-data').textContent ?? '');
document.documentElement.classList.remove('no-script');
const map = startMap(data);
startFindings();
startMatrices(data);
startFiles(data);
startSearch(data, map);
startViews((id) => map.shown(id));
