import { Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { loadConfig } from '@shop/common';
import { CartModule } from './cart/cart.module';
import { CatalogueModule } from './catalogue';
import { CustomersModule } from './customers';
import { InventoryModule } from './inventory/inventory.module';
import { NotificationsModule } from './notifications/notifications.module';
import { OrdersModule } from './orders';
import { PaymentsModule } from './payments';
import { ReportingModule } from './reporting/reporting.module';
import { ShippingModule } from './shipping';

@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      useFactory: () => ({
        type: 'postgres' as const,
        url: loadConfig().databaseUrl,
        autoLoadEntities: true,
        synchronize: false,
      }),
    }),
    EventEmitterModule.forRoot(),
    ScheduleModule.forRoot(),
    CatalogueModule,
    InventoryModule,
    CustomersModule,
    CartModule,
    OrdersModule,
    PaymentsModule,
    ShippingModule,
    NotificationsModule,
    ReportingModule,
  ],
})
export class AppModule {}
