export { type BackendDeFiles } from './backend-de-files.js';
export { BackendPostgres, preparerFilesPostgres } from './backend-postgres.js';
export { BackendRedis } from './backend-redis.js';
export { accorderLesFiles } from './droits-des-files.js';
export { Ecoute, type Ecouteur } from './ecoute.js';
export { FILES, type DonneesTravail, type IncidentFile, type NomFile, type Signaler } from './files.js';
export { creerBackend, type OptionsQueueing, QueueingModule, SONNETTE } from './queueing.module.js';
export { type ObservateurDesFiles, observerLesFiles } from './observer-les-files.js';
export { type Sonnette, SonnetteBullMq } from './sonnette.js';
