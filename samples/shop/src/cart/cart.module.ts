import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '../catalogue';
import { CustomersModule } from '../customers';
import { InventoryModule } from '../inventory/inventory.module';
import { AbandonedCartJob } from './abandoned-cart.job';
import { CartController } from './cart.controller';
import { CartService } from './cart.service';
import { Cart, CartItem } from './entities/cart.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Cart, CartItem]), CatalogueModule, CustomersModule, InventoryModule],
  controllers: [CartController],
  providers: [CartService, AbandonedCartJob],
  exports: [CartService],
})
export class CartModule {}
