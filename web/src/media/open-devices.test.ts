// Every open device ends at once, also one that the browser was still asking for.
import { expect, test } from 'vitest'
import { OpenDevices } from './capture.ts'

class Track {
  readyState: MediaStreamTrackState = 'live'
  stop() {
    this.readyState = 'ended'
  }
}
const track = () => new Track() as unknown as MediaStreamTrack

test('a page that breaks ends every device, and whatever is opened afterwards (A7)', () => {
  const devices = new OpenDevices()
  const [microphone, camera, late] = [track(), track(), track()]
  expect([devices.remember(microphone), devices.remember(camera)]).toEqual([true, true])
  expect(devices.end()).toBe(false)
  expect([microphone.readyState, camera.readyState]).toEqual(['ended', 'ended'])
  expect(devices.remember(late)).toBe(false)
  expect(late.readyState).toBe('ended')
})

test('a device that would not stop is known to be open (A7)', () => {
  const devices = new OpenDevices()
  devices.remember(Object.assign(track(), { stop: () => undefined }))
  expect(devices.end()).toBe(true)
})
