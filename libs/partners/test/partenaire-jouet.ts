import { createHash } from 'node:crypto';
import { canoniser, empreinteDemandeur, empreinteSeau, membresConnus, seauDe } from '#annexe7';
import type { FaitTenu } from '#annexe7';
import type { Evenement, ResultatEvenement } from '#contract';
import { controlerEvenementDit, typeCourt } from '#contract';

/** One thing that the toy partner does wrong. */
export type Defaut =
  | 'jeton_pour_tous'
  | 'jeton_html'
  | 'sans_jeton'
  | 'jeton_inconnu_admis'
  | 'limite_ignoree'
  | 'curseur_mouvant'
  | 'curseur_recouvrant'
  | 'curseur_inconnu_admis'
  | 'suite_sans_fin'
  | 'desordre'
  | 'enonce_invalide'
  | 'enonce_hors_competence'
  | 'id_reutilise'
  | 'version_reutilisee'
  | 'enonce_dit'
  | 'lot_refuse'
  | 'resultat_manquant'
  | 'resultat_etranger'
  | 'sans_memoire'
  | 'reapplique'
  | 'obsolete_sans_sequence'
  | 'sequence_ignoree'
  | 'rejet_du_lot'
  | 'rejet_sans_code'
  | 'invalide_applique'
  | 'lecteur_strict'
  | 'retrait_efface'
  | 'retrait_refuse'
  | 'lot_sans_borne'
  | 'lot_trop_petit'
  | 'illisible_admis'
  | 'signature_ignoree'
  | 'absence_de_signature_admise'
  | 'horodatage_ignore'
  | 'recherche_sans_rejets'
  | 'recherche_inventive'
  | 'recherche_sans_borne'
  | 'faits_sans_borne'
  | 'faits_anciens'
  | 'empreinte_sans_retraits'
  | 'empreinte_non_canonique'
  | 'empreinte_brute'
  | 'empreinte_sequence_nombre'
  | 'seau_autre'
  | 'seau_concatene'
  | 'effectif_faux'
  | 'seau_hors_bornes'
  | 'declarations_absentes'
  | 'declarations_fausses'
  | 'bilan_absent'
  | 'bilan_vide'
  | 'bilan_types_courts'
  | 'refus_en_texte';

interface Tenu {
  cle: string;
  sequence: string;
  evenement: Evenement;
}

/** What a partner remembers of the gateway (X4.2 to X4.4), in memory, with the defects asked for. */
export class MemoireDuJouet {
  readonly tenus = new Map<string, Map<string, Tenu>>();
  readonly sorts = new Map<string, 'applique' | 'obsolete' | 'rejete'>();
  readonly recus = new Map<string, number>();

  constructor(private readonly defauts: ReadonlySet<Defaut>) {}

