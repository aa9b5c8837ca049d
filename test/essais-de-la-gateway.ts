/** What the tests of the gateway made for themselves, for those of another application: apps never import apps. */
export { planterEcarts } from '../apps/gateway/test/ecarts-plantes.js';
export { creerGatewayDEssai } from '../apps/gateway/test/gateway-d-essai.js';
