import { Test } from '@nestjs/testing';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronTime } from 'cron';
import type { DataSource } from 'typeorm';
import { lireSurveillance } from '#config';
import { creerDataSource, UniteDeTravail } from '#persistence';
import { type Sonnette, SONNETTE } from '#queueing';
import { listerSynchronisations } from '#reconciliation';
import { BaseDEssai, creerBase } from '#test/base-de-donnees';
import { fixerHeure, installerHeureDecalee } from '#test/heure-decalee';
import { PlanificateurService } from '../src/planificateur.service.js';
import { type Plan, plans } from '../src/plans.js';
import { SchedulerModule } from '../src/scheduler.module.js';

const PLANS = plans(lireSurveillance());
const REGLAGES = { production: false, dossierDonnees: '', niveauJournal: 'error', tranches: 2 };

describe('the rhythm of the night', () => {
  it('falls on each of the next 400 days in Paris at 03:15, and never later, changes of the clock included', () => {
    const [nuit] = PLANS;
    if (!nuit) throw new Error('the plan of the night is missing');
    const ticks = new CronTime(nuit.cron, nuit.fuseau)
      .sendAt(400)
      .map((tick) => tick.setZone('Europe/Paris'));
    const parJour = Map.groupBy(ticks.slice(0, -1), (tick) => tick.toISODate());
    for (const heures of parJour.values()) expect(heures.at(-1)?.toFormat('HH:mm:ss')).toBe('03:15:00');
    const jours = [...parJour.values()].map(([tick]) => tick?.startOf('day'));
    jours
      .slice(1)
      .forEach((jour, rang) => expect(jours[rang] && jour?.diff(jours[rang], 'days').days).toBe(1));
    expect(new Set(ticks.map((tick) => tick.offset)).size).toBe(2);
  });
});

it('the hour of the night is that of config/surveillance.json', () => {
  const nuit = { ...lireSurveillance().nuit, heure: '02:05' };
  const [plan] = plans({ nuit });
  const tick = new CronTime(plan?.cron ?? '', plan?.fuseau).sendAt();
  expect(tick.setZone('Europe/Paris').toFormat('HH:mm:ss')).toBe('02:05:00');
});

describe('the rhythms of the supervision [X5.5, X6.1]', () => {
  const nomme = (nom: string): Plan => {
    const plan = PLANS.find((un) => un.nom === nom);
    if (!plan) throw new Error(`the plan ${nom} is missing`);
    return plan;
  };

  it.each([
    ['surveillance', 60],
    ['conservation', lireSurveillance().conservation.rythmeMinutes * 60],
  ])('%s ticks every %i seconds, as config/surveillance.json says', (nom, secondes) => {
    const { cron, fuseau } = nomme(nom);
    const ticks = new CronTime(cron, fuseau).sendAt(20).map((tick) => tick.toSeconds());
    ticks.slice(1).forEach((tick, rang) => expect(tick - (ticks[rang] ?? 0)).toBe(secondes));
  });
});

describe('several schedulers', () => {
  let base: BaseDEssai;
  let source: DataSource;
  beforeEach(async () => {
    base = await creerBase();
    source = await creerDataSource({ url: base.url, taillePool: 1 }).initialize();
    await installerHeureDecalee((texte) => source.query(texte));
  });
  afterEach(async () => {
    await source.destroy();
    await base.supprimer();
  });

  it('ask for one night between them, each plan being registered with @nestjs/schedule', async () => {
    const modules = await Promise.all(
      [1, 2, 3].map(() =>
        Test.createTestingModule({
          imports: [SchedulerModule.forRoot({ ...REGLAGES, baseUrl: base.url })],
        }).compile(),
      ),
    );
    const sonneries: string[] = [];
    for (const module of modules)
      module.get<Sonnette>(SONNETTE, { strict: false }).sonner = (file, cle = '') => {
        sonneries.push(`${file}/${cle}`);
        return Promise.resolve();
      };
    await fixerHeure((texte, valeurs) => source.query(texte, valeurs), '2027-10-31T03:15:00+01:00');
    await Promise.all(modules.map((module) => module.init()));
    for (const module of modules) {
      expect([...module.get(SchedulerRegistry).getCronJobs().keys()]).toEqual(PLANS.map(({ nom }) => nom));
    }
    await Promise.all(
      modules.flatMap((module) => PLANS.map((plan) => module.get(PlanificateurService).declencher(plan))),
    );
    const nuits = await listerSynchronisations(new UniteDeTravail(source).seule);
    expect(nuits.map(({ plan, etat, jour }) => ({ plan, etat, jour }))).toEqual([
      { plan: 'nocturne', etat: 'en_attente', jour: '2027-10-31' },
    ]);
    // The rest only rings, as often as there are schedulers: what is due is known by the database.
    expect([...new Set(sonneries)].sort()).toEqual([
      'exporter/expires',
      'surveiller/alarmes',
      'surveiller/bilan',
      'surveiller/purge',
      'synchroniser/',
    ]);
    await Promise.all(modules.map((module) => module.close()));
  });

  it('ask at their start for the night whose hour has passed while none was there', async () => {
    await source.query(`UPDATE surveillance SET depuis = '2027-03-27 12:00:00+01'`);
    await fixerHeure((texte, valeurs) => source.query(texte, valeurs), '2027-03-28T09:00:00+02:00');
    const module = await Test.createTestingModule({
      imports: [SchedulerModule.forRoot({ ...REGLAGES, baseUrl: base.url })],
    }).compile();
    await module.init();
    const nuits = await listerSynchronisations(new UniteDeTravail(source).seule);
    expect(nuits.map(({ plan, jour }) => `${plan} ${jour}`)).toEqual(['nocturne 2027-03-28']);
    await module.close();
  });
});
