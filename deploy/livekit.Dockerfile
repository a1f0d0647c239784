# The media server with what stands between it and Docker's log: of each line only its level, message and place are said.
# The program itself is LiveKit's own, as it is published.
FROM livekit/livekit-server:v1.13.5 AS livekit

FROM node:24.21-bookworm-slim
COPY --from=livekit /livekit-server /livekit-server
COPY scripts/livekit-log.mjs scripts/livekit-lines.mjs /
ENTRYPOINT ["node", "/livekit-log.mjs", "/livekit-server"]
