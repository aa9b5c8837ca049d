import { mio, nombre, pourcent, tableau } from '../../banc/tableau.js';
import type { ResultatDeTaille } from './resultat.js';

const MIO = 1_048_576;
const OBJECTIFS = { foisMoins: 50, nuitSecondes: 60, memoire: 512 * MIO, parDossier: 1.5 };

const microsecondes = (secondes: number, { effectif }: ResultatDeTaille): string =>
  `${nombre((secondes / effectif) * 1e6, 1)} µs`;
const secondes = (valeur: number): string => `${nombre(valeur, valeur < 10 ? 2 : 1)} s`;

/** Reconciling both partners: by digests, by asking for everything, by one SQL statement. */
export function direComparaisons(resultats: readonly ResultatDeTaille[]): string {
  return tableau(
    [
      'Deux partenaires, deux sens',
      'cotraitances',
      'trouvées',
      'autres',
      'requêtes',
      'échangé',
      'durée',
      'par dossier',
      'CPU',
      'durée rapportée',
    ],
    resultats.flatMap((resultat) => {
      const { effectif, plantees, comparaison, passe, sql } = resultat;
      const ligne = (nom: string, ...cellules: string[]): string[] => [nom, nombre(effectif), ...cellules];
      const octets = comparaison.trafic.octetsRecus + comparaison.trafic.octetsEnvoyes;
      return [
        ligne(
          'comparaison par empreintes',
          `${comparaison.trouvees} / ${plantees}`,
          String(comparaison.autres),
          nombre(comparaison.trafic.requetes),
          mio(octets),
          secondes(comparaison.secondes),
          microsecondes(comparaison.secondes, resultat),
          secondes(comparaison.cpu),
          '1 ×',
        ),
        ligne(
          passe.demandeurs < effectif
            ? `tout demander (d’après ${nombre(passe.demandeurs)})`
            : 'tout demander',
          `${passe.differents} / ${passe.attendus}`,
          '',
          nombre(passe.requetes),
          mio(passe.octets),
          secondes(passe.secondes),
          microsecondes(passe.secondes, resultat),
          secondes(passe.cpu),
          `${nombre(passe.secondes / comparaison.secondes, 1)} ×`,
        ),
        ligne(
          'SQL, leurs faits déjà là',
          `${sql.cles} / ${plantees}`,
          '',
          '',
          '',
          secondes(sql.secondes),
          microsecondes(sql.secondes, resultat),
          secondes(sql.cpu),
          `${nombre(sql.secondes / comparaison.secondes, 1)} ×`,
        ),
      ];
    }),
  );
}

/** The night, step by step, each size in its column. */
export function direNuits(resultats: readonly ResultatDeTaille[]): string {
  const etapes = resultats.at(-1)?.nuit.etapes.map(({ etape }) => etape) ?? [];
  const colonnes = (lire: (resultat: ResultatDeTaille) => string): string[] => resultats.map(lire);
  return tableau(
    ['La nuit', ...colonnes(({ effectif }) => `${nombre(effectif)} cotraitances`)],
    [
      ['changements lus', ...colonnes(({ nuit }) => nombre(nuit.changements))],
      ['effets dus', ...colonnes(({ nuit }) => nombre(nuit.dus))],
      ['versions dites', ...colonnes(({ nuit }) => nombre(nuit.dits))],
      ...etapes.map((nom, rang) => [
        `${rang + 1}. ${nom}`,
        ...colonnes(({ nuit }) =>
          secondes(nuit.etapes.find(({ etape }) => etape === nom)?.secondes ?? Number.NaN),
        ),
      ]),
      ['en tout', ...colonnes(({ nuit }) => secondes(nuit.secondes))],
      ['par dossier', ...colonnes((resultat) => microsecondes(resultat.nuit.secondes, resultat))],
      ['CPU passerelle', ...colonnes(({ nuit }) => secondes(nuit.cpu.passerelle))],
      ['CPU PostgreSQL', ...colonnes(({ nuit }) => secondes(nuit.cpu.postgres))],
      ['CPU des partenaires du banc', ...colonnes(({ nuit }) => secondes(nuit.cpu.banc))],
    ],
  );
}

