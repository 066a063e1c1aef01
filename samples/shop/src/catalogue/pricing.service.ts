import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { NotFoundError } from '@shop/common/errors';
import { Currency } from '@shop/common/money';
import { percentOf } from '@shop/common/utils';
import { PriceRule, Product } from './entities/product.entity';

export interface PricedProduct {
  productId: string;
  sku: string;
  name: string;
  unitMinor: number;
  currency: Currency;
  vatRate: number;
  weightGrams: number;
  active: boolean;
  ruleLabel: string | null;
}

@Injectable()
export class PricingService {
  constructor(
    @InjectRepository(Product) private readonly products: Repository<Product>,
    @InjectRepository(PriceRule) private readonly rules: Repository<PriceRule>,
  ) {}

  /** Today's price of one product for one customer group. The lowest rule wins; rules do not add up. */
  async priceOf(productId: string, quantity: number, customerGroup: string): Promise<PricedProduct> {
    const product = await this.products.findOneBy({ id: productId });
    if (!product) {
      throw new NotFoundError('Product', productId);
    }
    const rules = await this.rulesFor(productId, quantity, customerGroup);
    let unitMinor = product.priceMinor;
    let ruleLabel: string | null = null;
    for (const rule of rules) {
      const ruled = this.applyRule(rule, product.priceMinor);
      if (ruled < unitMinor) {
        unitMinor = ruled;
        ruleLabel = rule.label;
      }
    }
    return {
      productId: product.id,
      sku: product.sku,
      name: product.name,
      unitMinor,
      currency: product.currency,
      vatRate: product.vatRate,
      weightGrams: product.weightGrams,
      active: product.active,
      ruleLabel,
    };
  }

  async addRule(rule: Partial<PriceRule>): Promise<PriceRule> {
    return this.rules.save(this.rules.create(rule));
  }

  async endRule(ruleId: string): Promise<void> {
    await this.rules.update({ id: ruleId }, { endsAt: new Date() });
  }

  private rulesFor(productId: string, quantity: number, customerGroup: string): Promise<PriceRule[]> {
    return this.rules
      .createQueryBuilder('rule')
      .where('rule.productId = :productId', { productId })
      .andWhere('rule.minQuantity <= :quantity', { quantity })
      .andWhere('(rule.customerGroup IS NULL OR rule.customerGroup = :customerGroup)', { customerGroup })
      .andWhere('rule.startsAt <= now()')
      .andWhere('(rule.endsAt IS NULL OR rule.endsAt > now())')
      .getMany();
  }

  private applyRule(rule: PriceRule, listMinor: number): number {
    return rule.kind === 'fixed_price' ? rule.value : listMinor - percentOf(listMinor, rule.value);
  }
}
