import type { OutsideKind } from '../../model/facts.js';
import type { OutsidePackage } from '../outside-package.js';

/** Commands that only ask, by their verb. */
const ASKING = /^(?:Get|List|Head|Describe|Query|Scan|BatchGet|Select|Search|Lookup|Verify|Receive|Test|Check|Estimate|InvokeModel|Converse)/;

/** Kinds of the services of AWS; those that are not named are `other`. Databases among them are left out: what is kept there is data. */
const KINDS: Readonly<Record<Exclude<OutsideKind, 'http' | 'payment' | 'search' | 'cache'>, readonly string[]>> = {
  storage: ['s3', 's3-control', 'glacier', 'efs'],
  mail: ['ses', 'sesv2'],
  queue: ['sqs', 'sns', 'eventbridge', 'kinesis', 'firehose', 'sfn', 'mq', 'scheduler'],
  sms: ['pinpoint-sms-voice', 'pinpoint-sms-voice-v2'],
  push: ['pinpoint', 'iot-data-plane'],
  llm: ['bedrock-runtime', 'bedrock-agent-runtime'],
  other: [
    'lambda secrets-manager ssm kms sts iam cloudfront cloudwatch cloudwatch-logs ecr ecs ec2 route-53 acm codecommit cognito-identity-provider',
    'marketplace-metering marketplace-entitlement-service rekognition textract transcribe translate polly comprehend elastic-load-balancing-v2 cloudformation',
  ].flatMap((names) => names.split(' ')),
};

/** Version 3: a client a service, and a command an operation. */
export const aws: readonly OutsidePackage[] = Object.entries(KINDS).map(([kind, names]) => ({
  // the keys of a constant of ours
  kind: kind as OutsideKind,
  modules: names.map((name) => `@aws-sdk/client-${name}`),
  commands: { names: 'send', asking: ASKING },
}));

/** Version 2: a class a service, and a method an operation. The package below `clients/` is the class itself. */
export const awsTwo: readonly OutsidePackage[] = [
  ...both('s3', {
    kind: 'storage',
    changes: 'putObject* upload deleteObject* copyObject createBucket deleteBucket* putBucket* completeMultipartUpload createMultipartUpload restoreObject',
    asks: 'getObject* headObject listObjects* headBucket listBuckets',
    under: 'S3',
  }),
  ...both('ses', { kind: 'mail', changes: 'sendEmail sendRawEmail sendTemplatedEmail sendBulkTemplatedEmail', under: 'SES SESV2' }),
  ...both('sqs', { kind: 'queue', changes: 'sendMessage sendMessageBatch deleteMessage', asks: 'receiveMessage getQueue*', under: 'SQS' }),
  ...both('sns', { kind: 'queue', changes: 'publish publishBatch', under: 'SNS' }),
  ...both('eventbridge', { kind: 'queue', changes: 'putEvents', under: 'EventBridge' }),
  ...both('kinesis', { kind: 'queue', changes: 'putRecord putRecords', under: 'Kinesis' }),
];

function both(name: string, row: Omit<OutsidePackage, 'modules'>): readonly OutsidePackage[] {
  const { under: _, ...whole } = row;
  return [
    { ...row, modules: ['aws-sdk'] },
    { ...whole, modules: [`aws-sdk/clients/${name}`] },
  ];
}
