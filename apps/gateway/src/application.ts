import { TAILLE_MAX_CORPS } from '#contract';
import lireLesCookies from '@fastify/cookie';
import { JournalDeNest, Sante } from '#observability';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { documenter } from './documentation/document-openapi.js';
import { DocumentServi } from './documentation/documentation.controller.js';
import { exigerDesAccesDeclares, exigerDesActesDeclares, inventorier } from './documentation/inventaire.js';
import { Compteurs } from './exploitation/compteurs.js';
import { GatewayModule } from './gateway.module.js';
import { creerAdaptateur } from './http/adaptateur.js';
import { ContrePression, LIMITES_PAR_DEFAUT } from './http/contre-pression.js';
import { proteger } from './http/entetes-de-securite.js';
import { fermerApresReponse } from './http/fermer-apres-reponse.js';
import { fermerLesMuettes } from './http/fermer-les-muettes.js';
import { journaliserLesRequetes } from './http/journal-des-requetes.js';
import { lireLesCorps } from './http/lecture-des-corps.js';
import type { OptionsGateway } from './options.js';

/** Builds the gateway, ready to listen or to be injected. @throws when a route does not declare its access, or its act */
export async function creerApplication(options: OptionsGateway): Promise<NestFastifyApplication> {
  const contrePression = new ContrePression(options.limites ?? LIMITES_PAR_DEFAUT, TAILLE_MAX_CORPS);
  const adaptateur = creerAdaptateur();
  const app = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.forRoot(options, contrePression),
    adaptateur,
    {
      bodyParser: false,
      logger: new JournalDeNest(options.journal),
      abortOnError: false,
    },
  );
  await app.register(lireLesCookies);
  const fastify = adaptateur.getInstance();
  journaliserLesRequetes(fastify, options.journal, app.get(Compteurs).observer);
  proteger(fastify);
  contrePression.installer(fastify);
  fermerApresReponse(fastify, app.get(Sante));
  fermerLesMuettes(fastify);
  lireLesCorps(fastify);
  const routes = inventorier(app);
  exigerDesAccesDeclares(routes);
  exigerDesActesDeclares(routes);
  app.get(DocumentServi).sera(() => documenter(app));
  await app.init();
  await fastify.ready();
  return app;
}
