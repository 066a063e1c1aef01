import { Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { CurrentCustomer, SessionGuard, StaffGuard } from '@shop/common/auth';
import { Shipment } from './entities/shipment.entity';
import { ShippingService } from './shipping.service';

export interface TrackingPage {
  carrier: string;
  trackingNumber: string | null;
  status: string;
  events: { at: Date; text: string }[];
}

@Controller('shipping')
export class ShippingController {
  constructor(private readonly shipping: ShippingService) {}

  @Get('orders/:number')
  @UseGuards(SessionGuard)
  async track(@CurrentCustomer() customerId: string, @Param('number') number: string): Promise<TrackingPage> {
    const shipment = await this.shipping.track(number, customerId);
    return {
      carrier: shipment.carrier,
      trackingNumber: shipment.trackingNumber,
      status: shipment.status,
      events: shipment.tracking.map((event) => ({ at: event.happenedAt, text: event.description })),
    };
  }

  @Get('to-pack')
  @UseGuards(StaffGuard)
  toPack(): Promise<Shipment[]> {
    return this.shipping.toPack();
  }

  @Post(':id/dispatch')
  @UseGuards(StaffGuard)
  dispatch(@Param('id') id: string): Promise<Shipment> {
    return this.shipping.dispatch(id);
  }
}
