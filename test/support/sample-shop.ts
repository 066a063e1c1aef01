/** The words from which `sampleAnalysis` is made: a small shop, by hand. Nothing here is measured; `analysis.ts` counts. */

/** Service to the files in it, as paths below `src/` without `.ts`. */
export const SERVICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['orders', [
    'orders/cart.controller', 'orders/cart.service', 'orders/checkout.controller', 'orders/checkout.service', 'orders/invoice.service',
    'orders/order-line.entity', 'orders/order.controller', 'orders/order.entity', 'orders/order.module', 'orders/order.policy',
    'orders/order.repository', 'orders/order.service', 'orders/return.service', 'orders/sales-report.service', 'orders/shipping-address',
  ]],
  ['catalogue', [
    'catalogue/catalogue.module', 'catalogue/category.entity', 'catalogue/category.repository', 'catalogue/category.service',
    'catalogue/price-list', 'catalogue/price.service', 'catalogue/product.controller', 'catalogue/product.entity',
    'catalogue/product.repository', 'catalogue/product.service', 'catalogue/search.controller', 'catalogue/search.service',
  ]],
  ['payments', [
    'payments/apple-pay.gateway', 'payments/bank-transfer.gateway', 'payments/card.gateway', 'payments/payment.controller',
    'payments/payment.entity', 'payments/payment.gateway', 'payments/payment.module', 'payments/payment.service',
    'payments/refund.service', 'payments/voucher.gateway',
  ]],
]);

export const KERNEL: ReadonlyMap<string, string> = new Map([
  ['app.module', 'wires the application: refers to 9 of 42 files, used by 1'],
  ['common/logger', 'used by 21 of 42 files'],
  ['common/money', 'used by 17 of 42 files'],
  ['common/utils', 'used by 24 of 42 files'],
  ['main', 'wires the application: refers to 3 of 42 files, used by none'],
]);

/** `kind from[:line] to [loop]`: one reference. */
export const REFERENCES = [
  'call orders/cart.controller:14 orders/cart.service',
  'call orders/cart.controller:22 orders/cart.service',
  'call orders/cart.service:31 catalogue/price.service loop',
  'call orders/cart.service:52 orders/order.service',
  'call orders/checkout.controller:18 orders/checkout.service',
  'call orders/checkout.service:41 orders/order.repository',
  'call orders/checkout.service:44 catalogue/product.service loop',
  'call orders/checkout.service:52 payments/payment.service',
  'call orders/checkout.service:58 orders/invoice.service',
  'call orders/invoice.service:20 orders/order.repository',
  'call orders/order.controller:25 orders/order.service',
  'call orders/order.controller:37 orders/return.service',
  'call orders/order.service:30 orders/order.repository',
  'call orders/order.service:48 orders/order.policy',
  'call orders/return.service:22 orders/order.repository',
  'call orders/return.service:35 payments/refund.service',
  'call orders/sales-report.service:19 orders/order.repository',
  'call orders/invoice.service:26 common/money',
  'import orders/order.module:4 orders/order.service',
  'type orders/order.entity:3 orders/order-line.entity',
  'type orders/order-line.entity:3 catalogue/product.entity',
  'type orders/order.repository:2 orders/order.entity',
  'type orders/checkout.service:6 orders/shipping-address',
  'call catalogue/category.service:17 catalogue/category.repository',
  'call catalogue/price.service:24 catalogue/product.repository',
  'call catalogue/price.service:27 common/money',
  'call catalogue/product.controller:16 catalogue/product.service',
  'call catalogue/product.controller:24 catalogue/category.service',
  'call catalogue/product.service:21 catalogue/product.repository',
  'call catalogue/product.service:40 catalogue/category.repository',
  'call catalogue/search.controller:12 catalogue/search.service',
  'call catalogue/search.service:18 catalogue/product.repository',
  'import catalogue/catalogue.module:5 catalogue/product.service',
  'type catalogue/product.entity:2 catalogue/category.entity',
  'type catalogue/price.service:3 catalogue/price-list',
  'call payments/payment.controller:20 payments/payment.service',
  'call payments/payment.controller:33 payments/refund.service',
  'call payments/payment.service:28 payments/payment.gateway loop',
  'call payments/payment.service:61 orders/order.service',
  'call payments/refund.service:19 payments/payment.gateway',
  'call payments/card.gateway:30 common/logger',
  'extend payments/apple-pay.gateway:6 payments/payment.gateway',
  'extend payments/bank-transfer.gateway:6 payments/payment.gateway',
  'extend payments/card.gateway:7 payments/payment.gateway',
  'extend payments/voucher.gateway:6 payments/payment.gateway',
  'import payments/payment.module:4 payments/payment.service',
  'type payments/payment.service:5 payments/payment.entity',
  'type payments/payment.entity:4 orders/order.entity',
] as const;

/** Entity id, name, table, the file that declares it, its owner. */
export const ENTITIES = [
  ['category', 'Category', 'categories', 'catalogue/category.entity', 'catalogue'],
  ['order', 'Order', 'orders', 'orders/order.entity', 'orders'],
  ['order_line', 'OrderLine', 'order_lines', 'orders/order-line.entity', 'orders'],
  ['payment', 'Payment', 'payments', 'payments/payment.entity', 'payments'],
  ['product', 'Product', 'products', 'catalogue/product.entity', 'catalogue'],
] as const;

/** `mode by:line entity operation [transaction]`: one access. */
export const ACCESSES = [
  'read catalogue/category.repository:12 category find',
  'write catalogue/category.repository:20 category save',
  'read catalogue/product.repository:15 product find',
  'write catalogue/product.repository:33 product save',
  'read catalogue/search.service:22 product createQueryBuilder',
  'write orders/checkout.service:43 order save t1',
  'write orders/checkout.service:46 product decrement t1',
  'write orders/checkout.service:53 payment insert t1',
  'read orders/order.repository:11 order findOne',
  'write orders/order.repository:24 order save',
  'write orders/order.repository:29 order_line save',
  'read orders/sales-report.service:27 order query',
  'read orders/sales-report.service:27 payment query',
  'read orders/sales-report.service:27 product query',
  'write payments/payment.service:34 payment save',
  'write payments/payment.service:63 order update',
  'read payments/refund.service:21 payment findOneBy',
] as const;
