import { cadresDe, type Journal } from '#observability';
import { type Contexte, Provider } from 'oidc-provider';
import { configuration, type OptionsDuFournisseur } from './configuration.js';

/** The provider of the library on our configuration, with its events in our log: codes, never who. */
export function creerFournisseur(
  emetteur: string,
  options: OptionsDuFournisseur,
  journal: Journal,
): Provider {
  const fournisseur = new Provider(emetteur, configuration(options));
  fournisseur.use(sansQuestionInutile);
  for (const evenement of ['authorization.error', 'grant.error', 'end_session.error', 'userinfo.error'])
    fournisseur.on(evenement, (_ctx: Contexte, erreur: { error?: string }) =>
      journal.warn({ nature: evenement, code: erreur.error ?? 'inconnu' }, 'demande refusée'),
    );
  fournisseur.on('server_error', (_ctx: Contexte, erreur: Error) =>
    journal.error({ faille: erreur.name, trace: cadresDe(erreur) }, 'demande en échec'),
  );
  fournisseur.on('end_session.success', () => journal.info({ securite: 'deconnexion' }, 'déconnexion'));
  return fournisseur;
}

/** Signing out when nobody is signed in: the library would send a form by a script; there is nothing to ask. */
async function sansQuestionInutile(ctx: Contexte, suite: () => Promise<void>): Promise<void> {
  await suite();
  const { oidc } = ctx;
  if (oidc?.route !== 'end_session' || ctx.status !== 200 || oidc.session.accountId !== undefined) return;
  const { postLogoutRedirectUri: adresse, state } = oidc.session.state ?? {};
  const ou = new URL(adresse ?? '/session/end/success', oidc.provider.issuer);
  if (adresse !== undefined && state !== undefined) ou.searchParams.set('state', state);
  ctx.status = 303;
  ctx.redirect(ou.href);
}
