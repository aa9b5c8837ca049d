import { ajouterJours, type Partenaire, type TypeFait } from '#annexe7';
import type { Evenement } from '#contract';
import type { Lieu } from '../banc/personne.js';
import { Personne } from '../banc/personne.js';
import { Tirage } from '../banc/tirage.js';

/** The business day of the rig. */
export const JOUR = '2010-09-01';

/** Stands in the texts and names of everything that is sent: found anywhere else, something leaked (V6). */
export const CANARI = 'CANARI-7f3a';

export interface ReglagesTrafic {
  messages: number;
  /** Events of a webhook, at most; 1: single events. */
  parWebhook: number;
  /** Share of events that come a second time, under the same id. */
  doublons: number;
  /** Share of events that must be refused. */
  refuses: number;
  /** How far from its place an event may be, in events. */
  desordre: number;
  premierRang: number;
}

export const TRAFIC: ReglagesTrafic = {
  messages: 1_000,
  parWebhook: 8,
  doublons: 0.08,
  refuses: 0.03,
  desordre: 40,
  premierRang: 0,
};

export interface Webhook {
  partenaire: Partenaire;
  evenements: Evenement[];
}

/** What is sent, and which of it must be refused. */
export interface Trafic {
  webhooks: Webhook[];
  /** Valid events, each once. */
  valides: Evenement[];
  /** Ids of the events that must be refused. */
  aRefuser: Set<string>;
  /** First rank of a person about whom nothing is said yet. */
  rangSuivant: number;
}

/** Events of both owners about many people, in several versions, with duplicates, disorder and refusals. */
export function composerTrafic(graine: number, lieux: readonly Lieu[], reglages: ReglagesTrafic): Trafic {
  const tirage = new Tirage(graine);
  const valides: Evenement[] = [];
  let rang = reglages.premierRang;
  for (; valides.length < reglages.messages; rang += 1)
    valides.push(...vieDe(new Personne(rang, tirage, tirage.parmi(lieux), jourPasse(tirage)), tirage));
  valides.length = reglages.messages;

  const suite = [...valides];
  const aRefuser = new Set<string>();
  for (const valide of valides) {
    if (tirage.chance(reglages.doublons)) suite.push(valide);
    if (!tirage.chance(reglages.refuses)) continue;
    const mauvais = gater(valide, tirage);
    aRefuser.add(mauvais.id);
    suite.push(mauvais);
  }
  // Copies stand at the end: each event is then given a place near that of its first appearance, or anywhere.
  const places = new Map(valides.map(({ id }, place) => [id, place]));
  const placee = suite.map((evenement) => ({
    evenement,
    place: (places.get(evenement.id) ?? tirage.entier(suite.length)) + tirage.entier(reglages.desordre + 1),
  }));
  placee.sort((une, autre) => une.place - autre.place);
  const ordonnes = placee.map(({ evenement }) => evenement);
  return {
    webhooks: enWebhooks(ordonnes, tirage, reglages.parWebhook),
    valides,
    aRefuser,
    rangSuivant: rang,
  };
}

/** Today's corrections of what was said before: the next version of `nombre` facts, whoever states them. */
export function corriger(valides: readonly Evenement[], nombre: number, graine: number): Trafic {
  const tirage = new Tirage(graine);
  const dernieres = new Map(valides.map((evenement) => [evenement.id.replace(/-v\d+$/, ''), evenement]));
  const corrigees = tirage
    .melanger([...dernieres.values()])
    .slice(0, nombre)
    .map((evenement) => versionSuivante(evenement, Number(evenement.sequence) + 1, tirage));
  return {
    webhooks: enWebhooks(corrigees, tirage, TRAFIC.parWebhook),
    valides: corrigees,
    aRefuser: new Set(),
    rangSuivant: 0,
  };
}

function jourPasse(tirage: Tirage): string {
  return ajouterJours(JOUR, -20 - tirage.entier(60));
}

