// Lays a compressed copy beside every text of the built pages: `.br` and `.gz`, as the server looks for them. It must not
// touch the page itself, which goes out filled in, nor what is compressed by its own nature.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TEXTS = /\.(m?js|css|svg|txt|json|webmanifest)$/

const brotli = (data) =>
  promisify(brotliCompress)(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
  })
const gzipped = (data) => promisify(gzip)(data, { level: 9 })

/** A copy that is no smaller is left out. */
export async function compressPages(dist) {
  const texts = readdirSync(dist, { recursive: true })
    .map(String)
    .filter((file) => TEXTS.test(file))
  await Promise.all(
    texts.flatMap((file) =>
      [
        ['br', brotli],
        ['gz', gzipped],
      ].map(async ([ending, pack]) => {
        const data = readFileSync(join(dist, file))
        const packed = await pack(data)
        if (packed.length < data.length) writeFileSync(join(dist, `${file}.${ending}`), packed)
      }),
    ),
  )
}
