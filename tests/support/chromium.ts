// How the tests start a Chromium: with a fake camera and microphone, and with what a headless one needs to reach an SFU on loopback.
// One list for Playwright's runner, the proofs and the benches.

export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // Without these a headless browser offers no loopback candidates and slows hidden pages down.
  '--allow-loopback-in-peer-connection',
  // A page that a test itself serves has no known address, and would be kept from reaching loopback.
  '--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
]

export const chromiumPath = (): string => process.env['CHROMIUM'] ?? '/usr/bin/chromium'
