import { forwardRef, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CartModule } from '../cart/cart.module';
import { CustomersModule } from '../customers';
import { InventoryModule } from '../inventory/inventory.module';
import { PaymentsModule } from '../payments/payments.module';
import { ShippingModule } from '../shipping';
import { CheckoutService } from './checkout.service';
import { OrderLine } from './entities/order-line.entity';
import { Order, OrderStatusChange } from './entities/order.entity';
import { OrdersController } from './orders.controller';
import { OrdersService } from './orders.service';
import { ReturnsService } from './returns.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Order, OrderLine, OrderStatusChange]),
    CartModule,
    CustomersModule,
    InventoryModule,
    ShippingModule,
    forwardRef(() => PaymentsModule),
  ],
  controllers: [OrdersController],
  providers: [OrdersService, CheckoutService, ReturnsService],
  exports: [OrdersService],
})
export class OrdersModule {}
