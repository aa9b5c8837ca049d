import { once } from 'node:events';
import { createServer } from 'node:net';
import { exigerPortsLibres } from '../src/processus/ports.js';
import { adresses } from '../src/processus/roles.js';

describe('ports', () => {
  it('one that is taken is named, with what to do', async () => {
    const serveur = createServer().listen(0, '127.0.0.1');
    await once(serveur, 'listening');
    const adresse = serveur.address();
    const port = typeof adresse === 'object' && adresse ? adresse.port : 0;
    const pour = 'simulateur de GIDE';
    await expect(exigerPortsLibres('127.0.0.1', [{ port, pour }])).rejects.toThrow(
      `Le port ${port} (simulateur de GIDE) est déjà pris par un autre programme. Choisissez un autre port`,
    );
    serveur.close();
    await once(serveur, 'close');
    await exigerPortsLibres('127.0.0.1', [{ port, pour }]);
  });

  it('an address to listen on is turned into one to call', () => {
    expect(adresses('0.0.0.0', 3000).passerelle).toBe('http://127.0.0.1:3000');
    expect(adresses('::1', 3000).parcours3).toBe('http://[::1]:3002');
    expect(adresses('0.0.0.0', 3000)).toMatchObject({
      console: 'http://localhost:3000',
      identite: 'http://localhost:3003',
    });
  });
});
