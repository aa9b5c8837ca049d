import { empreinteDemandeur } from '#annexe7';
import type { EmpreinteDeSeau } from '#contract';
import { controlerEvenement, lireEmpreintes } from '#contract';
import { lireSeau } from '../lecture-empreintes.js';
import { lireFaitsTenus } from '../lecture-faits.js';
import type { Constat } from './constat.js';
import { examiner, exiger, NonPropose } from './constat.js';
import { exigerSeauJuste } from './seau-juste.js';
import type { Sonde } from './sonde.js';
import { lireConforme } from './sonde.js';

const CHEMIN = '/echanges/declarations';
const SEAUX_TEMOINS = 2;
const DEMANDEURS_TEMOINS = 5;
const NON_PROPOSE =
  'Le partenaire ne donne pas les empreintes de ce qu’il énonce (404) : le bilan dira « entrant non prouvable ».';

/** The same digests of what the partner states, when it offers them (X4.3, optional). */
export async function* verifierDeclarations(sonde: Sonde): AsyncGenerator<Constat> {
  let sommes: EmpreinteDeSeau[] = [];
  const forme = await examiner(
    'X4.3',
    'Les empreintes de ce que le partenaire énonce ont la forme du contrat',
    async () => {
      sommes = await lireSommes(sonde);
    },
  );
  yield forme;
  if (forme.resultat !== 'conforme') return;

  yield await examiner(
    'X4.3',
    'Les empreintes de ce que le partenaire énonce sont celles de ses faits',
    async () => {
      for (const { seau } of sommes.slice(0, SEAUX_TEMOINS)) {
        await exigerSeauJuste(
          seau,
          () => lireSommes(sonde),
          () => lireListe(sonde, seau),
        );
        await exigerDemandeursJustes(sonde, seau);
      }
      return sommes.length === 0
        ? 'Le partenaire n’énonce rien encore : il n’y a rien à comparer.'
        : undefined;
    },
  );
}

async function exigerDemandeursJustes(sonde: Sonde, seau: number): Promise<void> {
  const temoins = (await lireListe(sonde, seau)).slice(0, DEMANDEURS_TEMOINS);
  const demandeurs = temoins.map(({ demandeur }) => demandeur);
  const contexte = { porte: `urn:${sonde.partenaire}` as const, estDesNotres: () => false };
  const reponse = await sonde.poster(`${CHEMIN}/faits`, { demandeurs });
  const lus = lireConforme(reponse, (corps) =>
    lireFaitsTenus(corps, demandeurs, (brut) => controlerEvenement(brut, contexte)),
  );
  for (const [rang, { demandeur, empreinte }] of temoins.entries()) {
    const dossier = lus.find((un) => un.demandeur === demandeur);
    const [illisible] = dossier?.illisibles ?? [];
    exiger(
      illisible === undefined,
      `Seau ${seau}, demandeur n° ${rang + 1} : un fait énoncé est illisible (${illisible?.code}, à ${illisible?.pointeur}).`,
      'Rendez vos propres événements, tels que vous les énoncez, la plus récente version de chaque clé.',
    );
    exiger(
      empreinteDemandeur(dossier?.faits ?? []) === empreinte,
      `Seau ${seau}, demandeur n° ${rang + 1} : son empreinte n’est pas celle des faits rendus.`,
      'Même calcul que pour ce qui vous est dit, avec vos propres séquences, membres connus seulement, faits retirés compris.',
    );
  }
}

async function lireSommes(sonde: Sonde): Promise<EmpreinteDeSeau[]> {
  const reponse = await sonde.obtenir(`${CHEMIN}/empreintes`);
  if (reponse.statut === 404) throw new NonPropose(NON_PROPOSE);
  return lireConforme(reponse, lireEmpreintes);
}

async function lireListe(sonde: Sonde, seau: number) {
  return lireConforme(await sonde.obtenir(`${CHEMIN}/empreintes/${seau}`), (corps) => lireSeau(corps, seau));
}
