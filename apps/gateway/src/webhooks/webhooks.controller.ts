import { ProblemeHttp, Public, quotaDepasse } from '#access';
import type { Partenaire } from '#annexe7';
import type { ReponseReception } from '#contract';
import { RecevoirWebhook, type ReponseEntree } from '#exchange';
import type { Journal, Traceur } from '#observability';
import { direFaille } from '#persistence';
import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { encodageNonAdmis } from '../http/lecture-des-corps.js';
import { JOURNAL, TRACEUR } from '../options.js';
import { Compteurs } from '../exploitation/compteurs.js';
import { DecrireWebhook } from './webhooks.documentation.js';
import { Portes } from './portes.js';
import { SignaturesVues } from './signatures-vues.js';
import { corpsVide, signatureRefusee } from './refus-de-la-porte.js';

type Recu = Extract<ReponseEntree, { accepte: true }>;

/** X3: the partners' way in. Signature first, over the bytes as received; 202 only once everything is committed. */
@ApiTags('Webhooks')
@Public('Chaque requête porte la signature de son partenaire (X3.2).')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly portes: Portes,
    private readonly recevoir: RecevoirWebhook,
    private readonly compteurs: Compteurs,
    private readonly signatures: SignaturesVues,
    @Inject(JOURNAL) private readonly journal: Journal,
    @Inject(TRACEUR) private readonly traceur: Traceur,
  ) {}

  @Post('gide')
  @HttpCode(202)
  @DecrireWebhook('GIDE')
  gide(@Req() requete: FastifyRequest): Promise<ReponseReception> {
    return this.#entrer('gide', requete);
  }

  @Post('parcours3')
  @HttpCode(202)
  @DecrireWebhook('Parcours 3')
  parcours3(@Req() requete: FastifyRequest): Promise<ReponseReception> {
    return this.#entrer('parcours3', requete);
  }

  #entrer(partenaire: Partenaire, requete: FastifyRequest): Promise<ReponseReception> {
    const { traceparent } = requete.headers;
    const parent = typeof traceparent === 'string' ? traceparent : undefined;
    const depart = { partenaire, correlation: requete.id };
    return this.traceur.suivre(
      'webhook',
      depart,
      async (portee) => {
        const { reponse, correlations } = await this.#recevoir(partenaire, requete);
        const { recus, doublons, refuses } = reponse;
        const recit = { partenaire, correlations, recus, doublons, refuses: refuses.length };
        Object.assign(requete, { recit });
        portee.noter(recit);
        return reponse;
      },
      parent,
    );
  }

  async #recevoir(partenaire: Partenaire, requete: FastifyRequest): Promise<Recu> {
    const corps = Buffer.isBuffer(requete.body) ? requete.body : Buffer.alloc(0);
    const verification = this.portes.verifier(partenaire, requete.headers, corps);
    if (!verification.valide) {
      this.compteurs.signatureRefusee(partenaire);
      this.journal.warn(
        {
          securite: 'signature_refusee',
          partenaire,
          raison: verification.raison,
          origine: requete.ip,
          correlation: requete.id,
        },
        'webhook refusé',
      );
      throw signatureRefusee(verification.raison);
    }
    if (requete.headers['content-encoding'] !== undefined) throw encodageNonAdmis();
    if (corps.length === 0) throw corpsVide();

    const resultat = await this.recevoir.execute({
      partenaire,
      corps,
      typeContenu: requete.headers['content-type'] ?? '',
      webhookId: String(requete.headers['webhook-id']),
      correlation: requete.id,
    });
    if (!resultat.accepte && 'reessayerDansS' in resultat) throw quotaDepasse(resultat.reessayerDansS);
    if (!resultat.accepte) throw new ProblemeHttp(resultat.statut, resultat.code, resultat.detail);
    await this.#noterLaCle(partenaire, verification.cle, requete);
    return resultat;
  }

  /** What was received is durable: that its key cannot be noted is no reason to have it sent again. */
  async #noterLaCle(partenaire: Partenaire, cle: string, { ip, id }: FastifyRequest): Promise<void> {
    try {
      await this.signatures.noter(partenaire, cle, ip);
    } catch (erreur) {
      this.journal.warn(
        { partenaire, correlation: id, faille: direFaille(erreur) },
        'clé de signature non notée',
      );
    }
  }
}
