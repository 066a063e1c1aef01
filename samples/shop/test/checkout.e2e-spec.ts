import { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../src/app.module';
import { PaymentMethod } from '../src/payments/payment-method';
import { CheckoutService } from '../src/orders/checkout.service';

describe('checkout', () => {
  let app: INestApplication;

  beforeAll(async () => {
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = testing.createNestApplication();
    await app.init();
  });

  afterAll(() => app.close());

  it('refuses an empty basket', async () => {
    const checkout = app.get(CheckoutService);
    const payment = { method: PaymentMethod.CARD, cardToken: 'pm_card_visa' };
    await expect(
      checkout.checkout('7c5d2a10-0000-4000-8000-000000000001', {
        addressId: '7c5d2a10-0000-4000-8000-000000000002',
        deliveryService: 'standard',
        payment,
      }),
    ).rejects.toThrow();
  });
});
