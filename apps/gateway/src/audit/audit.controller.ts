import {
  Acces,
  LectureTracee,
  nommerLesActeurs,
  ProblemeHttp,
  QuiDemande,
  type Identite,
  type Role,
} from '#access';
import { UniteDeTravail } from '#persistence';
import {
  lireActe,
  RechercherAudit,
  VerifierScellements,
  type ChaineVerifiee,
  type LigneDAudit,
  type RangDActe,
} from '#supervision';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { LIMITE_PAR_DEFAUT } from '../cotraitances/entrees.js';
import { curseurInconnu } from '../cotraitances/inconnue.js';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { DecrireProblemes } from '../documentation/problemes.js';
import { RepondreEnCsv } from '../http/csv.js';
import { Perimetres } from '../perimetre.js';
import { ecrireAuditEnCsv } from './csv-d-audit.js';
import { FORME_UUID } from '../validation/membres.js';
import { EntreeDAudit, FiltreDAuditDecrit } from './entrees.js';
import { ActeDecrit, AuditDecrit, ChainesDecrites } from './reponses.js';

type Nommee<T> = T & { nom: string | null };

const LECTEURS_D_AUDIT: readonly Role[] = ['auditeur', 'administrateur'];
const EXPORT_MAX = 10_000;
/** Seals that a request computes again: the command does them all. */
const SCELLEMENTS_REVUS = 10;

/** Who read whom, who did what, and the proof that it is as it was written (checks 14 and 20). */
@ApiTags('Audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly perimetres: Perimetres,
    private readonly rechercher: RechercherAudit,
    private readonly verifier: VerifierScellements,
  ) {}

  @Post('recherche')
  @HttpCode(200)
  @Acces({ roles: LECTEURS_D_AUDIT, droit: 'metadonnees', lecture: 'recherche_d_audit' })
  @DecrireLecture(
    {
      titre: 'Rechercher dans les lectures et les actes',
      description:
        'Tous les filtres donnés doivent être vrais. Les plus récents d’abord, page par page. Une portée territoriale ne voit que ce qui nomme une de ses cotraitances.',
      reponse: AuditDecrit,
      contenu: 'Une page.',
    },
    { 400: 'Filtre incorrect : le problème dit où et quoi écrire.', 415: 'Le corps doit être du JSON.' },
  )
  async recherche(
    @QuiDemande() identite: Identite,
    @Body() { curseur, limite, ...filtre }: EntreeDAudit,
  ): Promise<LectureTracee<{ lignes: Nommee<LigneDAudit>[]; curseur: string | null }>> {
    const page = await this.rechercher.execute({
      filtre,
      limite: limite ?? LIMITE_PAR_DEFAUT,
      perimetre: this.perimetres.de(identite),
      ...(curseur === undefined ? {} : { curseur }),
    });
    if (!page.lue) throw curseurInconnu();
    return tracer({ lignes: await this.#nommer(page.lignes), curseur: page.curseur }, filtre, page.lignes);
  }

  @Post('export')
  @HttpCode(200)
  @Acces({ roles: LECTEURS_D_AUDIT, droit: 'exporter', lecture: 'export_d_audit' })
  @ApiOperation({
    summary: 'La même recherche en fichier CSV',
    description:
      'RFC 4180, UTF-8, les membres de la liste en colonnes. Une cellule qui commencerait une formule est précédée d’une apostrophe.',
  })
  @RepondreEnCsv('audit.csv', 'Le fichier.')
  @DecrireProblemes({
    400: 'Filtre incorrect : le problème dit où et quoi écrire.',
    415: 'Le corps doit être du JSON.',
    422: 'Trop de lignes pour un fichier : resserrez les filtres.',
    503: 'Base de données indisponible ; voir Retry-After.',
  })
  async exporter(
    @QuiDemande() identite: Identite,
    @Body() filtre: FiltreDAuditDecrit,
  ): Promise<LectureTracee<string>> {
    const perimetre = this.perimetres.de(identite);
    const page = await this.rechercher.execute({ filtre, limite: EXPORT_MAX, perimetre });
    if (!page.lue) throw new Error('unreachable: no cursor was given');
    if (page.curseur !== null)
      throw new ProblemeHttp(
        422,
        'SELECTION_TROP_GRANDE',
        `Plus de ${EXPORT_MAX} lignes répondent à ces filtres : resserrez-les, par exemple par jour, et faites plusieurs fichiers.`,
      );
    return tracer(ecrireAuditEnCsv(page.lignes), filtre, page.lignes);
  }

  @Get('actes/:acte')
  @Acces({ roles: LECTEURS_D_AUDIT, lecture: 'acte_d_audit' })
  @ApiParam({
    name: 'acte',
    description: 'Identifiant de l’acte, tel que la recherche le donne.',
    schema: { type: 'string', format: 'uuid' },
  })
  @DecrireLecture(
    {
      titre: 'Un acte, de son début à sa fin',
      description: 'Deux lignes : qu’il commence, écrite avant que rien ne soit fait ; comment il a fini.',
      reponse: ActeDecrit,
      contenu: 'L’acte.',
    },
    { 404: 'Inconnu, ou hors de votre périmètre.' },
  )
  async acte(
    @QuiDemande() identite: Identite,
    @Param('acte') acte: string,
  ): Promise<LectureTracee<{ acte: string; rangs: Nommee<RangDActe>[] }>> {
    const rangs = FORME_UUID.test(acte)
      ? await lireActe(this.unite.seule, acte, this.perimetres.de(identite))
      : [];
    if (rangs.length === 0)
      throw new ProblemeHttp(404, 'ACTE_INCONNU', 'Aucun acte de votre périmètre ne porte cet identifiant.');
    // The audit tells that somebody acted on a dossier, not what it holds: nobody's data.
    return new LectureTracee(
      { acte, rangs: await this.#nommer(rangs) },
      { cotraitances: [], nombre: rangs.length },
    );
  }

  @Get('scellements')
  @Acces({ roles: LECTEURS_D_AUDIT })
  @DecrireLecture({
    titre: 'L’état des scellements',
    description: `Recalcule les ${SCELLEMENTS_REVUS} derniers de chaque journal ; « passerelle scellements » les recalcule tous.`,
    reponse: ChainesDecrites,
    contenu: 'Les chaînes.',
  })
  async scellements(): Promise<{ intacts: boolean; journaux: ChaineVerifiee[] }> {
    const journaux = await this.verifier.execute(SCELLEMENTS_REVUS);
    return { intacts: journaux.every(({ rompus }) => rompus.length === 0), journaux };
  }

  /** The record keeps ids, never names: they are found when somebody reads it. */
  async #nommer<T extends { acteur: string }>(lignes: readonly T[]): Promise<Nommee<T>[]> {
    const nomDe = await nommerLesActeurs(
      this.unite.seule,
      lignes.map(({ acteur }) => acteur),
    );
    return lignes.map((ligne) => ({ ...ligne, nom: nomDe(ligne.acteur) }));
  }
}

/** The audit tells who read a person, not what: the reading is of the one that was asked for, if it is known here. */
function tracer<T>(
  corps: T,
  { cotraitance }: FiltreDAuditDecrit,
  lignes: readonly LigneDAudit[],
): LectureTracee<T> {
  return new LectureTracee(corps, {
    cotraitances: cotraitance !== undefined && lignes.length > 0 ? [cotraitance] : [],
    nombre: lignes.length,
  });
}