/** About ten statements on one person, a third of them in two or three versions, some withdrawn. */
function vieDe(personne: Personne, tirage: Tirage): Evenement[] {
  const avant = (jours: number): string => ajouterJours(JOUR, -jours);
  const vie = [personne.affectation(), personne.statut(avant(400))];
  if (tirage.chance(0.3)) vie.push(personne.modification(avant(12)));
  if (tirage.chance(0.2)) vie.push(personne.civis(avant(9)));
  if (tirage.chance(0.8)) {
    vie.push(personne.initialisation(avant(15)));
    for (let etapes = 1 + tirage.entier(4); etapes > 0; etapes -= 1) vie.push(personne.etape(avant(10)));
    if (tirage.chance(0.5)) {
      vie.push(personne.alerte(avant(5)));
      const alerte = personne.alertes[0];
      if (alerte !== undefined && tirage.chance(0.5)) vie.push(personne.traitement(alerte, avant(3)));
    }
  }
  return vie.map(marquer).flatMap((evenement) => {
    const versions = [evenement];
    while (versions.length < 4 && tirage.chance(0.25))
      versions.push(versionSuivante(versions.at(-1) as Evenement, versions.length + 1, tirage));
    return versions;
  });
}

/** The canary goes wherever a partner may write freely. */
function marquer(evenement: Evenement): Evenement {
  const data: Record<string, unknown> = { ...evenement.data };
  for (const membre of ['libelle', 'description', 'commentaire'])
    if (typeof data[membre] === 'string') data[membre] = `${CANARI} ${data[membre]}`;
  if (typeof data.identite === 'object')
    data.identite = { ...data.identite, nom: `${CANARI}@exemple.fr ${String(evenement.data.demandeur)}` };
  return { ...evenement, data };
}

/** The same statement again: corrected where it can be, else withdrawn (A2). */
function versionSuivante(evenement: Evenement, version: number, tirage: Tirage): Evenement {
  const data: Record<string, unknown> = { ...evenement.data };
  const libre = ['libelle', 'description', 'commentaire'].find((membre) => typeof data[membre] === 'string');
  const retirable = TYPES_RETIRABLES.some((type) => evenement.type.includes(type));
  if (libre !== undefined && !tirage.chance(0.2)) data[libre] = `${CANARI} version ${version}`;
  else if (retirable) data.annule = true;
  else if (typeof data.indemnise === 'boolean') data.indemnise = !data.indemnise;
  const sequence = String(version).padStart(10, '0');
  return { ...evenement, id: `${evenement.id.replace(/-v\d+$/, '')}-v${version}`, sequence, data };
}

const TYPES_RETIRABLES: readonly TypeFait[] = ['etape.enregistree', 'alerte.declenchee', 'civis.change'];

/** An event that the door must refuse: an impossible day, an unknown type, or somebody else's statement. */
function gater(evenement: Evenement, tirage: Tirage): Evenement {
  const id = `${evenement.id}-refus`;
  switch (tirage.entier(3)) {
    case 0:
      return { ...evenement, id, type: 'fr.dude.inconnu.v1' };
    case 1:
      return { ...evenement, id, sequence: '12' };
    default:
      return { ...evenement, id, data: { ...evenement.data, demandeur: `${CANARI} 12` } };
  }
}

function enWebhooks(evenements: readonly Evenement[], tirage: Tirage, parWebhook: number): Webhook[] {
  const ouverts = new Map<Partenaire, { webhook: Webhook; taille: number }>();
  const webhooks: Webhook[] = [];
  for (const evenement of evenements) {
    const partenaire: Partenaire = evenement.source === 'urn:gide' ? 'gide' : 'parcours3';
    let ouvert = ouverts.get(partenaire);
    if (ouvert === undefined || ouvert.webhook.evenements.length >= ouvert.taille) {
      ouvert = { webhook: { partenaire, evenements: [] }, taille: 1 + tirage.entier(parWebhook) };
      ouverts.set(partenaire, ouvert);
      webhooks.push(ouvert.webhook);
    }
    ouvert.webhook.evenements.push(evenement);
  }
  return webhooks;
}
