import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DomainErrorFilter, loadConfig, ShopLogger } from '@shop/common';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const config = loadConfig();
  // rawBody: Stripe signs the bytes, not the parsed JSON.
  const app = await NestFactory.create(AppModule, { logger: new ShopLogger(), rawBody: true });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  app.useGlobalFilters(new DomainErrorFilter());
  app.enableShutdownHooks();
  await app.listen(config.port);
}

void bootstrap();
