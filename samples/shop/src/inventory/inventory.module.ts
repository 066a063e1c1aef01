import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Product } from '../catalogue/entities/product.entity';
import { StockItem, StockMovement, Warehouse } from './entities/stock-item.entity';
import { StockReservation } from './entities/stock-reservation.entity';
import { InventoryController } from './inventory.controller';
import { InventoryService } from './inventory.service';
import { ReplenishmentService } from './replenishment.service';

@Module({
  imports: [TypeOrmModule.forFeature([StockItem, StockReservation, StockMovement, Warehouse, Product])],
  controllers: [InventoryController],
  providers: [InventoryService, ReplenishmentService],
  exports: [InventoryService],
})
export class InventoryModule {}
