import { Acces, declarerActe, QuiDemande, type Identite } from '#access';
import { exempleDeSignature, type PartieDeSignature } from '#contract';
import { DemanderEssai, lireEssais } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { Portes } from '../webhooks/portes.js';
import { SignaturesVues } from '../webhooks/signatures-vues.js';
import { DansLeChemin, partenaireDe } from './dans-le-chemin.js';
import { EntreeDeSignature, EntreeMotif } from './entrees.js';
import {
  DiagnosticDeSignatureDecrit,
  EssaiDemandeDecrit,
  EssaisDecrits,
  SignaturesDecrites,
} from './reponses-detail.js';

const OPERATEURS = ['exploitant', 'administrateur'] as const;
const PROBLEMES = {
  404: 'Partenaire inconnu.',
  400: 'Corps incorrect : le problème dit où et quoi écrire.',
  415: 'Le corps doit être du JSON.',
  503: 'Base de données indisponible ; voir Retry-After.',
};

/** X5.5: the bench. The connection is tried by a worker, where real traffic leaves from; signatures are judged here. */
@ApiTags('Partenaires')
@Controller('api/partenaires/:partenaire')
export class BancDEssaiController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly demander: DemanderEssai,
    private readonly portes: Portes,
    private readonly signatures: SignaturesVues,
  ) {}

  @Post('essai')
  @HttpCode(202)
  @Acces({
    roles: OPERATEURS,
    toutLePays: true,
    acte: declarerActe('partenaire.essai', { parametre: 'partenaire' }),
  })
  @DansLeChemin
  @ApiOperation({
    summary: 'Essayer la connexion à un partenaire',
    description:
      'Un worker résout, se connecte, vérifie le certificat, demande un jeton et pose une question qui ne concerne personne, par les mêmes réseaux que le trafic réel. GET …/essais le suit.',
  })
  @ApiResponse({ status: 202, type: EssaiDemandeDecrit, description: 'Demandé, ou déjà en cours.' })
  @DecrireProblemes(PROBLEMES)
  async essai(
    @QuiDemande() { acteur: par }: Identite,
    @Param('partenaire') nom: string,
    @Body() { motif }: EntreeMotif,
  ): Promise<EssaiDemandeDecrit> {
    return { id: await this.demander.execute({ partenaire: partenaireDe(nom), motif, par }) };
  }

  @Get('essais')
  @Acces({ roles: OPERATEURS })
  @DansLeChemin
  @DecrireLecture(
    {
      titre: 'Les derniers essais de connexion',
      reponse: EssaisDecrits,
      contenu: 'Étape par étape, avec leurs durées.',
    },
    { 404: 'Partenaire inconnu.' },
  )
  async essais(@Param('partenaire') nom: string): Promise<EssaisDecrits> {
    return { essais: await lireEssais(this.unite.seule, partenaireDe(nom)) };
  }

  @Get('signature')
  @Acces({ roles: OPERATEURS })
  @DansLeChemin
  @DecrireLecture(
    {
      titre: 'Les clés de signature acceptées',
      description:
        'Leurs noms, jamais leurs valeurs ; qui s’en sert encore dit quand l’ancienne peut partir.',
      reponse: SignaturesDecrites,
      contenu: 'Les clés, et un exemple signé.',
    },
    { 404: 'Partenaire inconnu.' },
  )
  async cles(@Param('partenaire') nom: string): Promise<SignaturesDecrites> {
    const partenaire = partenaireDe(nom);
    const [acceptees, vues] = [this.portes.cles(partenaire), await this.signatures.lister(partenaire)];
    const noms = new Set([...acceptees, ...vues.map(({ cle }) => cle)]);
    return {
      cles: [...noms].map((cle) => {
        const vue = vues.find((une) => une.cle === cle);
        const { premiereLe = null, derniereLe = null, reseau = null } = vue ?? {};
        return { cle, acceptee: acceptees.includes(cle), premiereLe, derniereLe, reseau };
      }),
      exemple: exempleDeSignature(),
    };
  }

  @Post('signature')
  @HttpCode(200)
  @Acces({ roles: OPERATEURS, acte: declarerActe('partenaire.signature', { parametre: 'partenaire' }) })
  @DansLeChemin
  @ApiOperation({
    summary: 'Essayer une signature de webhook',
    description: 'Dit quelle partie est fausse. Rien n’est reçu ni gardé, et rien d’un secret n’est dit.',
  })
  @ApiResponse({ status: 200, type: DiagnosticDeSignatureDecrit, description: 'Partie par partie.' })
  @DecrireProblemes({ ...PROBLEMES, 413: 'Requête de plus de 64 Kio.' })
  diagnostiquer(
    @Param('partenaire') nom: string,
    @Body() { corps, ...entetes }: EntreeDeSignature,
  ): { parties: PartieDeSignature[]; cle: string | null } {
    return this.portes.diagnostiquer(partenaireDe(nom), entetes, Buffer.from(corps));
  }
}
