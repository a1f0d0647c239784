#!/usr/bin/env node
// Stands between Playwright and a released Firefox: starts it, passes WebDriver BiDi on in both directions, and answers the one
// command that Playwright always sends and Firefox does not know yet. It must not change any other message.
// When `emulation.setMediaFeaturesOverride` is in the released Firefox, this file can go.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import WebSocket, { WebSocketServer } from 'ws'

const UNKNOWN = 'emulation.setMediaFeaturesOverride'
const READY = /^(WebDriver BiDi listening on )(ws:\/\/\S+)$/

const firefox = spawn(process.env.FIREFOX, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] })
firefox.once('exit', (code) => process.exit(code ?? 1))
firefox.once('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
createInterface({ input: firefox.stderr }).on('line', (line) => {
  const [, words, url] = READY.exec(line) ?? []
  if (!url) return void process.stderr.write(`${line}\n`)
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () =>
    process.stderr.write(`${words}ws://127.0.0.1:${server.address().port}\n`),
  )
  server.on('connection', (driver, { url: path }) => join(driver, `${url}${path}`))
})

function join(driver, address) {
  const browser = new WebSocket(address, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 })
  const early = []
  const toBrowser = (text) => (browser.readyState === WebSocket.OPEN ? browser.send(text) : early.push(text))
  driver.on('message', (data) => {
    const text = data.toString()
    const { id, method } = JSON.parse(text)
    if (method === UNKNOWN) driver.send(JSON.stringify({ type: 'success', id, result: {} }))
    else toBrowser(text)
  })
  browser.once('open', () => early.splice(0).forEach(toBrowser))
  browser.on('message', (data) => driver.send(data.toString()))
  for (const [one, other] of [
    [driver, browser],
    [browser, driver],
  ])
    one.on('error', () => {}).once('close', () => other.close())
}
