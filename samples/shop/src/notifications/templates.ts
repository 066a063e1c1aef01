import {
  CartAbandoned,
  OrderCancelled,
  OrderEvent,
  PaymentFailed,
  RefundCompleted,
  ShipmentDispatched,
  StockLow,
} from '@shop/common/events';
import { Money } from '@shop/common/money';
import { addDays, longDate } from '@shop/common/utils';
import { PaymentMethod } from '../payments/payment-method';

export interface Message {
  template: string;
  subject: string;
  text: string;
}

const SIGNATURE = '\n\nYours\nLark & Mill';

export function welcome(firstName: string): Message {
  return {
    template: 'welcome',
    subject: 'Welcome to Lark & Mill',
    text: `Dear ${firstName},\n\nyour account is ready.${SIGNATURE}`,
  };
}

export function orderConfirmation(firstName: string, order: OrderEvent): Message {
  const total = Money.of(order.totalMinor, order.currency).toString();
  return {
    template: 'order-confirmation',
    subject: `Your order ${order.orderNumber}`,
    text: `Dear ${firstName},\n\nthank you for your order over ${total}. ${paymentSentence(order)}${SIGNATURE}`,
  };
}

function paymentSentence(order: OrderEvent): string {
  if (order.paymentMethod === PaymentMethod.CARD) {
    return 'Your card is charged today.';
  } else if (order.paymentMethod === PaymentMethod.VOUCHER) {
    return 'It was paid with your gift voucher.';
  } else if (order.paymentMethod === PaymentMethod.BANK_TRANSFER) {
    return `Please transfer the total by ${longDate(addDays(new Date(), 14))} and quote ${order.orderNumber}.`;
  } else if (order.paymentMethod === PaymentMethod.PAYPAL) {
    return 'PayPal shows the payment as LARKMILL LTD.';
  } else if (order.paymentMethod === PaymentMethod.APPLE_PAY) {
    return 'It was paid with Apple Pay.';
  }
  return '';
}

export function paymentFailed(firstName: string, event: PaymentFailed): Message {
  const retryLink = `/pay/${event.orderNumber}`;
  return {
    template: 'payment-failed',
    subject: `We could not take the payment for ${event.orderNumber}`,
    text: `Dear ${firstName},\n\n${event.reason}. You can try again here: ${retryLink}${SIGNATURE}`,
  };
}

export function refundCompleted(firstName: string, event: RefundCompleted): Message {
  const amount = Money.of(event.refundMinor, event.currency).toString();
  return {
    template: 'refund-completed',
    subject: `Your refund for ${event.orderNumber}`,
    text: `Dear ${firstName},\n\n${amount} is on its way. ${refundSentence(event.paymentMethod)}${SIGNATURE}`,
  };
}

function refundSentence(method: string): string {
  switch (method) {
    case PaymentMethod.CARD:
    case PaymentMethod.APPLE_PAY:
      return 'Your bank needs up to ten days to show it.';
    case PaymentMethod.VOUCHER:
      return 'It is on your gift voucher again.';
    case PaymentMethod.BANK_TRANSFER:
      return 'It goes to the account that you paid from.';
    case PaymentMethod.PAYPAL:
      return 'PayPal tells you when it is there.';
    default:
      return '';
  }
}

export function orderCancelled(firstName: string, event: OrderCancelled): Message {
  return {
    template: 'order-cancelled',
    subject: `Your order ${event.orderNumber} is cancelled`,
    text: `Dear ${firstName},\n\nthe order was cancelled: ${event.reason}.${SIGNATURE}`,
  };
}

export function dispatched(firstName: string, event: ShipmentDispatched): Message {
  return {
    template: 'dispatched',
    subject: 'Your parcel is on its way',
    text: `Dear ${firstName},\n\n${event.carrier} has it now: ${event.trackingNumber}.${SIGNATURE}`,
  };
}

export function abandonedCart(firstName: string, event: CartAbandoned): Message {
  const items = event.items.map((item) => `- ${item.quantity} × ${item.name}`).join('\n');
  return {
    template: 'abandoned-cart',
    subject: 'You left something in your basket',
    text: `Dear ${firstName},\n\n${items}\n\nare still there for you.${SIGNATURE}`,
  };
}

export function lowStock(event: StockLow): Message {
  return {
    template: 'low-stock',
    subject: `Low stock: ${event.sku}`,
    text: `${event.name}: ${event.onHand} left, reorder point ${event.reorderPoint}.`,
  };
}
