import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Customer } from '../customers/entities/customer.entity';
import { NotificationLog } from './entities/notification-log.entity';
import { NotificationsService } from './notifications.service';
import { ShopEventsListener } from './shop-events.listener';

@Module({
  imports: [TypeOrmModule.forFeature([NotificationLog, Customer])],
  providers: [NotificationsService, ShopEventsListener],
})
export class NotificationsModule {}
