import { Currency } from './money';

/** Names of the events on the in-process bus. */
export const CUSTOMER_REGISTERED = 'customer.registered';
export const CART_ABANDONED = 'cart.abandoned';
export const ORDER_PLACED = 'order.placed';
export const ORDER_PAID = 'order.paid';
export const ORDER_CANCELLED = 'order.cancelled';
export const PAYMENT_FAILED = 'payment.failed';
export const REFUND_COMPLETED = 'refund.completed';
export const SHIPMENT_DISPATCHED = 'shipment.dispatched';

export interface CustomerRegistered {
  customerId: string;
}

export interface CartAbandoned {
  customerId: string;
  items: { name: string; quantity: number }[];
}

export interface OrderEvent {
  orderId: string;
  orderNumber: string;
  customerId: string;
  totalMinor: number;
  currency: Currency;
  paymentMethod: string;
}

/** Carries what the warehouse needs, so that shipping does not ask orders back. */
export interface OrderPaid extends OrderEvent {
  deliveryAddressId: string;
  deliveryService: string;
  weightGrams: number;
}

export interface OrderCancelled extends OrderEvent {
  reason: string;
}

export interface PaymentFailed extends OrderEvent {
  reason: string;
}

export interface RefundCompleted extends OrderEvent {
  refundMinor: number;
}

export interface ShipmentDispatched {
  orderId: string;
  customerId: string;
  carrier: string;
  trackingNumber: string;
}

export interface StockLow {
  productId: string;
  sku: string;
  name: string;
  onHand: number;
  reorderPoint: number;
}
