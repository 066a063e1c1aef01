import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { createTransport, Transporter } from 'nodemailer';
import { Repository } from 'typeorm';
import twilio from 'twilio';
import { loadConfig } from '@shop/common/config';
import { ShopLogger } from '@shop/common/logger';
import { errorMessage, maskEmail } from '@shop/common/utils';
import { NotificationChannel, NotificationLog } from './entities/notification-log.entity';
import { Message } from './templates';

/** Sends, and writes down that it was sent. A mail that fails never breaks what caused it. */
@Injectable()
export class NotificationsService {
  private readonly logger = new ShopLogger('NotificationsService');
  private readonly config = loadConfig();
  private readonly mail: Transporter = createTransport({ host: this.config.mail.host });
  private readonly sms = twilio(this.config.sms.accountSid, this.config.sms.authToken);

  constructor(@InjectRepository(NotificationLog) private readonly log: Repository<NotificationLog>) {}

  async sendMail(to: string, message: Message, customerId: string | null): Promise<void> {
    await this.send('mail', message, customerId, async () => {
      await this.mail.sendMail({ from: this.config.mail.from, to, subject: message.subject, text: message.text });
      this.logger.log('mail sent', { to: maskEmail(to), template: message.template });
    });
  }

  async sendSms(to: string, message: Message, customerId: string): Promise<void> {
    await this.send('sms', message, customerId, async () => {
      await this.sms.messages.create({ from: this.config.sms.from, to, body: message.subject });
    });
  }

  private async send(
    channel: NotificationChannel,
    message: Message,
    customerId: string | null,
    deliver: () => Promise<void>,
  ): Promise<void> {
    let failure: string | null = null;
    try {
      await deliver();
    } catch (error) {
      failure = errorMessage(error);
      this.logger.error('not sent', error, { template: message.template });
    }
    await this.log.insert({
      customerId,
      channel,
      template: message.template,
      subject: message.subject,
      sent: failure === null,
      failure,
    });
  }
}
