import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Cron, CronExpression } from '@nestjs/schedule';
import { InjectDataSource, InjectRepository } from '@nestjs/typeorm';
import { DataSource, EntityManager, LessThan, Repository } from 'typeorm';
import { DomainError, NotFoundError } from '@shop/common/errors';
import { ORDER_PAID, OrderPaid, SHIPMENT_DISPATCHED, ShipmentDispatched } from '@shop/common/events';
import { ShopLogger } from '@shop/common/logger';
import { sumBy } from '@shop/common/utils';
import { MovementReason, StockItem, StockMovement } from './entities/stock-item.entity';
import { StockReservation } from './entities/stock-reservation.entity';

export interface StockAdjustment {
  stockItemId: string;
  delta: number;
  reason: MovementReason;
  reference?: string;
}

@Injectable()
export class InventoryService {
  private readonly logger = new ShopLogger('InventoryService');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @InjectRepository(StockItem) private readonly stock: Repository<StockItem>,
    @InjectRepository(StockReservation) private readonly reservations: Repository<StockReservation>,
    @InjectRepository(StockMovement) private readonly movements: Repository<StockMovement>,
  ) {}

  async availableOf(productId: string): Promise<number> {
    const items = await this.stock.findBy({ productId });
    return sumBy(items, (item) => item.onHand - item.reserved);
  }

  itemsOf(productId: string): Promise<StockItem[]> {
    return this.stock.find({ where: { productId }, relations: { warehouse: true }, order: { onHand: 'DESC' } });
  }

  history(stockItemId: string): Promise<StockMovement[]> {
    return this.movements.find({ where: { stockItemId }, order: { createdAt: 'DESC' }, take: 200 });
  }

  /** Paid: the reservation must not run out any more. */
  @OnEvent(ORDER_PAID)
  async keepReservations(event: OrderPaid): Promise<void> {
    await this.reservations.update({ orderId: event.orderId }, { expiresAt: null });
  }

  /** Gives the goods of an order back to the shelf, inside the caller's transaction. */
  async release(manager: EntityManager, orderId: string): Promise<void> {
    const reservations = await manager.findBy(StockReservation, { orderId });
    for (const reservation of reservations) {
      await manager.decrement(StockItem, { id: reservation.stockItemId }, 'reserved', reservation.quantity);
    }
    await manager.delete(StockReservation, { orderId });
  }

  /** The goods have left the building: reservation becomes movement. */
  @OnEvent(SHIPMENT_DISPATCHED)
  async commitDispatch({ orderId }: ShipmentDispatched): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const reservations = await manager.findBy(StockReservation, { orderId });
      for (const reservation of reservations) {
        await manager.decrement(StockItem, { id: reservation.stockItemId }, 'reserved', reservation.quantity);
        await manager.decrement(StockItem, { id: reservation.stockItemId }, 'onHand', reservation.quantity);
        await manager.insert(StockMovement, {
          stockItemId: reservation.stockItemId,
          delta: -reservation.quantity,
          reason: 'dispatch',
          reference: orderId,
        });
      }
      await manager.delete(StockReservation, { orderId });
    });
  }

  /** Orders that nobody paid for give their goods back. */
  @Cron(CronExpression.EVERY_10_MINUTES)
  async expireReservations(): Promise<void> {
    const expired = await this.reservations.find({ where: { expiresAt: LessThan(new Date()) }, take: 500 });
    for (const reservation of expired) {
      await this.dataSource.transaction(async (manager) => {
        await manager.decrement(StockItem, { id: reservation.stockItemId }, 'reserved', reservation.quantity);
        await manager.delete(StockReservation, { id: reservation.id });
      });
    }
    if (expired.length > 0) {
      this.logger.log('reservations expired', { count: expired.length });
    }
  }

  async adjust(dto: StockAdjustment): Promise<StockItem> {
    const item = await this.stock.findOneBy({ id: dto.stockItemId });
    if (!item) {
      throw new NotFoundError('Stock item', dto.stockItemId);
    }
    if (item.onHand + dto.delta < item.reserved) {
      throw new DomainError(`${item.reserved} are reserved, the shelf cannot hold fewer`);
    }
    item.onHand += dto.delta;
    await this.stock.save(item);
    await this.movements.insert({
      stockItemId: item.id,
      delta: dto.delta,
      reason: dto.reason,
      reference: dto.reference ?? null,
    });
    this.logger.log('stock adjusted', { item: item.id, delta: dto.delta, reason: dto.reason });
    return item;
  }
}
