import { canoniser, empreinteDemandeur, seauDe } from '#annexe7';
import type { EmpreinteDeDemandeur, EmpreinteDeSeau } from '#contract';
import { controlerEvenementDit, DEMANDEURS_MAX, lireEmpreintes, SEAUX } from '#contract';
import { lireSeau } from '../lecture-empreintes.js';
import type { FaitsDuDemandeur } from '../lecture-faits.js';
import { lireFaitsTenus } from '../lecture-faits.js';
import { exigerMemesFaits } from './comparer-faits.js';
import type { Constat } from './constat.js';
import { examiner, exiger } from './constat.js';
import { diagnostiquerEmpreinte } from './diagnostic-empreinte.js';
import type { Fiction } from './fiction.js';
import { demandeurFictif } from './fiction.js';
import { exigerSeauJuste } from './seau-juste.js';
import type { Sonde } from './sonde.js';
import { lireConforme, REFUS_AU_CHOIX } from './sonde.js';

/** Other buckets than ours whose sum is checked. */
const SEAUX_TEMOINS = 3;

/** What the partner holds about one demandeur from the gateway; undefined when it holds nothing. */
export async function lireFaitsTenusPar(
  sonde: Sonde,
  demandeur: string,
): Promise<FaitsDuDemandeur | undefined> {
  const reponse = await sonde.poster('/echanges/faits', { demandeurs: [demandeur] });
  const [lus] = lireConforme(reponse, (corps) =>
    lireFaitsTenus(corps, [demandeur], (brut) => controlerEvenementDit(brut, sonde.partenaire)),
  );
  return lus;
}

/** The digest of our dossier, the bucket it is in, and the sum of that bucket, recomputed (X4.3). */
export async function exigerEmpreinteJuste(sonde: Sonde, fiction: Fiction): Promise<void> {
  const attendus = fiction.attendus();
  const seau = seauDe(fiction.demandeur);
  const liste = await lireListe(sonde, seau);
  const ligne = liste.find(({ demandeur }) => demandeur === fiction.demandeur);
  exiger(
    ligne !== undefined,
    `Le demandeur d’essai n’est pas listé dans le seau ${seau}.`,
    'Le seau d’un demandeur est fait des 12 premiers bits de SHA-256 de son numéro ; il y figure dès qu’un fait est tenu, même retiré.',
  );
  exiger(
    ligne.empreinte === empreinteDemandeur(attendus),
    `L’empreinte du demandeur d’essai n’est pas celle de ses faits.${diagnostiquerEmpreinte(ligne.empreinte, attendus)}`,
    `SHA-256 (hexadécimal minuscule) du JSON canonique RFC 8785 de [[clé, séquence, données], …] trié par clé. Ici : ${fiction.masquer(canoniser(attendus.map(({ cle, sequence, data }) => [cle, sequence, data]))).slice(0, 300)}…`,
  );
}

export async function* verifierEmpreintes(sonde: Sonde, fiction: Fiction): AsyncGenerator<Constat> {
  const seau = seauDe(fiction.demandeur);
  let sommes: EmpreinteDeSeau[] = [];

  yield await examiner(
    'X4.3',
    'Les faits tenus sont ceux qui ont été dits, la plus récente version de chaque clé',
    async () => {
      const tenus = await lireFaitsTenusPar(sonde, fiction.demandeur);
      exigerMemesFaits(fiction.attendus(), tenus, (texte) => fiction.masquer(texte));
    },
  );
  yield await examiner('X4.3', 'Les empreintes des seaux ont la forme du contrat', async () => {
    sommes = lireConforme(await sonde.obtenir('/echanges/empreintes'), lireEmpreintes);
  });
  yield await examiner('X4.3', 'L’empreinte d’un demandeur est celle de ses faits, dans son seau', async () =>
    exigerEmpreinteJuste(sonde, fiction),
  );
  yield await examiner(
    'X4.3',
    'L’empreinte et l’effectif d’un seau sont ceux de ses demandeurs',
    async () => {
      const temoins = sommes.map((somme) => somme.seau).filter((numero) => numero !== seau);
      for (const numero of [seau, ...temoins.slice(0, SEAUX_TEMOINS)])
        await exigerSeauJuste(
          numero,
          () => lireSommes(sonde),
          () => lireListe(sonde, numero),
        );
    },
  );
  yield await examiner(
    'X4.3',
    'Un seau vide rend une liste vide, un seau qui n’existe pas est refusé',
    async () => {
      const pleins = new Set(sommes.map((somme) => somme.seau));
      const vide = Array.from({ length: SEAUX }, (_, numero) => numero).find((numero) => !pleins.has(numero));
      if (vide !== undefined)
        exiger(
          (await lireListe(sonde, vide)).length === 0,
          `Le seau ${vide}, absent de la liste des seaux, n’est pas vide.`,
          'Listez dans /echanges/empreintes tous les seaux où un demandeur a au moins un fait tenu.',
        );
      const reponse = await sonde.obtenir(`/echanges/empreintes/${SEAUX}`);
      sonde.exigerRefus(
        'empreintes, seau inexistant',
        reponse,
        [400, 404, 422],
        'Refusez un numéro de seau hors de 0 à 4095.',
      );
    },
  );
  yield await examiner(
    'X4.3',
    'Un demandeur inconnu n’a aucun fait ; plus de 100 demandeurs sont refusés',
    async () => {
      const inconnu = autreQue(fiction.demandeur);
      const tenus = await lireFaitsTenusPar(sonde, inconnu);
      exiger(
        (tenus?.faits.length ?? 0) === 0,
        'Un demandeur dont rien n’a été dit a pourtant des faits.',
        'Rendez-le sans faits, ou ne le rendez pas.',
      );
      const demandeurs = Array.from(
        { length: DEMANDEURS_MAX + 1 },
        (_, rang) => `998${String(rang).padStart(4, '0')}Z`,
      );
      const reponse = await sonde.poster('/echanges/faits', { demandeurs });
      sonde.exigerRefus(
        'faits, trop de demandeurs',
        reponse,
        REFUS_AU_CHOIX,
        'Refusez par 400 une demande de plus de 100 demandeurs.',
      );
    },
  );
}

async function lireSommes(sonde: Sonde): Promise<EmpreinteDeSeau[]> {
  return lireConforme(await sonde.obtenir('/echanges/empreintes'), lireEmpreintes);
}

async function lireListe(sonde: Sonde, seau: number): Promise<EmpreinteDeDemandeur[]> {
  return lireConforme(await sonde.obtenir(`/echanges/empreintes/${seau}`), (corps) => lireSeau(corps, seau));
}

function autreQue(demandeur: string): string {
  const autre = demandeurFictif();
  return autre === demandeur ? autreQue(demandeur) : autre;
}
