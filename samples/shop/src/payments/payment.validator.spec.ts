import { Money } from '@shop/common/money';
import { PaymentMethod } from './payment-method';
import { PaymentValidator } from './payment.validator';

describe('PaymentValidator', () => {
  const validator = new PaymentValidator();

  it('asks for the card', () => {
    expect(() => validator.validate({ method: PaymentMethod.CARD }, Money.of(1_000, 'GBP'), 'retail')).toThrow(
      'Please enter your card',
    );
  });

  it('keeps bank transfer for trade customers', () => {
    const details = { method: PaymentMethod.BANK_TRANSFER, accountHolder: 'Copper Kettle Ltd' };
    expect(() => validator.validate(details, Money.of(20_000, 'GBP'), 'retail')).toThrow('trade');
    expect(() => validator.validate(details, Money.of(20_000, 'GBP'), 'trade')).not.toThrow();
  });

  it('offers Apple Pay on Apple devices only', () => {
    expect(validator.methodsFor(Money.of(5_000, 'GBP'), 'retail', false)).not.toContain(PaymentMethod.APPLE_PAY);
    expect(validator.methodsFor(Money.of(5_000, 'GBP'), 'retail', true)).toContain(PaymentMethod.APPLE_PAY);
  });
});
