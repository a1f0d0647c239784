// A port of its own for the metrics, on this machine or a private network, never on the port that everybody reaches.
import { lookup } from 'node:dns/promises'
import { createServer, type Server } from 'node:http'
import { isPrivateAddress } from '../config.ts'
import type { Metrics } from './metrics.ts'

/** Rejects with a sentence when `host` is, or resolves to, a public address. */
export async function serveMetrics(metrics: Metrics, { port, host }: { port: number; host: string }): Promise<Server> {
  const { address } = await lookup(host)
  if (!isPrivateAddress(address)) throw new Error("METRICS_HOST leads to a public address: metrics are nobody else's.")
  const server = createServer((request, answer) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void answer.writeHead(404).end()
    metrics.text().then(
      (text) => answer.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text),
      () => answer.writeHead(500).end(),
    )
  })
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, address, done))
  return server
}
