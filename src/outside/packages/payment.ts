import type { OutsidePackage } from '../outside-package.js';

/** Packages that move money. */
export const payment: readonly OutsidePackage[] = [
  {
    kind: 'payment',
    modules: ['stripe'],
    changes:
      'create* update* delete* del cancel* capture confirm pay refund reverse attach detach approve decline close expire release reject submit finalizeInvoice sendInvoice voidInvoice markUncollectible verify*',
    asks: 'retrieve* list* search* createPreview',
    aside: 'webhooks',
  },
  {
    kind: 'payment',
    modules: ['@paypal/checkout-server-sdk', '@paypal/payouts-sdk', 'braintreehttp', '@paypal/paypalhttp'],
    commands: { names: 'execute', asking: /Get(Request)?$/ },
  },
  {
    kind: 'payment',
    modules: ['@paypal/paypal-server-sdk'],
    changes: 'create* capture* authorize* refund* void* patch* confirm* update* delete* reauthorize*',
    asks: 'get* list* search*',
  },
  { kind: 'payment', modules: ['paypal-rest-sdk'], changes: 'create execute refund capture void cancel update send', asks: 'get list', aside: 'webhook' },
  {
    kind: 'payment',
    modules: ['braintree'],
    changes: 'sale refund void submitForSettlement create update delete cancel cloneTransaction retryCharge adjustAuthorization',
    asks: 'find search generate',
    aside: 'webhookNotification',
  },
  { kind: 'payment', modules: ['@mollie/api-client'], changes: 'create* cancel* update* delete* refund*', asks: 'get* page* list* iterate*' },
  {
    kind: 'payment',
    modules: ['@adyen/api-library'],
    changes: 'payments paymentsDetails sessions paymentLinks orders cancelOrder capture* refund* cancel* reverse* donations makePayment',
    asks: 'paymentMethods get*',
  },
  { kind: 'payment', modules: ['razorpay'], changes: 'create* capture refund edit cancel update pause resume', asks: 'fetch* all' },
  { kind: 'payment', modules: ['square'], changes: 'create* complete* cancel* update* delete* refund* pay* upsert*', asks: 'get* list* search* retrieve*' },
  {
    kind: 'payment',
    modules: ['gocardless-nodejs', 'gocardless-nodejs/*'],
    changes: 'create* cancel update retry fulfil confirm* collect* disable enable pause resume reinstate complete',
    asks: 'find list all',
  },
  { kind: 'payment', modules: ['@polar-sh/sdk'], changes: 'create update delete revoke cancel', asks: 'get* list*' },
  { kind: 'payment', modules: ['@paddle/paddle-node-sdk'], changes: 'create* update cancel pause resume activate archive', asks: 'get list preview*' },
  { kind: 'payment', modules: ['@lemonsqueezy/lemonsqueezy.js'], changes: 'create* update* cancel* delete* archive* issue* generate*', asks: 'get* list*' },
  { kind: 'payment', modules: ['checkout-sdk-node'], changes: 'request capture refund void create update', asks: 'get getActions' },
  { kind: 'payment', modules: ['mercadopago'], changes: 'create cancel capture refund update', asks: 'get search' },
];
