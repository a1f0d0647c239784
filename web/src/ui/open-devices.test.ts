// What is open is ended at once, also what the browser was still asking for.
import { expect, test, vi } from 'vitest'

class Track {
  readyState: MediaStreamTrackState = 'live'
  stop() { this.readyState = 'ended' }
}
const track = () => new Track() as unknown as MediaStreamTrack
const fresh = async () => {
  vi.resetModules()
  return import('./open-devices.ts')
}

test('a page that breaks ends every device, and whatever is opened afterwards (A7)', async () => {
  const { anyDeviceOpen, endDevices, rememberDevice } = await fresh()
  const [microphone, camera, late] = [track(), track(), track()]
  expect([rememberDevice(microphone), rememberDevice(camera)]).toEqual([true, true])
  expect(anyDeviceOpen()).toBe(true)
  endDevices()
  expect([microphone.readyState, camera.readyState, anyDeviceOpen()]).toEqual(['ended', 'ended', false])
  expect(rememberDevice(late)).toBe(false)
  expect(late.readyState).toBe('ended')
})

test('a device that would not stop is known to be open (A7)', async () => {
  const { anyDeviceOpen, endDevices, rememberDevice } = await fresh()
  const stubborn = Object.assign(track(), { stop: () => undefined })
  rememberDevice(stubborn)
  endDevices()
  expect(anyDeviceOpen()).toBe(true)
})
