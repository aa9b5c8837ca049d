/** What of a session says what somebody may do. */
interface Habilite {
  habilitation: { role: string; portee: string };
  droits: readonly string[];
}

/** A screen of the navigation, and the roles to which the API opens what it shows. */
export interface Ecran {
  adresse:
    | '/'
    | '/cotraitances'
    | '/messages'
    | '/echecs'
    | '/rejeux'
    | '/ecarts'
    | '/nuits'
    | '/partenaires'
    | '/habilitations'
    | '/audit'
    | '/exports';
  nom: string;
  roles: readonly string[];
}

const CHIFFRES = ['exploitant', 'pilotage', 'auditeur', 'administrateur'];
const OPERATEURS = ['exploitant', 'administrateur'];
const LECTEURS = [
  ...OPERATEURS,
  'responsable_cotraitance',
  'conseiller',
  'correspondant_pole_emploi',
  'auditeur',
];

export const ECRANS: readonly Ecran[] = [
  { adresse: '/', nom: 'Aujourd’hui', roles: CHIFFRES },
  { adresse: '/cotraitances', nom: 'Cotraitances', roles: LECTEURS },
  { adresse: '/messages', nom: 'Messages', roles: [...OPERATEURS, 'auditeur'] },
  { adresse: '/echecs', nom: 'Échecs', roles: [...OPERATEURS, 'auditeur'] },
  { adresse: '/rejeux', nom: 'Rejeux', roles: [...OPERATEURS, 'auditeur'] },
  { adresse: '/ecarts', nom: 'Écarts', roles: CHIFFRES },
  { adresse: '/nuits', nom: 'Nuits', roles: CHIFFRES },
  { adresse: '/partenaires', nom: 'Partenaires', roles: CHIFFRES },
  { adresse: '/habilitations', nom: 'Habilitations', roles: ['administrateur'] },
  { adresse: '/audit', nom: 'Journal d’audit', roles: ['auditeur', 'administrateur'] },
  { adresse: '/exports', nom: 'Exports', roles: CHIFFRES },
];

/** What the gateway decides anyway; the console offers nothing that it would refuse. */
export function ecransDe({ habilitation }: Pick<Habilite, 'habilitation'>): Ecran[] {
  return ECRANS.filter(({ roles }) => roles.includes(habilitation.role));
}

export function voit(session: Pick<Habilite, 'habilitation'>, adresse: Ecran['adresse']): boolean {
  return ecransDe(session).some((ecran) => ecran.adresse === adresse);
}

/** May act: pause, replay, decide. */
export function peutAgir({ habilitation, droits }: Habilite): boolean {
  return droits.includes('agir') && OPERATEURS.includes(habilitation.role);
}

/** May read what concerns one person: an écart, a dossier, a message. */
export function peutLireLesDossiers({ habilitation }: Pick<Habilite, 'habilitation'>): boolean {
  return habilitation.role !== 'pilotage' && habilitation.role !== 'partenaire';
}

/** X5.3: the responsable of that structure, and whoever administers. */
export function peutAccepterPour({ habilitation, droits }: Habilite, structure: string): boolean {
  const { role, portee } = habilitation;
  const sienne = role === 'responsable_cotraitance' && portee === `structure:${structure}`;
  return droits.includes('agir') && (sienne || role === 'administrateur');
}

/** A row of the policy is written by whoever administers; others see what it would change. */
export function peutActiverUnePolitique({ habilitation, droits }: Habilite): boolean {
  return droits.includes('agir') && habilitation.role === 'administrateur';
}

/** What bears on the whole exchange (a partner, a run, an alarm, a group of écarts) is ordered for the whole country, or not at all. */
export function peutOrdonnerPourTous(session: Habilite): boolean {
  return peutAgir(session) && session.habilitation.portee === 'nationale';
}

/** Who may take a list away: whoever may read it, and has the right besides. */
const LECTEURS_DES_SUJETS: Readonly<Record<string, readonly string[]>> = {
  messages: [...OPERATEURS, 'auditeur'],
  cotraitances: [...OPERATEURS, 'auditeur'],
  ecarts: [...OPERATEURS, 'auditeur'],
  audit: ['auditeur', 'administrateur'],
  nuits: CHIFFRES,
};

export function peutExporter({ habilitation, droits }: Habilite, sujet: string): boolean {
  return droits.includes('exporter') && (LECTEURS_DES_SUJETS[sujet] ?? []).includes(habilitation.role);
}

/** May see what others take away, never what it holds. */
export function voitLesExportsDesAutres({ habilitation }: Pick<Habilite, 'habilitation'>): boolean {
  const { role, portee } = habilitation;
  return (role === 'auditeur' || role === 'administrateur') && portee === 'nationale';
}
