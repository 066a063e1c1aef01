/** Read once at start. Anything missing here stops the boot, not the first checkout. */
export interface ShopConfig {
  port: number;
  publicUrl: string;
  databaseUrl: string;
  sessionSecret: string;
  stripe: { secretKey: string; webhookSecret: string };
  paypal: { clientId: string; clientSecret: string; live: boolean };
  gocardless: { accessToken: string; live: boolean };
  carrier: { baseUrl: string; apiKey: string };
  mail: { host: string; from: string; buyers: string };
  sms: { accountSid: string; authToken: string; from: string };
}

export function loadConfig(env: NodeJS.ProcessEnv = process.env): ShopConfig {
  return {
    port: Number(env.PORT ?? 3000),
    publicUrl: need(env, 'PUBLIC_URL'),
    databaseUrl: need(env, 'DATABASE_URL'),
    sessionSecret: need(env, 'SESSION_SECRET'),
    stripe: { secretKey: need(env, 'STRIPE_SECRET_KEY'), webhookSecret: need(env, 'STRIPE_WEBHOOK_SECRET') },
    paypal: {
      clientId: need(env, 'PAYPAL_CLIENT_ID'),
      clientSecret: need(env, 'PAYPAL_CLIENT_SECRET'),
      live: env.PAYPAL_MODE === 'live',
    },
    gocardless: { accessToken: need(env, 'GOCARDLESS_ACCESS_TOKEN'), live: env.GOCARDLESS_MODE === 'live' },
    carrier: { baseUrl: need(env, 'CARRIER_BASE_URL'), apiKey: need(env, 'CARRIER_API_KEY') },
    mail: {
      host: need(env, 'SMTP_HOST'),
      from: env.MAIL_FROM ?? 'Lark & Mill <hello@larkandmill.example>',
      buyers: env.MAIL_BUYERS ?? 'buying@larkandmill.example',
    },
    sms: {
      accountSid: need(env, 'TWILIO_ACCOUNT_SID'),
      authToken: need(env, 'TWILIO_AUTH_TOKEN'),
      from: need(env, 'TWILIO_FROM'),
    },
  };
}

function need(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) {
    throw new Error(`The environment variable ${name} is not set`);
  }
  return value;
}
