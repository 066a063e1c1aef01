import { Money } from '@shop/common/money';
import { ShippingService } from './shipping.service';

describe('ShippingService', () => {
  const shipping = new ShippingService({} as never, {} as never, {} as never, {} as never);

  it('sends standard parcels for free from £60', () => {
    const price = shipping.priceOf('standard', 1_500, 'GB', Money.of(6_000, 'GBP'));
    expect(price.isZero()).toBe(true);
  });

  it('offers nothing but the pallet for heavy orders', () => {
    const rates = shipping.rates(42_000, 'GB', Money.of(90_000, 'GBP'));
    expect(rates.map((rate) => rate.service)).toEqual(['pallet']);
  });
});
