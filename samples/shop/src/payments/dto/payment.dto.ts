import { Transform } from 'class-transformer';
import { IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { trimmed } from '@shop/common/utils';
import { RefundReason } from '../entities/refund.entity';
import { PaymentMethod } from '../payment-method';

/** What the checkout form sends. Which fields are needed depends on the method: see PaymentValidator. */
export class PaymentDetailsDto {
  @IsEnum(PaymentMethod)
  method: PaymentMethod;

  /** Stripe payment method id, made in the browser. */
  @IsOptional()
  @IsString()
  cardToken?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @Length(4, 20)
  giftVoucherCode?: string;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @Length(2, 80)
  accountHolder?: string;

  /** Approved by the payer on PayPal's page. */
  @IsOptional()
  @IsString()
  paypalOrderId?: string;

  @IsOptional()
  @IsString()
  applePayToken?: string;
}

export class RequestRefundDto {
  @IsUUID()
  paymentId: string;

  @IsInt()
  @Min(1)
  amountMinor: number;

  @IsIn(['cancelled', 'returned', 'goodwill'])
  reason: RefundReason;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  note?: string;
}

export class IssueVoucherDto {
  @IsIn(['gift', 'discount'])
  kind: 'gift' | 'discount';

  /** Minor units for a gift, percent for a discount. */
  @IsInt()
  @Min(1)
  value: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  validDays?: number;
}
