import { hash } from 'node:crypto';

/**
 * X3.4. SHA-256 of the RFC 8785 canonical JSON of a whole event, unknown members included.
 *
 * Unknown members may hold what RFC 8785 has no form for (a lone surrogate, a number beyond doubles): the
 * writer below is total, so that such an event is remembered like any other. Whatever RFC 8785 covers is
 * written exactly as it says.
 */
export function empreinteContenu(evenement: unknown): Buffer {
  return hash('sha256', ecrire(evenement), 'buffer');
}

function ecrire(valeur: unknown): string {
  if (Array.isArray(valeur)) return `[${valeur.map(ecrire).join(',')}]`;
  if (typeof valeur === 'object' && valeur !== null) {
    const objet = valeur as Record<string, unknown>;
    let membres = '';
    for (const nom of Object.keys(objet).sort()) {
      membres += `${membres === '' ? '' : ','}${JSON.stringify(nom)}:${ecrire(objet[nom])}`;
    }
    return `{${membres}}`;
  }
  if (valeur === Infinity) return '1e999';
  if (valeur === -Infinity) return '-1e999';
  const texte = JSON.stringify(valeur) as string | undefined;
  if (texte === undefined) throw new TypeError('not a JSON value');
  return texte;
}
