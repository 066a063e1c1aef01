export * from './catalogue.module';
export * from './catalogue.service';
export * from './pricing.service';
export * from './entities/category.entity';
export * from './entities/product.entity';
