export * from './orders.module';
export * from './orders.service';
export * from './checkout.service';
export * from './entities/order.entity';
export * from './entities/order-line.entity';
