import type { OutsidePackage } from '../outside-package.js';
import { aws, awsTwo } from './aws.js';
import { lookups } from './lookups.js';
import { messages } from './messages.js';
import { payment } from './payment.js';
import { queues } from './queues.js';
import { services } from './services.js';
import { storage } from './storage.js';

/** Every package that is known by a table; the first row that fits a call says what it is. */
export const PACKAGES: readonly OutsidePackage[] = [...payment, ...messages, ...storage, ...queues, ...lookups, ...aws, ...awsTwo, ...services];
