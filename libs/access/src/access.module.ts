import { DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Sql } from '#persistence';
import { Authentification } from './authentification.js';
import type { CleDeDemarrage } from './cle-de-demarrage.js';
import { GardeAcces } from './garde-acces.guard.js';
import { QuotaPartage } from './quota-partage.js';
import { SQL_ACCES, TraceDesLectures } from './trace-des-lectures.interceptor.js';

export interface OptionsAccessModule {
  /** Each statement committed when it returns. */
  sql: Sql;
  cleDeDemarrage: CleDeDemarrage | undefined;
  /** Requests of one key a minute, over all processes (check 9). */
  quotaParCle: number;
}

/** Closes every route by default and traces readings, for the whole application. */
@Module({})
export class AccessModule {
  static forRoot({ sql, cleDeDemarrage, quotaParCle }: OptionsAccessModule): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        { provide: SQL_ACCES, useValue: sql },
        { provide: Authentification, useValue: new Authentification(sql, cleDeDemarrage) },
        { provide: QuotaPartage, useValue: new QuotaPartage(sql, quotaParCle) },
        { provide: APP_GUARD, useClass: GardeAcces },
        { provide: APP_INTERCEPTOR, useClass: TraceDesLectures },
      ],
    };
  }
}
