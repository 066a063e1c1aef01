import { Money } from '@shop/common/money';
import { longDate, sumBy, vatFromGross } from '@shop/common/utils';
import { Order } from '../orders/entities/order.entity';
import { Payment } from './entities/payment.entity';
import { PaymentMethod } from './payment-method';

export interface Receipt {
  title: string;
  number: string;
  date: string;
  lines: { text: string; amount: string }[];
  total: string;
  vat: string;
  paymentNote: string;
}

/** For the PDF. A bank transfer that is still open gets an invoice, all others a receipt. */
export function toReceipt(order: Order, payment: Payment): Receipt {
  const money = (minor: number): string => Money.of(minor, order.currency).toString();
  const lines = order.lines.map((line) => ({
    text: `${line.quantity} × ${line.name}`,
    amount: money(line.unitMinor * line.quantity),
  }));
  if (order.discountMinor > 0) {
    lines.push({ text: `Voucher ${order.voucherCode ?? ''}`, amount: money(-order.discountMinor) });
  }
  lines.push({ text: 'Delivery', amount: money(order.shippingMinor) });
  const vat = sumBy(order.lines, (line) => vatFromGross(line.unitMinor * line.quantity, line.vatRate));
  return {
    title: payment.method === PaymentMethod.BANK_TRANSFER && !payment.capturedAt ? 'Invoice' : 'Receipt',
    number: order.number,
    date: longDate(order.createdAt),
    lines,
    total: money(order.totalMinor),
    vat: money(vat),
    paymentNote: paymentNote(payment, order.number),
  };
}

function paymentNote(payment: Payment, orderNumber: string): string {
  switch (payment.method) {
    case PaymentMethod.CARD:
      return `Paid by card ${payment.payerHint ?? ''}.`;
    case PaymentMethod.VOUCHER:
      return `Paid with gift voucher ${payment.payerHint ?? ''}. No VAT was due when the voucher was bought.`;
    case PaymentMethod.BANK_TRANSFER:
      return payment.capturedAt
        ? `Received by bank transfer on ${longDate(payment.capturedAt)}.`
        : `Please transfer the total within 14 days and quote ${orderNumber}.`;
    case PaymentMethod.PAYPAL:
      return `Paid with PayPal by ${payment.payerHint ?? 'you'}. PayPal shows us as LARKMILL LTD.`;
    case PaymentMethod.APPLE_PAY:
      return 'Paid with Apple Pay.';
    default:
      return '';
  }
}
