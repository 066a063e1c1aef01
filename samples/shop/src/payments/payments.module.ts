import { forwardRef, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrdersModule } from '../orders/orders.module';
import { Payment, PaymentAttempt } from './entities/payment.entity';
import { ProviderEvent } from './entities/provider-event.entity';
import { Refund } from './entities/refund.entity';
import { Voucher, VoucherRedemption } from './entities/voucher.entity';
import { PaymentController } from './payment.controller';
import { PaymentService } from './payment.service';
import { PaymentValidator } from './payment.validator';
import { ReconciliationJob } from './reconciliation.job';
import { RefundService } from './refund.service';
import { VoucherService } from './voucher.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Payment, PaymentAttempt, Refund, Voucher, VoucherRedemption, ProviderEvent]),
    forwardRef(() => OrdersModule),
  ],
  controllers: [PaymentController],
  providers: [PaymentService, RefundService, VoucherService, PaymentValidator, ReconciliationJob],
  exports: [PaymentService, RefundService, VoucherService, PaymentValidator],
})
export class PaymentsModule {}
