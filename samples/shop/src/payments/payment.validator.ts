import { Injectable } from '@nestjs/common';
import { DomainError } from '@shop/common/errors';
import { Money } from '@shop/common/money';
import { isBlank } from '@shop/common/utils';
import { PaymentDetailsDto } from './dto/payment.dto';
import { PaymentMethod } from './payment-method';

const PAYPAL_LIMIT_MINOR = 200_000;
const APPLE_PAY_LIMIT_MINOR = 100_000;
const BANK_TRANSFER_FROM_MINOR = 5_000;

@Injectable()
export class PaymentValidator {
  /** Throws with a sentence for the customer. */
  validate(details: PaymentDetailsDto, total: Money, customerGroup: string): void {
    switch (details.method) {
      case PaymentMethod.CARD:
        this.need(details.cardToken, 'Please enter your card');
        break;
      case PaymentMethod.VOUCHER:
        this.need(details.giftVoucherCode, 'Please enter the code of your gift voucher');
        break;
      case PaymentMethod.BANK_TRANSFER:
        this.need(details.accountHolder, 'Please tell us whose account you pay from');
        if (customerGroup !== 'trade') {
          throw new DomainError('Bank transfer is for trade customers');
        }
        if (total.minor < BANK_TRANSFER_FROM_MINOR) {
          throw new DomainError('Bank transfer starts at £50');
        }
        break;
      case PaymentMethod.PAYPAL:
        this.need(details.paypalOrderId, 'Please approve the payment on PayPal first');
        if (total.minor > PAYPAL_LIMIT_MINOR) {
          throw new DomainError('PayPal is possible up to £2,000');
        }
        break;
      case PaymentMethod.APPLE_PAY:
        this.need(details.applePayToken, 'Please confirm the payment on your device');
        if (total.minor > APPLE_PAY_LIMIT_MINOR) {
          throw new DomainError('Apple Pay is possible up to £1,000');
        }
        break;
      default:
        throw new DomainError('Please choose how to pay');
    }
  }

  /** What the checkout page offers. */
  methodsFor(total: Money, customerGroup: string, onAppleDevice: boolean): PaymentMethod[] {
    const methods = [PaymentMethod.CARD, PaymentMethod.VOUCHER];
    if (customerGroup === 'trade' && total.minor >= BANK_TRANSFER_FROM_MINOR) {
      methods.push(PaymentMethod.BANK_TRANSFER);
    }
    if (total.minor <= PAYPAL_LIMIT_MINOR) {
      methods.push(PaymentMethod.PAYPAL);
    }
    if (onAppleDevice && total.minor <= APPLE_PAY_LIMIT_MINOR) {
      methods.push(PaymentMethod.APPLE_PAY);
    }
    return methods;
  }

  private need(value: string | undefined, message: string): void {
    if (isBlank(value)) {
      throw new DomainError(message);
    }
  }
}
