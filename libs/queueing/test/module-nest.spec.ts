import { attendreQue } from '#test/attendre-que';
import { type BaseDEssai, creerBase } from '#test/base-de-donnees';
import { Inject, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  Ecoute,
  FILES,
  type NomFile,
  type ObservateurDesFiles,
  QueueingModule,
  SONNETTE,
  type Sonnette,
} from '../src/index.js';

const observateur: ObservateurDesFiles = {
  signaler({ nature }) {
    throw new Error(`an incident in a quiet test: ${nature}`);
  },
  surSonneriePerdue: () => undefined,
};

describe('the queues in a Nest application', () => {
  let base: BaseDEssai;
  beforeAll(async () => {
    base = await creerBase();
  });
  afterAll(() => base.supprimer());

  it('a worker declares its processors, hears the bell and closes by itself', async () => {
    @Injectable()
    class Ecouteurs implements OnModuleInit {
      readonly entendus: NomFile[] = [];
      constructor(
        @Inject(Ecoute) private readonly ecoute: Ecoute,
        @Inject(SONNETTE) readonly sonnette: Sonnette,
      ) {}
      onModuleInit(): void {
        for (const file of FILES) {
          this.ecoute.ecouter(file, {
            concurrence: 1,
            traiter: () => Promise.resolve(void this.entendus.push(file)),
          });
        }
      }
    }
    @Module({
      imports: [QueueingModule.forRoot({ databaseUrl: base.url, ecoute: true, observateur })],
      providers: [Ecouteurs],
    })
    class Worker {}

    const application = await Test.createTestingModule({ imports: [Worker] }).compile();
    await application.init();
    const { sonnette, entendus } = application.get(Ecouteurs);
    await sonnette.sonner('synchroniser');
    await attendreQue('le travail', () => entendus.includes('synchroniser'));
    await application.close();
  });

  it('a worker that forgets a queue does not start', async () => {
    const imports = [QueueingModule.forRoot({ databaseUrl: base.url, ecoute: true, observateur })];
    const application = await Test.createTestingModule({ imports }).compile();
    await expect(application.init()).rejects.toThrow(/Sans écouteur/);
    await application.close();
  });

  it('a gateway rings without working on anything', async () => {
    const imports = [QueueingModule.forRoot({ databaseUrl: base.url, observateur })];
    const application = await Test.createTestingModule({ imports }).compile();
    await application.init();
    await application.get<Sonnette>(SONNETTE).sonner('appliquer', '0');
    expect(() => application.get(Ecoute)).toThrow();
    await application.close();
  });
});
