// The headers of every answer. They tell the browser what not to do: load from elsewhere, be framed, cache, send referrers. They
// are the same for everybody.
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

const SHUT = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]
// Sound and pictures played by our page, and a screen that stays awake while she listens.
const OPEN = new Set(['autoplay', 'picture-in-picture', 'fullscreen', 'screen-wake-lock'])

/** The same for every answer of one app; only assets change Cache-Control. */
export function headersFor(config: Pick<Config, 'publicUrl' | 'https'>): Record<string, string> {
  const socket = config.publicUrl.replace(/^http/, 'ws') // older Safari does not count it as 'self'
  const permissions = [
    'camera=(self)',
    'microphone=(self)',
    ...SHUT.map((name) => `${name}=(${OPEN.has(name) ? 'self' : ''})`),
  ]
  return {
    'content-security-policy': [...POLICY, `connect-src 'self' ${socket}`].join('; '),
    'permissions-policy': permissions.join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    // Over plain http this header would shut a self-hosted circle out of its own address.
    ...(config.https && { 'strict-transport-security': 'max-age=63072000' }),
  }
}

export function sendHeaders(app: FastifyInstance, config: Config): void {
  const headers = headersFor(config)
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
}
