export type { SourceDeRegles } from './source-de-regles.js';
