// Where leave-now leads in tests: a dull page on this machine, under an address that is not ours. It can be slow, so that
// what is seen in between is our own doing. It must not be shared by two tests at once.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface NeutralPage {
  /** Where leaving leads. */
  readonly url: string
  /** Where she was before she came to us. */
  readonly before: string
  /** Whoever leaves waits for the dull page until `answer`. */
  hold(): void
  waiting(): number
  answer(): void
  close(): Promise<void>
}

export async function neutralPage(): Promise<NeutralPage> {
  let held: ServerResponse[] | null = null
  const dull = (response: ServerResponse, words: string) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>${words}</title><p>${words}`)
  const server = createServer((request, response) => {
    if (request.url !== '/weather') dull(response, 'Recipes')
    else if (held) held.push(response)
    else dull(response, 'Light rain')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const answer = (): void => {
    for (const response of held ?? []) dull(response, 'Light rain')
    held = null
  }
  return {
    url: `${origin}/weather`,
    before: `${origin}/recipes`,
    answer,
    hold: () => {
      held = []
    },
    waiting: () => held?.length ?? 0,
    close: async () => {
      answer()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
