import type { OutsidePackage } from '../outside-package.js';

/** Packages that write to people: mail, text messages, notifications. What they send is out. */
export const messages: readonly OutsidePackage[] = [
  { kind: 'mail', modules: ['nodemailer', 'nodemailer/*', '@nestjs-modules/mailer'], changes: 'sendMail' },
  { kind: 'mail', modules: ['@sendgrid/mail', 'email-templates', 'mailersend', 'mailtrap', '@plunk/node'], changes: 'send sendMultiple' },
  {
    kind: 'mail',
    modules: ['resend'],
    changes: 'send create update remove cancel',
    asks: 'get list',
    under: 'emails batch contacts audiences broadcasts domains',
  },
  { kind: 'mail', modules: ['postmark'], changes: 'sendEmail*' },
  { kind: 'mail', modules: ['mailgun.js', 'mailgun-js'], changes: 'create send', under: 'messages' },
  { kind: 'mail', modules: ['@getbrevo/brevo', 'sib-api-v3-sdk'], changes: 'sendTransac* createContact updateContact deleteContact', asks: 'getContact*' },
  { kind: 'mail', modules: ['node-mailjet'], changes: 'request', under: 'post put delete' },
  { kind: 'mail', modules: ['@mailchimp/mailchimp_transactional', 'mandrill-api'], changes: 'send*' },
  { kind: 'mail', modules: ['sparkpost'], changes: 'send', under: 'transmissions' },
  {
    kind: 'mail',
    modules: ['loops'],
    changes: 'sendTransactionalEmail sendEvent createContact updateContact deleteContact',
    asks: 'findContact getMailingLists',
  },
  { kind: 'mail', modules: ['customerio-node'], changes: 'sendEmail sendPush identify track destroy' },
  { kind: 'mail', modules: ['@azure/communication-email'], changes: 'beginSend' },
  { kind: 'sms', modules: ['twilio', 'twilio/*', 'plivo', 'messagebird', 'telnyx'], changes: 'create update remove', asks: 'fetch list each' },
  { kind: 'sms', modules: ['@vonage/*', 'nexmo'], changes: 'send sendSms sendMessage start cancel createOutboundCall', asks: 'check' },
  { kind: 'sms', modules: ['@azure/communication-sms', 'africastalking', 'smsapi', '@infobip-api/sdk'], changes: 'send sendSms' },
  {
    kind: 'push',
    modules: ['firebase-admin', 'firebase-admin/*'],
    changes: 'send sendEach sendAll sendMulticast sendEachForMulticast sendToDevice sendToTopic sendToCondition subscribeToTopic unsubscribeFromTopic',
    under: 'messaging getMessaging Messaging',
  },
  { kind: 'push', modules: ['expo-server-sdk'], changes: 'sendPushNotificationsAsync', asks: 'getPushNotificationReceiptsAsync' },
  { kind: 'push', modules: ['web-push'], changes: 'sendNotification' },
  { kind: 'push', modules: ['apn', '@parse/node-apn', 'node-pushnotifications', 'onesignal-node'], changes: 'send createNotification' },
  {
    kind: 'push',
    modules: ['pusher', 'ably', 'pubnub', '@pusher/push-notifications-server'],
    changes: 'trigger triggerBatch publish publishToInterests publishToUsers',
  },
  { kind: 'push', modules: ['@knocklabs/node'], changes: 'trigger notify identify cancel setChannelData bulkIdentify addSubscriptions', asks: 'get list' },
  {
    kind: 'push',
    modules: ['@slack/web-api', '@slack/bolt'],
    changes: 'postMessage postEphemeral update delete scheduleMessage uploadV2 upload add invite create archive rename setTopic join open publish',
    asks: 'list info history replies lookupByEmail test members access',
    under: 'chat files reactions conversations users views auth oauth',
  },
  { kind: 'push', modules: ['@slack/webhook'], changes: 'send' },
];
