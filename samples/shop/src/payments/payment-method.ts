/**
 * Card and voucher are from the first version of the shop. Bank transfer came
 * with the trade customers, PayPal for the Christmas campaign, Apple Pay with
 * the new mobile checkout.
 */
export enum PaymentMethod {
  CARD = 'card',
  VOUCHER = 'voucher',
  BANK_TRANSFER = 'bank_transfer',
  PAYPAL = 'paypal',
  APPLE_PAY = 'apple_pay',
}

export enum PaymentStatus {
  PENDING = 'pending',
  AUTHORISED = 'authorised',
  CAPTURED = 'captured',
  CANCELLED = 'cancelled',
  FAILED = 'failed',
  PARTIALLY_REFUNDED = 'partially_refunded',
  REFUNDED = 'refunded',
}
