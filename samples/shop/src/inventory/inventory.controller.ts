import { Body, Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { StaffGuard } from '@shop/common/auth';
import { trimmed } from '@shop/common/utils';
import { MovementReason, StockItem, StockMovement } from './entities/stock-item.entity';
import { InventoryService, StockAdjustment } from './inventory.service';
import { ReorderLine, ReplenishmentService } from './replenishment.service';

export class AdjustStockDto implements StockAdjustment {
  @IsUUID()
  stockItemId: string;

  @IsInt()
  delta: number;

  @IsIn(['delivery', 'count', 'damage'])
  reason: MovementReason;

  @Transform(trimmed)
  @IsOptional()
  @IsString()
  reference?: string;
}

@Controller('inventory')
@UseGuards(StaffGuard)
export class InventoryController {
  constructor(
    private readonly inventory: InventoryService,
    private readonly replenishment: ReplenishmentService,
  ) {}

  @Get('products/:productId')
  items(@Param('productId') productId: string): Promise<StockItem[]> {
    return this.inventory.itemsOf(productId);
  }

  @Get('items/:id/movements')
  movements(@Param('id') id: string): Promise<StockMovement[]> {
    return this.inventory.history(id);
  }

  @Post('adjustments')
  adjust(@Body() dto: AdjustStockDto): Promise<StockItem> {
    return this.inventory.adjust(dto);
  }

  @Get('reorder-list')
  reorderList(): Promise<ReorderLine[]> {
    return this.replenishment.reorderList();
  }
}
