import { Transform, Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsEnum,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@shop/common/pagination';
import { trimmed } from '@shop/common/utils';
import { PaymentDetailsDto } from '../../payments/dto/payment.dto';
import { OrderStatus } from '../entities/order.entity';

export class CheckoutDto {
  @IsUUID()
  addressId: string;

  @IsIn(['standard', 'express', 'pallet'])
  deliveryService: string;

  @ValidateNested()
  @Type(() => PaymentDetailsDto)
  payment: PaymentDetailsDto;
}

export class OrderSearch extends PageQuery {
  @IsOptional()
  @IsEnum(OrderStatus)
  status?: OrderStatus;

  /** Order number, or the beginning of it. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  number?: string;
}

export class ReturnLineDto {
  @IsUUID()
  orderLineId: string;

  @IsInt()
  @Min(1)
  quantity: number;

  /** Can it be sold again? */
  @IsIn(['as_new', 'damaged'])
  condition: 'as_new' | 'damaged';
}

export class ReceiveReturnDto {
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => ReturnLineDto)
  lines: ReturnLineDto[];
}
