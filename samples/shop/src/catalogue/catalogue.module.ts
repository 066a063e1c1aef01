import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StockItem, Warehouse } from '../inventory/entities/stock-item.entity';
import { CatalogueController } from './catalogue.controller';
import { CatalogueService } from './catalogue.service';
import { Category } from './entities/category.entity';
import { PriceRule, Product } from './entities/product.entity';
import { PricingService } from './pricing.service';

@Module({
  imports: [TypeOrmModule.forFeature([Product, Category, PriceRule, StockItem, Warehouse])],
  controllers: [CatalogueController],
  providers: [CatalogueService, PricingService],
  exports: [CatalogueService, PricingService],
})
export class CatalogueModule {}
