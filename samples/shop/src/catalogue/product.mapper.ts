import { Currency, Money } from '@shop/common/money';
import { Product } from './entities/product.entity';

export interface ProductCard {
  id: string;
  slug: string;
  name: string;
  price: string;
  image: string | null;
  available: number;
}

export interface ProductPage extends ProductCard {
  sku: string;
  description: string;
  images: string[];
  category: { name: string; slug: string } | null;
  priceMinor: number;
  currency: Currency;
  /** "only 3 left" below this. */
  lowStock: boolean;
}

const LOW_STOCK_BELOW = 5;

export function toProductCard(product: Product, available: number): ProductCard {
  return {
    id: product.id,
    slug: product.slug,
    name: product.name,
    price: Money.of(product.priceMinor, product.currency).toString(),
    image: product.images[0] ?? null,
    available,
  };
}

export function toProductPage(product: Product, available: number): ProductPage {
  return {
    ...toProductCard(product, available),
    sku: product.sku,
    description: product.description,
    images: product.images,
    category: product.category ? { name: product.category.name, slug: product.category.slug } : null,
    priceMinor: product.priceMinor,
    currency: product.currency,
    lowStock: available > 0 && available < LOW_STOCK_BELOW,
  };
}
