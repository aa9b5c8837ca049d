import { DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Sql } from '#persistence';
import { GardeTracee } from './actes/garde-tracee.guard.js';
import type { SignalerActe } from './actes/tenir-acte.js';
import { TraceDesActes } from './actes/trace-des-actes.interceptor.js';
import { AccesQuiDure } from './acces-qui-dure.js';
import { Authentification } from './authentification.js';
import type { CleDeDemarrage } from './cle-de-demarrage.js';
import { EssaisVains } from './essais-vains.js';
import { GardeAcces } from './garde-acces.guard.js';
import { QuotaPartage } from './quota-partage.js';
import { SessionsPresentees } from './sessions/session-presentee.js';
import { SIGNALER_ACTE, SQL_ACCES } from './sql-acces.js';
import { TraceDesLectures } from './trace-des-lectures.interceptor.js';

export interface OptionsAccessModule {
  /** Each statement committed when it returns. */
  sql: Sql;
  cleDeDemarrage: CleDeDemarrage | undefined;
  /** Requests of one key or account a minute, over all processes (check 9). */
  quotaParCle: number;
  /** Wrong keys and failed sign-ins of one address a minute, over all processes (check 12). */
  quotaDEssais: number;
  /** Origin at which browsers reach the gateway: only its pages may change something with a session (check 13). */
  origine: string;
  signalerActe: SignalerActe;
}

/** Closes every route by default, keeps acts and traces readings, for the whole application. */
@Module({})
export class AccessModule {
  static forRoot(options: OptionsAccessModule): DynamicModule {
    const { sql, cleDeDemarrage, quotaParCle, quotaDEssais, origine, signalerActe } = options;
    return {
      module: AccessModule,
      providers: [
        { provide: SQL_ACCES, useValue: sql },
        { provide: SIGNALER_ACTE, useValue: signalerActe },
        { provide: Authentification, useValue: new Authentification(sql, cleDeDemarrage) },
        { provide: SessionsPresentees, useValue: new SessionsPresentees(sql, origine) },
        { provide: QuotaPartage, useValue: new QuotaPartage(sql, quotaParCle) },
        { provide: EssaisVains, useValue: new EssaisVains(sql, quotaDEssais) },
        AccesQuiDure,
        GardeAcces,
        { provide: APP_GUARD, useClass: GardeTracee },
        // Around the other: what the trace of a reading refuses is the end of its act too.
        { provide: APP_INTERCEPTOR, useClass: TraceDesActes },
        { provide: APP_INTERCEPTOR, useClass: TraceDesLectures },
      ],
      exports: [AccesQuiDure, EssaisVains],
    };
  }
}