/** Where the largest night spends its time, and whose processors. */
export function direEtapes(resultats: readonly ResultatDeTaille[]): string {
  const dernier = resultats.at(-1);
  if (!dernier) return '';
  return tableau(
    [
      `Étapes, ${nombre(dernier.effectif)} cotraitances`,
      'durée',
      'CPU passerelle',
      'CPU PostgreSQL',
      'CPU banc',
    ],
    dernier.nuit.etapes.map(({ etape, secondes: duree, cpu }) => [
      etape,
      secondes(duree),
      secondes(cpu.passerelle),
      secondes(cpu.postgres),
      secondes(cpu.banc),
    ]),
  );
}

/** What PostgreSQL is asked that takes it the longest, in the largest night. */
export function direOrdres(resultats: readonly ResultatDeTaille[]): string {
  const dernier = resultats.at(-1);
  if (!dernier) return '';
  return tableau(
    [`Ordres les plus longs, ${nombre(dernier.effectif)} cotraitances`, 'durée', 'part du temps SQL'],
    dernier.nuit.ordres.map(({ ordre, temps, part }) => [ordre, secondes(temps / 1_000), pourcent(part)]),
  );
}

export function direMemoires(resultats: readonly ResultatDeTaille[]): string {
  const ligne = (nom: string, lire: (resultat: ResultatDeTaille) => number): string[] => [
    nom,
    ...resultats.map((resultat) => mio(lire(resultat))),
  ];
  return tableau(
    ['Mémoire maximale', ...resultats.map(({ effectif }) => `${nombre(effectif)} cotraitances`)],
    [
      ligne('worker (la nuit)', ({ nuit }) => nuit.memoire.worker),
      ligne('gateway', ({ nuit }) => nuit.memoire.gateway),
      ligne('PostgreSQL, le plus gros processus', ({ nuit }) => nuit.memoire.postgres),
      ligne('comparaison seule', ({ comparaison }) => comparaison.memoire),
      ligne('tout demander', ({ passe }) => passe.memoire),
    ],
  );
}

export function direVerdictDeLaNuit(resultats: readonly ResultatDeTaille[]): string {
  const dernier = resultats.at(-1);
  const premier = resultats[0];
  if (!dernier || !premier) return '';
  const rapport = dernier.passe.secondes / dernier.comparaison.secondes;
  const memoire = Math.max(
    ...resultats.flatMap(({ nuit, comparaison }) => [...Object.values(nuit.memoire), comparaison.memoire]),
  );
  const trouvees = resultats.every(
    ({ comparaison, plantees }) => comparaison.trouvees === plantees && comparaison.autres === 0,
  );
  const croissance = dernier.nuit.secondes / dernier.effectif / (premier.nuit.secondes / premier.effectif);
  const verdict = (atteint: boolean): string => (atteint ? 'atteint' : 'manqué');
  return tableau(
    [`Objectif (visé à 1 000 000, ici ${nombre(dernier.effectif)})`, 'visé', 'mesuré', 'verdict'],
    [
      [
        'différences plantées toutes trouvées, rien d’autre',
        nombre(dernier.plantees),
        nombre(dernier.comparaison.trouvees),
        verdict(trouvees),
      ],
      [
        'comparaison moins chère que tout demander',
        `${nombre(OBJECTIFS.foisMoins)} ×`,
        `${nombre(rapport)} ×`,
        verdict(rapport >= OBJECTIFS.foisMoins),
      ],
      [
        'la nuit, 2 % d’effets dus',
        secondes(OBJECTIFS.nuitSecondes),
        secondes(dernier.nuit.secondes),
        verdict(dernier.nuit.secondes <= OBJECTIFS.nuitSecondes),
      ],
      ...(resultats.length > 1
        ? [
            [
              `coût de la nuit par dossier, rapporté à celui de ${nombre(premier.effectif)}`,
              `${nombre(OBJECTIFS.parDossier, 1)} ×`,
              `${nombre(croissance, 2)} ×`,
              verdict(croissance <= OBJECTIFS.parDossier),
            ],
          ]
        : []),
      [
        'mémoire maximale de chaque processus',
        mio(OBJECTIFS.memoire),
        mio(memoire),
        verdict(memoire <= OBJECTIFS.memoire),
      ],
    ],
  );
}
