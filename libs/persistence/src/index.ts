export * from './data-source.js';
export * from './failles.js';
export * from './horloge.js';
export * from './ids-dans-le-temps.js';
export * from './migrer.js';
export * from './unite-de-travail.js';
export * from './embarque/index.js';
