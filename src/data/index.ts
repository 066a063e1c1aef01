import type { Program } from '../model/program.js';
import type { DataLayer, SchemaText } from './data-layer.js';
import { drizzle } from './drizzle/drizzle.js';
import { readNames } from './layer-names.js';
import { prisma } from './prisma/prisma.js';
import { type Data, readDataWith } from './read-data.js';
import { typeorm } from './typeorm/typeorm.js';

/** The data layers that are understood. A new one is a file and a line here. */
const LAYERS: readonly DataLayer[] = [typeorm, prisma, drizzle];

/** Names of called functions and methods whose arguments the extractor keeps whole. */
export const operationNames: ReadonlySet<string> = readNames(LAYERS);

/** Reads what the repository's code does to its data: entities, relations, accesses, transactions, and the accesses that were not understood. */
export function readData(program: Program, schemas: readonly SchemaText[]): Data {
  return readDataWith(LAYERS, program, schemas);
}
