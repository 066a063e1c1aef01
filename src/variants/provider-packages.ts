/** Packages of outside providers by what they provide: exact names, or scopes that end in a slash. Judgement; the well-known ones of each kind on npm. */
const PROVIDERS: Readonly<Record<string, string>> = {
  payment:
    'stripe @stripe/ braintree @paypal/ paypal-rest-sdk @mollie/ @adyen/ razorpay square squareup gocardless-nodejs authorizenet @paddle/ @lemonsqueezy/ mercadopago paystack flutterwave-node-v3 midtrans-client @polar-sh/ klarna checkout-sdk-node iyzipay coinbase-commerce-node vnpay',
  sms: 'twilio @vonage/ nexmo messagebird plivo @telnyx/ telnyx @aws-sdk/client-sns africastalking @infobip-api/ sinch @sinch/ textmagic-rest-client termii clicksend',
  mail: '@sendgrid/ mailgun.js mailgun-js postmark nodemailer resend @aws-sdk/client-ses @aws-sdk/client-sesv2 @getbrevo/ sib-api-v3-sdk node-mailjet @mailchimp/ mailersend sparkpost @plunk/node loops emailjs',
  storage: '@aws-sdk/client-s3 @google-cloud/storage @azure/storage-blob minio @vercel/blob cloudinary @supabase/storage-js backblaze-b2 ali-oss',
  push: 'firebase-admin expo-server-sdk onesignal-node @onesignal/ apn @parse/node-apn web-push pushpad',
  chat: '@slack/ discord.js telegraf node-telegram-bot-api @microsoft/microsoft-graph-client whatsapp-web.js',
  llm: 'openai @anthropic-ai/ @google/generative-ai @google/genai cohere-ai @mistralai/ groq-sdk replicate @huggingface/ @ai-sdk/ ollama',
  git: '@octokit/ octokit @gitbeaker/ @aws-sdk/client-codecommit azure-devops-node-api bitbucket',
  search: '@elastic/ algoliasearch meilisearch typesense @opensearch-project/',
  analytics: 'posthog-node mixpanel @segment/ @amplitude/ analytics-node',
  shipping: '@easypost/ shippo @shipengine/',
  queue: 'amqplib kafkajs @aws-sdk/client-sqs @google-cloud/pubsub nats bullmq @azure/service-bus',
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(PROVIDERS).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
);

/** What a package provides, and who makes it: several packages of one maker are one provider. */
export interface ProviderPackage {
  readonly kind: string;
  readonly package: string;
  /** `octokit` for `octokit` and `@octokit/auth-app`; the package itself where its scope holds several products. */
  readonly provider: string;
}

/** Null for a package that is not known. */
export function providerPackage(specifier: string): ProviderPackage | null {
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
  const known = [name, `${parts[0]}/`].find((key) => BY_NAME.has(key));
  if (known === undefined) return null;
  return { kind: BY_NAME.get(known) ?? '', package: name, provider: known.endsWith('/') ? known.slice(1, -1) : known };
}
