import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { endOfDay, startOfDay, vatFromGross } from '@shop/common/utils';
import { Product } from '../catalogue/entities/product.entity';
import { OrderLine } from '../orders/entities/order-line.entity';
import { Order, OrderStatus } from '../orders/entities/order.entity';
import { Payment } from '../payments/entities/payment.entity';
import { PaymentMethod, PaymentStatus } from '../payments/payment-method';

export interface ProductSales {
  sku: string;
  name: string;
  sold: number;
  grossMinor: number;
  marginMinor: number;
}

export interface MethodSales {
  method: string;
  payments: number;
  grossMinor: number;
  feesMinor: number;
}

const METHOD_LABELS: Record<PaymentMethod, string> = {
  [PaymentMethod.CARD]: 'Card',
  [PaymentMethod.VOUCHER]: 'Gift voucher',
  [PaymentMethod.BANK_TRANSFER]: 'Bank transfer (trade)',
  [PaymentMethod.PAYPAL]: 'PayPal',
  [PaymentMethod.APPLE_PAY]: 'Apple Pay',
};

@Injectable()
export class SalesReportService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Paid sales by product. Margin is after VAT and cost, before fees and postage. */
  async byProduct(from: Date, to: Date): Promise<ProductSales[]> {
    const rows = await this.dataSource
      .createQueryBuilder()
      .select('product.sku', 'sku')
      .addSelect('product.name', 'name')
      .addSelect('SUM(line.quantity - line.returned_quantity)', 'sold')
      .addSelect('SUM((line.quantity - line.returned_quantity) * line.unit_minor)', 'gross')
      .addSelect('SUM((line.quantity - line.returned_quantity) * product.cost_minor)', 'cost')
      .from(OrderLine, 'line')
      .innerJoin(Order, 'ord', 'ord.id = line.order_id')
      .innerJoin(Product, 'product', 'product.id = line.product_id')
      .innerJoin(Payment, 'payment', 'payment.order_id = ord.id')
      .where('payment.captured_at BETWEEN :from AND :to', { from: startOfDay(from), to: endOfDay(to) })
      .andWhere('ord.status <> :cancelled', { cancelled: OrderStatus.CANCELLED })
      .groupBy('product.sku, product.name')
      .orderBy('gross', 'DESC')
      .getRawMany<{ sku: string; name: string; sold: string; gross: string; cost: string }>();
    return rows.map((row) => {
      const grossMinor = Number(row.gross);
      return {
        sku: row.sku,
        name: row.name,
        sold: Number(row.sold),
        grossMinor,
        marginMinor: grossMinor - vatFromGross(grossMinor, 20) - Number(row.cost),
      };
    });
  }

  async byMethod(from: Date, to: Date): Promise<MethodSales[]> {
    const rows = await this.dataSource
      .getRepository(Payment)
      .createQueryBuilder('payment')
      .select('payment.method', 'method')
      .addSelect('COUNT(*)', 'payments')
      .addSelect('SUM(payment.amountMinor - payment.refundedMinor)', 'gross')
      .addSelect('SUM(payment.feeMinor)', 'fees')
      .where('payment.capturedAt BETWEEN :from AND :to', { from: startOfDay(from), to: endOfDay(to) })
      .andWhere('payment.status <> :refunded', { refunded: PaymentStatus.REFUNDED })
      .groupBy('payment.method')
      .getRawMany<{ method: PaymentMethod; payments: string; gross: string; fees: string }>();
    return rows.map((row) => ({
      method: METHOD_LABELS[row.method],
      payments: Number(row.payments),
      grossMinor: Number(row.gross),
      feesMinor: Number(row.fees),
    }));
  }
}
