import { setInterval, setTimeout } from 'node:timers';

/** A role for tests: ready at once, or it falls as COMPORTEMENT says. */
const comportement = process.env.COMPORTEMENT;
if (comportement === 'refuse') {
  process.stderr.write('Un réglage est absent(s) ou incorrect(s) :\n  - PORT : un nombre\n');
  process.exit(1);
}
process.on('SIGTERM', () => {
  if (comportement !== 'sourd') process.exit(0);
});
process.on('disconnect', () => process.exit(0));
process.send('pret');
if (comportement === 'tombe') setTimeout(() => process.exit(3), 20);
setInterval(() => undefined, 1_000);
