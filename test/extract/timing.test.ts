import { test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { ts } from 'ts-morph';
import { extractFacts } from '../../src/extract/extract-facts.js';
test('t', () => {
  const root = process.env.F!;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((p) => /\.[cm]?[jt]sx?$/.test(p) && !p.includes('node_modules')&& !p.includes('.git/'))
    .map((p) => { try { return { path: p, text: readFileSync(root + '/' + p, 'utf8') } } catch { return {path:p,text:''} } });
  const argumentsOf = new Set(['find', 'findOne', 'save', 'create', 'update', 'delete', 'findMany', 'findFirst', 'query', '$transaction', 'select', 'where']);
  let n = 0;
  const plain = () => { for (const f of files) { const s = ts.createSourceFile(f.path, f.text, { languageVersion: 99, jsDocParsingMode: 1 }, false, f.path.endsWith('x')||f.path.endsWith('js') ? 4 : 3); const go = (x: ts.Node) => { n++; ts.forEachChild(x, go); }; go(s); } };
  let keep: unknown[] = [];
  const own = () => { keep = []; for (const f of files) keep.push(extractFacts(f, { argumentsOf })); };
  const cpu = (f: () => void) => { const a = process.cpuUsage(); f(); const b = process.cpuUsage(a); return (b.user + b.system) / 1000; };
  const rounds = Number(process.env.R ?? 3);
  for (let i = 0; i < rounds; i++) { const a = cpu(plain), b = cpu(own); console.log(files.length, files.reduce((s, f) => s + f.text.length, 0), 'plain', a | 0, 'own', b | 0, (b / a).toFixed(2)); }
  globalThis.gc?.();
  console.log('json MB', (keep.reduce<number>((s,k)=>s+JSON.stringify(k).length,0)/1e6).toFixed(1), 'heap', (process.memoryUsage().heapUsed/1e6)|0);
  const errs = (keep as any[]).filter(k=>k.parseErrors.length); console.log('errs', errs.length, errs.slice(0,5).map(e=>e.path+':'+JSON.stringify(e.parseErrors[0])));
}, 600000);
