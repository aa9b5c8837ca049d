import { Secrets } from './secrets.js';
import { cleReconnue, signer, TOLERANCE_HORLOGE, type EntetesSignature } from './signature.js';

/** What is wrong, or right, with one part of a signature (X3.2). Never anything of a secret. */
export interface PartieDeSignature {
  partie: 'webhook-id' | 'webhook-timestamp' | 'webhook-signature';
  juste: boolean;
  /** In French, for whoever signs. */
  detail: string;
}

/** `v1,` and the 44 characters of base64 of 32 bytes. */
const FORME = /^v1,[A-Za-z0-9+/]{43}=$/u;

/** X3.2, for the bench: every part is judged, also when an earlier one is wrong. @param maintenant seconds, real clock */
export function diagnostiquerSignature(
  secrets: Secrets,
  entetes: EntetesSignature,
  corps: Buffer,
  maintenant: number,
): { parties: PartieDeSignature[]; cle: string | null } {
  const { id = '', horodatage = '', signature = '' } = entetes;
  const cle = cleReconnue(secrets, { id, horodatage, signature }, corps) ?? null;
  return {
    cle,
    parties: [
      id === ''
        ? { partie: 'webhook-id', juste: false, detail: 'L’en-tête webhook-id manque.' }
        : { partie: 'webhook-id', juste: true, detail: 'Présent.' },
      direHorodatage(horodatage, maintenant),
      cle === null
        ? { partie: 'webhook-signature', juste: false, detail: direLaFaute(secrets, entetes, corps) }
        : { partie: 'webhook-signature', juste: true, detail: `Signée par la clé ${cle}.` },
    ],
  };
}

function direHorodatage(horodatage: string, maintenant: number): PartieDeSignature {
  const partie = 'webhook-timestamp';
  if (horodatage === '') return { partie, juste: false, detail: 'L’en-tête webhook-timestamp manque.' };
  if (!/^\d{1,15}$/u.test(horodatage))
    return { partie, juste: false, detail: 'Il doit être un nombre de secondes, en chiffres seulement.' };
  const ecart = Number(horodatage) - maintenant;
  if (Math.abs(ecart) <= TOLERANCE_HORLOGE)
    return { partie, juste: true, detail: 'À moins de cinq minutes de l’heure réelle.' };
  const enMillisecondes = Math.abs(Number(horodatage) / 1_000 - maintenant) <= TOLERANCE_HORLOGE;
  const detail = enMillisecondes
    ? 'Il est en millisecondes : donnez des secondes.'
    : `Il est ${ecart < 0 ? 'en retard' : 'en avance'} de ${Math.abs(ecart)} secondes : cinq minutes sont admises.`;
  return { partie, juste: false, detail };
}

/** What people most often get wrong, who pastes too, tried in turn. It says no more than the door would. */
function direLaFaute(
  secrets: Secrets,
  { id = '', horodatage = '', signature = '' }: EntetesSignature,
  corps: Buffer,
): string {
  if (signature === '') return 'L’en-tête webhook-signature manque.';
  const presentees = signature.split(' ').filter((une) => une !== '');
  if (!presentees.some((une) => une.startsWith('v1,')))
    return 'Aucune signature ne commence par « v1, » : seule cette version est reconnue.';
  if (!presentees.some((une) => FORME.test(une)))
    return 'Après « v1, », attendu le base64 de 32 octets (HMAC-SHA256) : 44 caractères, ni hexadécimal, ni base64url.';
  const texte = corps.toString('utf8');
  const autres: readonly (readonly [string, string])[] = [
    ['sans retour à la ligne final', texte.replace(/\r?\n$/u, '')],
    ['avec un retour à la ligne final', `${texte}\n`],
    ['avec des fins de ligne CR LF', texte.replace(/\r?\n/gu, '\r\n')],
    ['avec des fins de ligne LF', texte.replace(/\r\n/gu, '\n')],
  ];
  const [trouvee] = autres.filter(
    ([, autre]) =>
      autre !== texte &&
      cleReconnue(secrets, { id, horodatage, signature }, Buffer.from(autre)) !== undefined,
  );
  return trouvee
    ? `Juste pour ce corps ${trouvee[0]} : le texte collé n’est pas celui qui a été signé (un navigateur change les fins de ligne) ; comparez aux octets envoyés.`
    : 'La signature ne correspond à aucune clé acceptée pour ces octets : vérifiez le secret, et que le texte signé est « webhook-id.webhook-timestamp.corps ».';
}

export interface ExempleDeSignature {
  /** For the demonstration: it opens nothing here. */
  secret: string;
  id: string;
  horodatage: string;
  corps: string;
  signature: string;
}

const SECRET_DE_DEMONSTRATION = `whsec_${Buffer.from('secret-de-demonstration-pour-signer').toString('base64')}`;

/** X3.2: a signed request that whoever writes the code of a partner can make again, byte by byte. */
export function exempleDeSignature(): ExempleDeSignature {
  const id = 'msg-exemple-0001';
  const horodatage = 1_283_299_200;
  const corps = '{"exemple":"bonjour"}';
  const secrets = Secrets.lire(SECRET_DE_DEMONSTRATION, 'EXEMPLE');
  return {
    secret: SECRET_DE_DEMONSTRATION,
    id,
    horodatage: String(horodatage),
    corps,
    signature: signer(secrets, id, horodatage, corps),
  };
}
