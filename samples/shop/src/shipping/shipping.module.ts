import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CustomersModule } from '../customers';
import { CarrierClient } from './carrier.client';
import { Shipment, TrackingEvent } from './entities/shipment.entity';
import { ShippingController } from './shipping.controller';
import { ShippingService } from './shipping.service';

@Module({
  imports: [TypeOrmModule.forFeature([Shipment, TrackingEvent]), CustomersModule],
  controllers: [ShippingController],
  providers: [ShippingService, CarrierClient],
  exports: [ShippingService],
})
export class ShippingModule {}
