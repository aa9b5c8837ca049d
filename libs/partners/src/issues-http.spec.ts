import { classerErreurReseau, classerStatut } from './issues-http.js';

describe('classes of HTTP statuses [X4.2]', () => {
  it.each([
    [200, { classe: 'repondu' }],
    [201, { classe: 'incertaine' }],
    [202, { classe: 'incertaine' }],
    [204, { classe: 'incertaine' }],
    [304, { classe: 'incertaine' }],
    [400, { classe: 'refus' }],
    [401, { classe: 'acces' }],
    [403, { classe: 'acces' }],
    [404, { classe: 'refus' }],
    [408, { classe: 'transitoire', peutEtreApplique: false }],
    [409, { classe: 'incertaine' }],
    [410, { classe: 'refus' }],
    [413, { classe: 'refus' }],
    [415, { classe: 'refus' }],
    [422, { classe: 'refus' }],
    [425, { classe: 'transitoire', peutEtreApplique: false }],
    [429, { classe: 'transitoire', peutEtreApplique: false }],
    [500, { classe: 'incertaine' }],
    [501, { classe: 'incertaine' }],
    [502, { classe: 'incertaine' }],
    [503, { classe: 'transitoire', peutEtreApplique: true }],
    [504, { classe: 'incertaine' }],
    [599, { classe: 'incertaine' }],
  ])('%i is %j', (statut, classe) => {
    expect(classerStatut(statut)).toEqual(classe);
  });
});

describe('classes of network errors [X4.2]', () => {
  const echec = (cause: object) => Object.assign(new TypeError('fetch failed'), { cause });

  it.each([
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'connexion_refusee', 'avant'],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'adresse_introuvable', 'avant'],
    [{ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, 'adresse_introuvable', 'avant'],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'connexion_trop_longue', 'avant'],
    [{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'connexion_impossible', 'avant'],
    [{ code: 'ETIMEDOUT', syscall: 'connect' }, 'connexion_impossible', 'avant'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificat_refuse', 'avant'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'certificat_refuse', 'avant'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificat_refuse', 'avant'],
    [{ code: 'EHOSTUNREACH', syscall: 'read' }, 'connexion_coupee', 'apres'],
    [{ code: 'ETIMEDOUT', syscall: 'read' }, 'connexion_coupee', 'apres'],
    [{ code: 'ECONNRESET', syscall: 'read' }, 'connexion_coupee', 'apres'],
    [{ code: 'EPIPE', syscall: 'write' }, 'connexion_coupee', 'apres'],
    [{ code: 'UND_ERR_SOCKET' }, 'connexion_coupee', 'apres'],
    [{ code: 'UND_ERR_HEADERS_TIMEOUT' }, 'delai_depasse', 'apres'],
    [{ message: 'unexpected redirect' }, 'redirection', 'apres'],
    [{ message: 'bad port' }, 'connexion_impossible', 'avant'],
    [{}, 'connexion_coupee', 'apres'],
  ])('%j is %s, %s sending', (cause, libelle, phase) => {
    expect(classerErreurReseau(echec(cause))).toEqual({ cause: libelle, phase });
  });

  it('counts several addresses, all of which failed to connect, as never sent', () => {
    const essais = [
      { code: 'ENETUNREACH', syscall: 'connect' },
      { code: 'ETIMEDOUT', syscall: 'connect' },
    ];
    expect(classerErreurReseau(echec({ code: 'ETIMEDOUT', errors: essais }))).toEqual({
      cause: 'connexion_impossible',
      phase: 'avant',
    });
  });

  it.each([[undefined], [null], ['chaîne'], [new Error('sans cause')]])(
    'supposes that an unknown failure came after sending (%p)',
    (erreur) => {
      expect(classerErreurReseau(erreur).phase).toBe('apres');
    },
  );
});
