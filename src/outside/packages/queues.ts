import type { OutsidePackage } from '../outside-package.js';

/** Message brokers and job queues: what is sent, and what manages them. Consuming is an entry point. */
export const queues: readonly OutsidePackage[] = [
  { kind: 'queue', modules: ['kafkajs', '@confluentinc/kafka-javascript'], changes: 'send sendBatch createTopics deleteTopics', aside: 'consumer transaction' },
  { kind: 'queue', modules: ['node-rdkafka'], changes: 'produce' },
  { kind: 'queue', modules: ['amqplib', 'amqplib/*', 'amqp-connection-manager'], changes: 'publish sendToQueue' },
  { kind: 'queue', modules: ['@golevelup/nestjs-rabbitmq'], changes: 'publish', either: 'request' },
  { kind: 'queue', modules: ['rascal'], changes: 'publish forward' },
  {
    kind: 'queue',
    modules: ['bullmq', 'bull', '@nestjs/bull', '@nestjs/bullmq'],
    changes: 'add addBulk obliterate empty drain clean removeJobs removeRepeatable removeRepeatableByKey upsertJobScheduler removeJobScheduler promoteJobs',
    asks: 'getJob getJobs getJobCounts getWaiting getActive getDelayed getFailed getCompleted getRepeatableJobs getJobSchedulers count',
  },
  { kind: 'queue', modules: ['bee-queue'], changes: 'save saveAll', under: 'createJob' },
  { kind: 'queue', modules: ['agenda', '@hokify/agenda', '@agendajs/agenda'], changes: 'now schedule every cancel', asks: 'jobs' },
  {
    kind: 'queue',
    modules: ['pg-boss'],
    changes: 'send sendAfter sendOnce sendThrottled sendDebounced insert publish cancel',
    asks: 'getQueueSize',
    within: 'db',
  },
  {
    kind: 'queue',
    modules: ['@nestjs/microservices'],
    changes: 'emit',
    either: 'send',
    aside: 'NatsContext KafkaContext RmqContext',
    waits: { names: 'send', limits: ['timeout'] },
  },
  { kind: 'queue', modules: ['nats', '@nats-io/*'], changes: 'publish', either: 'request' },
  { kind: 'queue', modules: ['mqtt'], changes: 'publish publishAsync' },
  { kind: 'queue', modules: ['@google-cloud/pubsub'], changes: 'publish publishMessage publishJSON createTopic createSubscription' },
  { kind: 'queue', modules: ['@google-cloud/tasks'], changes: 'createTask deleteTask', asks: 'listTasks getTask' },
  { kind: 'queue', modules: ['@azure/service-bus', '@azure/event-hubs'], changes: 'sendMessages scheduleMessages sendBatch' },
  { kind: 'queue', modules: ['sqs-producer', '@ssut/nestjs-sqs'], changes: 'send', asks: 'queueSize' },
  { kind: 'queue', modules: ['inngest', '@inngest/*'], changes: 'send' },
  {
    kind: 'queue',
    modules: ['@trigger.dev/sdk', '@trigger.dev/sdk/*'],
    changes: 'trigger batchTrigger triggerAndWait batchTriggerAndWait cancel reschedule',
    asks: 'retrieve list',
  },
  { kind: 'queue', modules: ['@temporalio/client'], changes: 'start signalWithStart execute signal terminate cancel', asks: 'query describe result' },
  { kind: 'queue', modules: ['@upstash/qstash'], changes: 'publish publishJSON batch batchJSON enqueue enqueueJSON' },
  { kind: 'queue', modules: ['ioredis', 'redis', '@redis/client', '@upstash/redis'], changes: 'publish sPublish spublish xadd xAdd' },
];
