import { once } from 'node:events';
import { createServer } from 'node:net';

/** @throws Error (French) that names a port another program holds, and what to do */
export async function exigerPortsLibres(
  hote: string,
  ports: readonly { port: number; pour: string }[],
): Promise<void> {
  for (const { port, pour } of ports) {
    const sonde = createServer();
    try {
      await once(sonde.listen(port, hote), 'listening');
    } catch (erreur) {
      throw new Error(dire((erreur as NodeJS.ErrnoException).code, hote, port, pour), { cause: erreur });
    }
    sonde.close();
    await once(sonde, 'close');
  }
}

function dire(code: string | undefined, hote: string, port: number, pour: string): string {
  const ailleurs = 'Choisissez un autre port, par exemple : PORT=3100 npm start';
  if (code === 'EADDRINUSE')
    return `Le port ${port} (${pour}) est déjà pris par un autre programme. ${ailleurs}`;
  if (code === 'EACCES') return `Le port ${port} (${pour}) est réservé à l'administrateur. ${ailleurs}`;
  return `Impossible d'écouter sur ${hote}:${port} (${pour}) : ${code ?? 'erreur inconnue'}. Vérifiez HOST et PORT.`;
}
