import { PrismaClient } from '@prisma/client';

/** The one database client; repositories import it, nothing else does. */
export const prisma = new PrismaClient({
  log: process.env.LOG_SQL === '1' ? ['query', 'warn', 'error'] : ['warn', 'error'],
});

export async function isDatabaseReachable(): Promise<boolean> {
  try {
    await prisma.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

export async function disconnect(): Promise<void> {
  await prisma.$disconnect();
}
