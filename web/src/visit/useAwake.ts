// Keeps the screen awake while it shows the room (Screen Wake Lock). A hidden page loses the lock, so it asks again
// whenever the page is visible again. A browser without the lock, or one that saves its battery, goes on without it.
import { useEffect } from 'react'
import { onLeave } from '../leaving/leave.ts'

function keepAwake(): () => void {
  const wakeLock = (navigator as { wakeLock?: WakeLock }).wakeLock
  if (wakeLock === undefined) return () => undefined
  let lock: WakeLockSentinel | null = null
  let done = false
  const ask = async () => {
    if (done || document.visibilityState !== 'visible' || lock?.released === false) return
    const got = await wakeLock.request('screen').catch(() => null)
    if (done) void got?.release()
    else lock = got
  }
  const end = () => {
    done = true
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
  document.addEventListener('visibilitychange', ask)
  void ask()
  const off = onLeave(end)
  return () => {
    off()
    end()
  }
}

export const useAwake = (): void => useEffect(keepAwake, [])
