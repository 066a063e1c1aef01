export { ShippingModule } from './shipping.module';
export { ShippingService } from './shipping.service';
export type { ShippingRate } from './shipping.service';
