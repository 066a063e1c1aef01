import { InvalidInputError } from './errors';

/** The fields of a request body, still unchecked. */
export type Fields = Record<string, unknown>;

export function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new InvalidInputError('body', 'must be an object');
  }
  return body as Fields;
}

export function readText(fields: Fields, name: string, longest = 200): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') throw new InvalidInputError(name, 'is missing');
  if (value.length > longest) throw new InvalidInputError(name, `is longer than ${longest} letters`);
  return value.trim();
}

export function readOptionalText(fields: Fields, name: string, longest = 200): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  return readText(fields, name, longest);
}

export function readDate(fields: Fields, name: string): Date {
  const value = new Date(readText(fields, name));
  if (Number.isNaN(value.getTime())) throw new InvalidInputError(name, 'is not a date');
  return value;
}

export function readWholeNumber(fields: Fields, name: string, smallest: number, largest: number): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < smallest || value > largest) {
    throw new InvalidInputError(name, `must be a whole number from ${smallest} to ${largest}`);
  }
  return value;
}

export function readOneOf<Choice extends string>(fields: Fields, name: string, choices: readonly Choice[]): Choice {
  const value = fields[name];
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new InvalidInputError(name, `must be one of ${choices.join(', ')}`);
  return choice;
}

export function readList(fields: Fields, name: string): Fields[] {
  const value = fields[name];
  if (!Array.isArray(value) || value.length === 0) throw new InvalidInputError(name, 'must be a list with at least one entry');
  return value.map(fieldsOf);
}
