import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { extractFacts } from '../../src/extract/extract-facts.js';
test('x', () => {
  const p = process.env.F!;
  console.log(JSON.stringify(extractFacts({ path: p, text: readFileSync(p, 'utf8') }, { argumentsOf: new Set(['find','save']) }), null, 1).replace(/\n\s+/g,' ').replace(/"(\w+)":/g,'$1:').replace(/(\{ (name|path|specifier|exported|parent|kind: "(call|new|tag)", callee))/g,'\n$1'));
});