  prendre(lot: readonly unknown[]): ResultatEvenement[] {
    if (this.#a('rejet_du_lot') && lot.some((un) => this.#controler(un).verdict === 'refuse'))
      return lot.map((un) => ({ id: (un as Evenement).id, statut: 'rejete', code: 'LOT' }));
    const resultats = lot.map((un) => this.#prendreUn(un as Evenement));
    if (this.#a('resultat_manquant')) resultats.pop();
    if (this.#a('resultat_etranger')) resultats.push({ id: 'un-autre', statut: 'applique' });
    return resultats;
  }

  faitsDe(demandeur: string): Tenu[] {
    const faits = [...(this.tenus.get(demandeur)?.values() ?? [])];
    return this.#a('faits_anciens') ? faits.slice(1) : faits;
  }

  empreinteDe(demandeur: string): string {
    const faits = [...(this.tenus.get(demandeur)?.values() ?? [])].map(
      ({ cle, sequence, evenement }): FaitTenu => {
        const type = typeCourt(evenement.type);
        return { cle, sequence, data: type === undefined ? {} : membresConnus(type, evenement.data) };
      },
    );
    if (this.#a('empreinte_sans_retraits'))
      return empreinteDemandeur(faits.filter(({ data }) => data['annule'] !== true));
    const lignes = faits
      .sort((un, autre) => (un.cle < autre.cle ? -1 : 1))
      .map(({ cle, sequence, data }) => [
        cle,
        this.#a('empreinte_sequence_nombre') ? Number(sequence) : sequence,
        data,
      ]);
    if (this.#a('empreinte_non_canonique')) return sha(JSON.stringify(lignes));
    if (this.#a('empreinte_sequence_nombre')) return sha(canoniser(lignes));
    if (this.#a('empreinte_brute'))
      return sha(
        canoniser(lignes.map(([cle, sequence, data]) => [cle, sequence, { ...(data as object), x: 1 }])),
      );
    return empreinteDemandeur(faits);
  }

  demandeursDuSeau(seau: number): { demandeur: string; empreinte: string }[] {
    return [...this.tenus.keys()]
      .filter((demandeur) => this.seauDe(demandeur) === seau)
      .map((demandeur) => ({ demandeur, empreinte: this.empreinteDe(demandeur) }));
  }

  seaux(): { seau: number; effectif: number; empreinte: string }[] {
    const numeros = new Set([...this.tenus.keys()].map((demandeur) => this.seauDe(demandeur)));
    return [...numeros].map((seau) => {
      const paires = this.demandeursDuSeau(seau);
      const concatenation = sha(
        paires.map(({ demandeur, empreinte }) => `${demandeur}:${empreinte}`).join('') + ' ',
      );
      return {
        seau,
        effectif: paires.length + (this.#a('effectif_faux') ? 1 : 0),
        empreinte: this.#a('seau_concatene') ? concatenation : empreinteSeau(paires),
      };
    });
  }

  seauDe(demandeur: string): number {
    return this.#a('seau_autre') ? Number(demandeur.slice(0, 7)) % 4_096 : seauDe(demandeur);
  }

  #prendreUn(evenement: Evenement): ResultatEvenement {
    const { id, sequence } = evenement;
    if (this.sorts.has(id) && !this.#a('sans_memoire'))
      return { id, statut: this.#a('reapplique') ? 'applique' : 'doublon' };
    const resultat = this.#decider(evenement, id, sequence);
    if (resultat.statut !== 'doublon') this.sorts.set(id, resultat.statut);
    this.recus.set(evenement.type, (this.recus.get(evenement.type) ?? 0) + 1);
    return resultat;
  }

  #decider(evenement: Evenement, id: string, sequence: string): ResultatEvenement {
    const verdict = this.#controler(evenement);
    const inconnu = this.#a('lecteur_strict') && 'membreInconnu' in evenement.data;
    const retrait = evenement.data['annule'] === true;
    if (this.#a('lot_refuse')) return { id, statut: 'rejete', code: 'DEMANDEUR_INCONNU' };
    if (verdict.verdict === 'refuse' || inconnu || (retrait && this.#a('retrait_refuse')))
      if (!this.#a('invalide_applique'))
        return this.#a('rejet_sans_code')
          ? { id, statut: 'rejete' }
          : { id, statut: 'rejete', code: 'SCHEMA_INVALIDE' };
    if (verdict.verdict !== 'accepte') return { id, statut: 'applique' };
    const { demandeur, cle } = verdict;
    const faits = this.tenus.get(demandeur) ?? new Map<string, Tenu>();
    const tenue = faits.get(cle)?.sequence;
    if (tenue !== undefined && sequence <= tenue && !this.#a('sequence_ignoree'))
      return this.#a('obsolete_sans_sequence')
        ? { id, statut: 'obsolete' }
        : { id, statut: 'obsolete', sequence: tenue };
    if (retrait && this.#a('retrait_efface')) faits.delete(cle);
    else faits.set(cle, { cle, sequence, evenement });
    this.tenus.set(demandeur, faits);
    return { id, statut: 'applique' };
  }

  #controler(brut: unknown) {
    return controlerEvenementDit(brut);
  }

  #a(defaut: Defaut): boolean {
    return this.defauts.has(defaut);
  }
}

export function sha(texte: string): string {
  return createHash('sha256').update(texte).digest('hex');
}
