import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, QueryRunner } from 'typeorm';
import { DomainError, NotFoundError } from '@shop/common/errors';
import { ShopLogger } from '@shop/common/logger';
import { StockItem, StockMovement } from '../inventory/entities/stock-item.entity';
import { Payment, Refund, RefundService } from '../payments';
import { ReceiveReturnDto, ReturnLineDto } from './dto/order.dto';
import { OrderLine } from './entities/order-line.entity';
import { Order, OrderStatus, OrderStatusChange } from './entities/order.entity';

/** The parcel is back and somebody at the bench has looked into it. */
@Injectable()
export class ReturnsService {
  private readonly logger = new ShopLogger('ReturnsService');

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly refunds: RefundService,
  ) {}

  async receive(orderId: string, dto: ReceiveReturnDto): Promise<Refund> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    let refundId: string;
    try {
      const order = await runner.manager.findOne(Order, { where: { id: orderId }, relations: { lines: true } });
      if (!order || order.status !== OrderStatus.DISPATCHED) {
        throw new NotFoundError('Dispatched order', orderId);
      }
      let refundMinor = 0;
      for (const line of dto.lines) {
        refundMinor += await this.takeBack(runner, order, line);
      }

      const payment = await runner.manager.findOneByOrFail(Payment, { orderId });
      const refund = await runner.manager.save(
        runner.manager.create(Refund, {
          paymentId: payment.id,
          amountMinor: Math.min(refundMinor, payment.amountMinor - payment.refundedMinor),
          reason: 'returned',
          status: 'requested',
        }),
      );
      refundId = refund.id;

      if (order.lines.every((line) => line.returnedQuantity === line.quantity)) {
        await runner.manager.update(Order, { id: orderId }, { status: OrderStatus.RETURNED });
      }
      await runner.manager.insert(OrderStatusChange, { orderId, status: order.status, note: 'return received' });
      await runner.commitTransaction();
    } catch (error) {
      await runner.rollbackTransaction();
      this.logger.error('return not booked', error, { orderId });
      throw error;
    } finally {
      await runner.release();
    }
    // The provider is asked after the commit: a refund cannot be rolled back.
    return this.refunds.execute(refundId);
  }

  private async takeBack(runner: QueryRunner, order: Order, returned: ReturnLineDto): Promise<number> {
    const line = order.lines.find((candidate) => candidate.id === returned.orderLineId);
    if (!line) {
      throw new NotFoundError('Order line', returned.orderLineId);
    }
    if (line.returnedQuantity + returned.quantity > line.quantity) {
      throw new DomainError(`Only ${line.quantity - line.returnedQuantity} of ${line.sku} can come back`);
    }
    line.returnedQuantity += returned.quantity;
    await runner.manager.update(OrderLine, { id: line.id }, { returnedQuantity: line.returnedQuantity });

    const shelf = await runner.manager.findOne(StockItem, {
      where: { productId: line.productId },
      order: { createdAt: 'ASC' },
    });
    if (shelf) {
      const sellable = returned.condition === 'as_new';
      if (sellable) {
        await runner.manager.increment(StockItem, { id: shelf.id }, 'onHand', returned.quantity);
      }
      await runner.manager.insert(StockMovement, {
        stockItemId: shelf.id,
        delta: sellable ? returned.quantity : 0,
        reason: sellable ? 'return' : 'damage',
        reference: order.number,
      });
    }
    return line.unitMinor * returned.quantity;
  }
}
