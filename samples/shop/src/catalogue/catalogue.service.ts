import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository, SelectQueryBuilder } from 'typeorm';
import { NotFoundError } from '@shop/common/errors';
import { ShopLogger } from '@shop/common/logger';
import { Page, skipOf, toPage } from '@shop/common/pagination';
import { chunk, groupBy, isBlank, keyBy, parseCsv, slugify, sumBy } from '@shop/common/utils';
import { StockItem, Warehouse } from '../inventory/entities/stock-item.entity';
import { CreateProductDto, ProductQuery, UpdateProductDto } from './dto/product.dto';
import { Category } from './entities/category.entity';
import { Product } from './entities/product.entity';
import { ProductCard, ProductPage, toProductCard, toProductPage } from './product.mapper';

export interface MenuNode {
  name: string;
  slug: string;
  children: MenuNode[];
}

export interface ImportResult {
  updated: number;
  unknown: string[];
}

@Injectable()
export class CatalogueService {
  private readonly logger = new ShopLogger('CatalogueService');

  constructor(
    @InjectRepository(Product) private readonly products: Repository<Product>,
    @InjectRepository(Category) private readonly categories: Repository<Category>,
    // InventoryService was too slow for the listing page, so we go to the table.
    @InjectRepository(StockItem) private readonly stock: Repository<StockItem>,
    @InjectRepository(Warehouse) private readonly warehouses: Repository<Warehouse>,
  ) {}

  async list(query: ProductQuery): Promise<Page<ProductCard>> {
    const builder = this.products
      .createQueryBuilder('product')
      .leftJoinAndSelect('product.category', 'category')
      .where('product.active = true');
    if (!isBlank(query.category)) {
      builder.andWhere('category.slug = :category', { category: query.category });
    }
    if (!isBlank(query.search)) {
      builder.andWhere('(product.name ILIKE :search OR product.sku ILIKE :search)', { search: `%${query.search}%` });
    }
    if (query.inStock) {
      builder.innerJoin(StockItem, 'stock', 'stock.product_id = product.id AND stock.on_hand > stock.reserved');
    }
    this.applySort(builder, query);
    const [rows, total] = await builder.skip(skipOf(query)).take(query.perPage).getManyAndCount();
    const available = await this.availabilityOf(rows.map((product) => product.id));
    const cards = rows.map((product) => toProductCard(product, available.get(product.id) ?? 0));
    return toPage(cards, total, query);
  }

  async bySlug(slug: string): Promise<ProductPage> {
    const product = await this.products.findOne({ where: { slug, active: true }, relations: { category: true } });
    if (!product) {
      throw new NotFoundError('Product', slug);
    }
    const available = await this.availabilityOf([product.id]);
    return toProductPage(product, available.get(product.id) ?? 0);
  }

  async getOrFail(productId: string): Promise<Product> {
    const product = await this.products.findOneBy({ id: productId });
    if (!product) {
      throw new NotFoundError('Product', productId);
    }
    return product;
  }

  byIds(productIds: string[]): Promise<Product[]> {
    return this.products.findBy({ id: In(productIds) });
  }

  async create(dto: CreateProductDto): Promise<Product> {
    const category = await this.categories.findOneBy({ id: dto.categoryId });
    if (!category) {
      throw new NotFoundError('Category', dto.categoryId);
    }
    const product = await this.products.save(
      this.products.create({
        sku: dto.sku.toUpperCase(),
        slug: await this.freeSlug(dto.name),
        name: dto.name,
        description: dto.description,
        priceMinor: dto.priceMinor,
        costMinor: dto.costMinor,
        currency: dto.currency,
        weightGrams: dto.weightGrams,
        images: dto.images ?? [],
        categoryId: category.id,
      }),
    );
    await this.openStock(product, dto.openingStock ?? 0);
    this.logger.log('product created', { sku: product.sku });
    return product;
  }

  async update(productId: string, dto: UpdateProductDto): Promise<Product> {
    const product = await this.getOrFail(productId);
    // The slug stays: it is printed in the paper catalogue.
    return this.products.save(this.products.merge(product, dto));
  }

  async retire(productId: string): Promise<void> {
    const product = await this.getOrFail(productId);
    await this.products.update({ id: product.id }, { active: false });
    // A retired product must not turn up in the reorder list any more.
    await this.stock.update({ productId: product.id }, { reorderPoint: 0 });
  }

  /** Two levels are enough for the menu; deeper ones are reached by filters. */
  async menu(): Promise<MenuNode[]> {
    const roots = await this.categories.find({
      where: { parentId: IsNull() },
      relations: { children: true },
      order: { position: 'ASC' },
    });
    return roots.map((root) => ({
      name: root.name,
      slug: root.slug,
      children: root.children.map((child) => ({ name: child.name, slug: child.slug, children: [] })),
    }));
  }

  /** The suppliers' weekly cost lists: sku, cost. Prices stay ours to set. */
  async importCosts(supplierCode: string, csv: string): Promise<ImportResult> {
    const rows = parseCsv(csv).slice(1);
    const unknown: string[] = [];
    let updated = 0;
    for (const batch of chunk(rows, 200)) {
      const known = await this.products.findBy({ sku: In(batch.map(([sku]) => sku.toUpperCase())) });
      const bySku = keyBy(known, (product) => product.sku);
      for (const [sku, cost] of batch) {
        const product = bySku.get(sku.toUpperCase());
        if (!product) {
          unknown.push(sku);
          continue;
        }
        product.costMinor = Math.round(Number(cost) * 100);
        product.supplierCode = supplierCode;
        updated += 1;
      }
      await this.products.save(known);
    }
    this.logger.log('costs imported', { supplierCode, updated, unknown: unknown.length });
    return { updated, unknown };
  }

  private async openStock(product: Product, onHand: number): Promise<void> {
    const warehouses = await this.warehouses.find({ order: { code: 'ASC' } });
    for (const [index, warehouse] of warehouses.entries()) {
      await this.stock.save(
        this.stock.create({
          productId: product.id,
          warehouseId: warehouse.id,
          onHand: index === 0 ? onHand : 0,
          reserved: 0,
          reorderPoint: 10,
        }),
      );
    }
  }

  private async availabilityOf(productIds: string[]): Promise<Map<string, number>> {
    if (productIds.length === 0) {
      return new Map();
    }
    const rows = await this.stock.findBy({ productId: In(productIds) });
    const available = new Map<string, number>();
    for (const [productId, items] of groupBy(rows, (row) => row.productId)) {
      available.set(productId, sumBy(items, (item) => item.onHand - item.reserved));
    }
    return available;
  }

  private applySort(builder: SelectQueryBuilder<Product>, query: ProductQuery): void {
    switch (query.sort) {
      case 'price_up':
        builder.orderBy('product.priceMinor', 'ASC');
        break;
      case 'price_down':
        builder.orderBy('product.priceMinor', 'DESC');
        break;
      case 'name':
        builder.orderBy('product.name', 'ASC');
        break;
      default:
        builder.orderBy('product.createdAt', 'DESC');
    }
  }

  private async freeSlug(name: string): Promise<string> {
    const wanted = slugify(name);
    const taken = await this.products.countBy({ slug: wanted });
    return taken === 0 ? wanted : `${wanted}-${taken + 1}`;
  }
}
