import type { PrismaClient } from '@prisma/client';
import type { Period } from '../shared/dates';

export interface MethodTotal {
  method: string;
  payments: number;
  amountCents: number;
}

/** Read-only sums for the accountant. */
export class StatementsRepository {
  constructor(private readonly prisma: PrismaClient) {}

  async takings(period: Period): Promise<MethodTotal[]> {
    const groups = await this.prisma.payment.groupBy({
      by: ['method'],
      where: { reversedAt: null, receivedAt: { gte: period.startsAt, lt: period.endsAt } },
      _sum: { amountCents: true },
      _count: { _all: true },
      orderBy: { method: 'asc' },
    });
    return groups.map((group) => ({
      method: group.method,
      payments: group._count._all,
      amountCents: group._sum.amountCents ?? 0,
    }));
  }

  overdue(today: Date) {
    return this.prisma.invoice.findMany({
      where: { status: { in: ['OPEN', 'PARTLY_PAID'] }, dueAt: { lt: today } },
      select: { id: true, number: true, billTo: true, totalCents: true, dueAt: true },
      orderBy: { dueAt: 'asc' },
    });
  }

  /** What was billed by description, dearest first; written by hand because the sum is over a product. */
  billedByDescription(period: Period) {
    return this.prisma.$queryRaw<{ description: string; cents: bigint }[]>`
      SELECT l."description", SUM(l."quantity" * l."unitCents") AS cents
      FROM "invoice_lines" l
      JOIN "Invoice" i ON i."id" = l."invoiceId"
      WHERE i."status" <> 'VOID' AND i."issuedAt" >= ${period.startsAt} AND i."issuedAt" < ${period.endsAt}
      GROUP BY l."description"
      ORDER BY cents DESC`;
  }
}
