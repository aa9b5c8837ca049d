import {
  Acces,
  LECTEURS_DE_CHIFFRES,
  aUnRole,
  declarerActe,
  ProblemeHttp,
  QuiDemande,
  type Identite,
} from '#access';
import { UniteDeTravail } from '#persistence';
import {
  ActiverPolitique,
  listerPolitiques,
  simulerPolitique,
  type IssueDePolitique,
  type PolitiqueListee,
  type ReglagesDesCorrections,
} from '#reconciliation';
import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { refuser } from '../validation/valider-entrees.pipe.js';
import { EntreePolitique } from './entrees-politique.js';
import { REGLAGES_DES_CORRECTIONS } from './jetons.js';
import { PolitiqueDemandeeDecrite, PolitiquesDecrites } from './reponses-politique.js';

const LIGNE = declarerActe<PolitiqueDemandeeDecrite>('politique.activation', {
  selon: ({ simulation }) => (simulation === true ? 'politique.simulation' : 'politique.activation'),
  bilan: ({ politique }) => (politique === null ? {} : { objet: String(politique.id) }),
});

/** What is done about écarts, dated, with its history; a change can be seen before it is made. */
@ApiTags('Écarts')
@Controller('api/politiques')
export class PolitiquesController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly activer: ActiverPolitique,
    @Inject(REGLAGES_DES_CORRECTIONS) private readonly reglages: ReglagesDesCorrections,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'La politique des écarts et son histoire',
    reponse: PolitiquesDecrites,
    contenu: 'Les lignes en vigueur, à venir et remplacées.',
  })
  async liste(): Promise<{ politiques: PolitiqueListee[] }> {
    return { politiques: await listerPolitiques(this.unite.seule) };
  }

  @Post()
  @Acces({ roles: ['exploitant', 'administrateur'], acte: LIGNE })
  @ApiOperation({
    summary: 'Simuler ou activer une ligne de la politique',
    description:
      'Avec « simulation: true », montre ce que deviendraient les écarts ouverts, sans rien écrire. Sinon ajoute une ligne datée, par un administrateur ; rien n’est effacé.',
  })
  @ApiResponse({ status: 201, type: PolitiqueDemandeeDecrite, description: 'Activée.' })
  @ApiResponse({ status: 200, type: PolitiqueDemandeeDecrite, description: 'Simulée, ou déjà là.' })
  @DecrireProblemes({
    400: 'Corps incorrect, ou jour passé : le problème dit où et quoi écrire.',
    415: 'Le corps doit être du JSON.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async demande(
    @QuiDemande() identite: Identite,
    @Body() entree: EntreePolitique,
    @Res({ passthrough: true }) reponse: FastifyReply,
  ): Promise<PolitiqueDemandeeDecrite> {
    const { partenaire, vue, type = null, decision, depuis } = entree;
    const ligne = { partenaire, vue, type, decision, ...(depuis === undefined ? {} : { depuis }) };
    if (entree.simulation === true) {
      const simulation = await simulerPolitique(this.unite.seule, ligne, this.reglages);
      if ('issue' in simulation) throw jourPasse(simulation.aujourdhui);
      void reponse.status(200);
      return { simulation, politique: null };
    }
    exigerUnAdministrateur(identite);
    const issue = await this.activer.execute({ ...ligne, ...textesDe(entree), par: identite.acteur });
    const id = ligneOuProbleme(issue);
    const ecrite = (await listerPolitiques(this.unite.seule)).find((une) => une.id === id);
    if (!ecrite) throw new Error('unreachable: a row of the policy is never deleted');
    const inchangee = issue.issue === 'inchangee';
    void reponse.status(inchangee ? 200 : 201);
    return { simulation: null, politique: { id, depuis: ecrite.depuis, inchangee } };
  }
}

function exigerUnAdministrateur(identite: Identite): void {
  if (aUnRole(identite, ['administrateur'])) return;
  throw new ProblemeHttp(
    403,
    'ROLE_INSUFFISANT',
    'Activer une politique revient à un administrateur : simulez-la avec « simulation: true », puis demandez-lui.',
  );
}

/** What people will read of the row. @throws ProblemeHttp 400 */
function textesDe({ phrase, motif }: EntreePolitique): { phrase: string; motif: string } {
  const manquants = Object.entries({ phrase, motif }).flatMap(([nom, texte]) =>
    texte === undefined
      ? [{ pointeur: `/${nom}`, detail: 'Donnez ce texte : une politique se lit et se justifie.' }]
      : [],
  );
  if (phrase === undefined || motif === undefined) throw refuser(manquants);
  return { phrase: phrase.trim(), motif: motif.trim() };
}

/** The row that is there now. @throws ProblemeHttp 400 */
function ligneOuProbleme(issue: IssueDePolitique): number {
  switch (issue.issue) {
    case 'activee':
    case 'inchangee':
      return issue.id;
    case 'dans_le_passe':
      throw jourPasse(issue.aujourdhui);
  }
}

function jourPasse(aujourdhui: string): ProblemeHttp {
  return refuser([
    {
      pointeur: '/depuis',
      detail: `Une politique ne change pas ce qu’un jour passé a décidé : donnez un jour à partir du ${aujourdhui}.`,
    },
  ]);
}
