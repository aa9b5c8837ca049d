import type { Invalide } from '#contract';

/** What a reader of #contract makes of an answer: the value, or one French sentence that shows no value. */
export type Lecture<T> = T | Invalide;
