import { Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Cron } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { StockLow } from '@shop/common/events';
import { ShopLogger } from '@shop/common/logger';
import { groupBy, keyBy, sumBy } from '@shop/common/utils';
import { Product } from '../catalogue/entities/product.entity';
import { StockItem } from './entities/stock-item.entity';

export interface ReorderLine {
  sku: string;
  name: string;
  supplierCode: string | null;
  onHand: number;
  wanted: number;
}

@Injectable()
export class ReplenishmentService {
  private readonly logger = new ShopLogger('ReplenishmentService');

  constructor(
    @InjectRepository(StockItem) private readonly stock: Repository<StockItem>,
    @InjectRepository(Product) private readonly products: Repository<Product>,
    private readonly events: EventEmitter2,
  ) {}

  @Cron('0 5 * * *')
  async announceLowStock(): Promise<void> {
    const lines = await this.lowItems();
    for (const { product, items } of lines) {
      const low: StockLow = {
        productId: product.id,
        sku: product.sku,
        name: product.name,
        onHand: sumBy(items, (item) => item.onHand),
        reorderPoint: sumBy(items, (item) => item.reorderPoint),
      };
      this.events.emit('stock.low', low);
    }
    this.logger.log('low stock announced', { products: lines.length });
  }

  /** The buyers' shopping list: up to three times the reorder point. */
  async reorderList(): Promise<ReorderLine[]> {
    const lines = await this.lowItems();
    return lines.map(({ product, items }) => {
      const onHand = sumBy(items, (item) => item.onHand);
      const reorderPoint = sumBy(items, (item) => item.reorderPoint);
      return {
        sku: product.sku,
        name: product.name,
        supplierCode: product.supplierCode,
        onHand,
        wanted: reorderPoint * 3 - onHand,
      };
    });
  }

  private async lowItems(): Promise<{ product: Product; items: StockItem[] }[]> {
    const low = await this.stock
      .createQueryBuilder('stock')
      .where('stock.onHand - stock.reserved < stock.reorderPoint')
      .getMany();
    const grouped = groupBy(low, (item) => item.productId);
    const products = await this.products.findBy({ id: In([...grouped.keys()]), active: true });
    const byId = keyBy(products, (product) => product.id);
    const lines: { product: Product; items: StockItem[] }[] = [];
    for (const [productId, items] of grouped) {
      const product = byId.get(productId);
      if (product) {
        lines.push({ product, items });
      }
    }
    return lines;
  }
}
