import type { Analysis } from '../model/analysis.js';
import type { WhatIf } from '../model/what-if.js';
import { reportOf } from './json-report.js';

/** The analysis as JSON, in the shape that `report.schema.json` describes, with what moves would change where that is given; ends with a newline. */
export function renderJson(analysis: Analysis, whatIf?: WhatIf): string {
  return jsonText({ ...reportOf(analysis), ...(whatIf ? { whatIf } : {}) });
}

/**
 * A plain object as JSON; ends with a newline.
 * Fractions are rounded once, to four digits; -0 and numbers that JSON has no word for become 0.
 * Characters that a terminal might obey (DEL, C1, bidi controls, line separators, lone surrogates) are written as `\uXXXX`,
 * which reads back as the same text.
 */
export function jsonText(report: object): string {
  return written(report, 2);
}

/** The same on one line. */
export function jsonLine(fact: object): string {
  return written(fact, 0);
}

function written(report: object, indent: number): string {
  const json = JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value), indent);
  return `${json.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped)}\n`;
}

function rounded(value: number): number {
  if (!Number.isFinite(value)) return 0;
  const number = Number.isInteger(value) ? value : Math.round(value * 1e4) / 1e4;
  return number === 0 ? 0 : number; // -0 === 0
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
