import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Cron } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThan, Repository } from 'typeorm';
import { CART_ABANDONED, CartAbandoned } from '@shop/common/events';
import { ShopLogger } from '@shop/common/logger';
import { addDays } from '@shop/common/utils';
import { Cart } from './entities/cart.entity';

/** "You left something behind", once per basket. Marketing asked for it one November, and it stayed. */
@Injectable()
export class AbandonedCartJob {
  private readonly logger = new ShopLogger('AbandonedCartJob');

  constructor(
    @InjectRepository(Cart) private readonly carts: Repository<Cart>,
    private readonly events: EventEmitter2,
  ) {}

  @Cron('30 9 * * *')
  async remind(): Promise<void> {
    const carts = await this.carts.find({
      where: { checkedOutAt: IsNull(), remindedAt: IsNull(), updatedAt: LessThan(addDays(new Date(), -2)) },
      take: 1000,
    });
    const filled = carts.filter((cart) => cart.items.length > 0);
    for (const cart of filled) {
      const abandoned: CartAbandoned = {
        customerId: cart.customerId,
        items: cart.items.map((item) => ({ name: item.name, quantity: item.quantity })),
      };
      this.events.emit(CART_ABANDONED, abandoned);
      await this.carts.update({ id: cart.id }, { remindedAt: new Date() });
    }
    this.logger.log('abandoned carts', { found: carts.length, reminded: filled.length });
  }
}
