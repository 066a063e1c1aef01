import { Body, Controller, Get, Param, Patch, Post, UseGuards } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { CurrentCustomer, SessionGuard } from '@shop/common/auth';
import { trimmed } from '@shop/common/utils';
import { CartService } from './cart.service';
import { Cart } from './entities/cart.entity';

export class AddItemDto {
  @IsUUID()
  productId: string;

  @IsInt()
  @Min(1)
  @Max(99)
  quantity: number;
}

export class ChangeQuantityDto {
  @IsInt()
  @Min(0)
  @Max(99)
  quantity: number;
}

export class ApplyVoucherDto {
  @Transform(trimmed)
  @IsString()
  @Length(4, 20)
  code: string;
}

export interface CartView {
  id: string;
  items: { id: string; name: string; quantity: number; lineMinor: number }[];
  total: string;
  voucherCode: string | null;
}

@Controller('cart')
@UseGuards(SessionGuard)
export class CartController {
  constructor(private readonly carts: CartService) {}

  @Get()
  async show(@CurrentCustomer() customerId: string): Promise<CartView> {
    return this.view(await this.carts.current(customerId));
  }

  @Post('items')
  async add(@CurrentCustomer() customerId: string, @Body() dto: AddItemDto): Promise<CartView> {
    return this.view(await this.carts.add(customerId, dto.productId, dto.quantity));
  }

  @Patch('items/:id')
  async change(
    @CurrentCustomer() customerId: string,
    @Param('id') id: string,
    @Body() dto: ChangeQuantityDto,
  ): Promise<CartView> {
    return this.view(await this.carts.changeQuantity(customerId, id, dto.quantity));
  }

  @Post('voucher')
  async voucher(@CurrentCustomer() customerId: string, @Body() dto: ApplyVoucherDto): Promise<CartView> {
    return this.view(await this.carts.noteVoucher(customerId, dto.code));
  }

  private view(cart: Cart): CartView {
    return {
      id: cart.id,
      items: cart.items.map((item) => ({
        id: item.id,
        name: item.name,
        quantity: item.quantity,
        lineMinor: item.unitMinor * item.quantity,
      })),
      total: this.carts.goodsTotal(cart).toString(),
      voucherCode: cart.voucherCode,
    };
  }
}
