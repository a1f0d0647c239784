# The app as one small image: built web and server, production dependencies, no shell needed to run, no root.
# It holds no key, no password and no data: those come from the environment and the /data volume.
FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm run build
RUN npx --yes pnpm@10.34.9 --filter @circle/server deploy --prod --legacy /out \
 && cp -r server/dist /out/dist && cp -r web/dist /out/web

FROM node:20.20-bookworm-slim
WORKDIR /app
COPY --from=build --chown=node:node /out ./
USER node
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data WEB_DIR=/app/web
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "dist/main.js"]
