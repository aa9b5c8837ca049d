# One image for every role of the gateway and for both simulated partners; the command says which.

FROM node:24.21.0-trixie-slim AS build
WORKDIR /passerelle
COPY package.json package-lock.json ./
# No install script runs: the image has its own Node, and the roles never start the embedded PostgreSQL.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY config ./config
COPY libs ./libs
COPY apps ./apps
RUN npm run build \
  && npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-trixie-slim
ENV NODE_ENV=production
# The heap of each role is bounded, as the launcher bounds it (config/processus.ts).
ENV NODE_OPTIONS=--max-old-space-size=400
WORKDIR /passerelle
COPY --from=build /passerelle/package.json ./
COPY --from=build /passerelle/node_modules ./node_modules
COPY --from=build /passerelle/dist ./dist
COPY --from=build /passerelle/config ./config
# Where a simulated partner keeps its SQLite file; the roles of the gateway write no file at all.
RUN install -d -o node -g node -m 0700 /donnees
USER node
CMD ["node", "dist/apps/gateway/src/main.js"]
