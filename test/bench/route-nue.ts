import Fastify from 'fastify';
import pg from 'pg';

/** The least that a durable webhook does: the body in a row, committed, then 202. Nothing is checked. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS recu (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, corps bytea NOT NULL)',
);

const serveur = Fastify();
serveur.removeAllContentTypeParsers();
serveur.addContentTypeParser('*', { parseAs: 'buffer' }, (_, corps, fin) => fin(null, corps));
serveur.post('/webhooks/:partenaire', async (requete, reponse) => {
  await pool.query('INSERT INTO recu (corps) VALUES ($1)', [requete.body]);
  return reponse.code(202).send({ recus: 1 });
});
const url = await serveur.listen({ port: 0, host: '127.0.0.1' });
process.on('disconnect', () => process.kill(process.pid));
process.send?.({ url });
