import type { Prisma, PrismaClient } from '@prisma/client';
import type { NewPayment } from './billing.types';

export class PaymentsRepository {
  constructor(private readonly prisma: PrismaClient) {}

  /** Writes the payment and brings the invoice's status up to date; both or neither. */
  record(invoiceId: string, payment: NewPayment) {
    return this.prisma.$transaction(async (tx) => {
      const created = await tx.payment.create({ data: { ...payment, invoiceId } });
      await this.settle(tx, invoiceId);
      return created;
    });
  }

  /** Reverses every standing payment and voids the invoice; both or neither. */
  async voidInvoice(invoiceId: string, reversedAt: Date): Promise<number> {
    const [reversed] = await this.prisma.$transaction([
      this.prisma.payment.updateMany({ where: { invoiceId, reversedAt: null }, data: { reversedAt } }),
      this.prisma.invoice.update({ where: { id: invoiceId }, data: { status: 'VOID' } }),
    ]);
    return reversed.count;
  }

  private async settle(tx: Prisma.TransactionClient, invoiceId: string): Promise<void> {
    const paid = await tx.payment.aggregate({
      where: { invoiceId, reversedAt: null },
      _sum: { amountCents: true },
    });
    const invoice = await tx.invoice.findUniqueOrThrow({ where: { id: invoiceId }, select: { totalCents: true } });
    const settled = (paid._sum.amountCents ?? 0) >= invoice.totalCents;
    await tx.invoice.update({ where: { id: invoiceId }, data: { status: settled ? 'PAID' : 'PARTLY_PAID' } });
  }
}
