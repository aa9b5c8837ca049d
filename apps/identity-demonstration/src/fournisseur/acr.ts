import { interactionPolicy, type Parametres } from 'oidc-provider';

/** acr of who has given a password and nothing else. */
export const ACR_SIMPLE = 'urn:passerelle:demonstration:mot-de-passe';

/** Whether the client asks for the strong acr, by `acr_values` or by the `claims` parameter. */
export function acrFortDemande(params: Parametres, acrFort: string): boolean {
  const { acr_values: valeurs, claims } = params;
  if (typeof valeurs === 'string' && valeurs.split(' ').includes(acrFort)) return true;
  if (typeof claims !== 'string') return false;
  // The provider has already refused what is not JSON.
  const lus = JSON.parse(claims) as { id_token?: { acr?: { value?: unknown; values?: unknown } | null } };
  const demande = lus.id_token?.acr;
  return demande?.value === acrFort || (Array.isArray(demande?.values) && demande.values.includes(acrFort));
}

/** The questions of the library, and ours: who signed in with a password is asked again when more is asked for. */
export function politiqueDesQuestions(acrFort: string): object {
  const politique = interactionPolicy.base();
  politique
    .get('login')
    .checks.add(
      new interactionPolicy.Check(
        'acr_fort',
        'a second proof is required',
        ({ oidc }) => acrFortDemande(oidc.params, acrFort) && oidc.acr !== acrFort,
      ),
    );
  return politique;
}
