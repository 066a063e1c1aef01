import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { DomainError, NotFoundError, OutOfStockError } from '@shop/common/errors';
import { Money } from '@shop/common/money';
import { sumBy } from '@shop/common/utils';
import { PricingService } from '../catalogue';
import { CustomersService } from '../customers';
import { InventoryService } from '../inventory/inventory.service';
import { Cart, CartItem } from './entities/cart.entity';

@Injectable()
export class CartService {
  constructor(
    @InjectRepository(Cart) private readonly carts: Repository<Cart>,
    @InjectRepository(CartItem) private readonly items: Repository<CartItem>,
    private readonly pricing: PricingService,
    private readonly inventory: InventoryService,
    private readonly customers: CustomersService,
  ) {}

  async current(customerId: string): Promise<Cart> {
    const open = await this.carts.findOne({ where: { customerId, checkedOutAt: IsNull() } });
    return open ?? this.carts.save(this.carts.create({ customerId, currency: 'GBP', items: [] }));
  }

  async add(customerId: string, productId: string, adding: number): Promise<Cart> {
    const cart = await this.current(customerId);
    const existing = cart.items.find((item) => item.productId === productId);
    const quantity = adding + (existing?.quantity ?? 0);
    const customer = await this.customers.view(customerId);
    const priced = await this.pricing.priceOf(productId, quantity, customer.group);
    const available = await this.inventory.availableOf(productId);
    if (available < quantity) {
      throw new OutOfStockError(priced.sku, quantity, available);
    }
    if (existing) {
      existing.quantity = quantity;
      existing.unitMinor = priced.unitMinor;
    } else {
      cart.items.push(
        this.items.create({
          productId: priced.productId,
          sku: priced.sku,
          name: priced.name,
          quantity,
          unitMinor: priced.unitMinor,
          vatRate: priced.vatRate,
          weightGrams: priced.weightGrams,
        }),
      );
    }
    return this.carts.save(cart);
  }

  async changeQuantity(customerId: string, itemId: string, quantity: number): Promise<Cart> {
    const cart = await this.current(customerId);
    const item = cart.items.find((candidate) => candidate.id === itemId);
    if (!item) {
      throw new NotFoundError('Cart item', itemId);
    }
    if (quantity === 0) {
      cart.items = cart.items.filter((candidate) => candidate.id !== itemId);
    } else {
      item.quantity = quantity;
    }
    return this.carts.save(cart);
  }

  /** Only noted here; the checkout finds out whether it may be used. */
  async noteVoucher(customerId: string, code: string): Promise<Cart> {
    const cart = await this.current(customerId);
    cart.voucherCode = code.toUpperCase();
    return this.carts.save(cart);
  }

  /** Prices may have changed since the goods went in; the checkout asks again. */
  async refresh(customerId: string): Promise<Cart> {
    const cart = await this.current(customerId);
    if (cart.items.length === 0) {
      throw new DomainError('The basket is empty', 409, 'cart_empty');
    }
    const customer = await this.customers.view(customerId);
    for (const item of cart.items) {
      const priced = await this.pricing.priceOf(item.productId, item.quantity, customer.group);
      const available = await this.inventory.availableOf(item.productId);
      if (!priced.active || available < item.quantity) {
        throw new OutOfStockError(item.sku, item.quantity, priced.active ? available : 0);
      }
      item.name = priced.name;
      item.unitMinor = priced.unitMinor;
      item.vatRate = priced.vatRate;
      item.weightGrams = priced.weightGrams;
    }
    return this.carts.save(cart);
  }

  async close(cartId: string): Promise<void> {
    await this.carts.update({ id: cartId }, { checkedOutAt: new Date() });
  }

  goodsTotal(cart: Cart): Money {
    return Money.of(
      sumBy(cart.items, (item) => item.unitMinor * item.quantity),
      cart.currency,
    );
  }

  weightGrams(cart: Cart): number {
    return sumBy(cart.items, (item) => item.weightGrams * item.quantity);
  }
}
