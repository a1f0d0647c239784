// A camera for pictures that are shown to people: an out-of-focus figure in a lamplit room instead of a test card.
// The track is a real one and goes its whole way through the SFU; only what it shows is painted.
import type { BrowserContext } from 'playwright'

export type Figure = {
  wall: string
  lamp: readonly [x: number, y: number]
  hair: string
  skin: string
  cloth: string
  window?: boolean
  loose?: boolean
}

export const figures = {
  amber: { wall: '#5b4038', lamp: [500, 120], hair: '#2b1a18', skin: '#8c5a41', cloth: '#8d6f4c', window: true },
  dusk: { wall: '#4d3942', lamp: [150, 140], hair: '#8d8580', skin: '#c79a78', cloth: '#5f6247', loose: true },
  green: { wall: '#4a4a3a', lamp: [480, 170], hair: '#1d1514', skin: '#6b4433', cloth: '#7d5560', loose: true },
  blue: { wall: '#3d4a52', lamp: [180, 110], hair: '#5b3a26', skin: '#d7a988', cloth: '#4c5a58', window: true },
} satisfies Record<string, Figure>

/** Call before the first page opens. Only a camera is painted; a microphone stays as it is. */
export async function fakeCamera(context: BrowserContext, figure: Figure): Promise<void> {
  await context.addInitScript(paintCamera, figure)
}

/** In the page. */
function paintCamera({ wall, lamp: [x, y], hair, skin, cloth, window: hasWindow, loose }: Figure): void {
  const devices = navigator.mediaDevices
  const real = devices?.getUserMedia.bind(devices)
  if (!real) return
  const paint = (canvas: HTMLCanvasElement): void => {
    const g = canvas.getContext('2d')!
    const round = (color: string, cx: number, cy: number, rx: number, ry: number): void => {
      g.fillStyle = color
      g.beginPath()
      g.ellipse(cx, cy, rx, ry, 0, 0, 7)
      g.fill()
    }
    g.filter = 'none'
    g.fillStyle = wall
    g.fillRect(0, 0, 640, 480)
    g.filter = 'blur(14px)'
    if (hasWindow) {
      g.fillStyle = '#52607a'
      g.fillRect(x > 320 ? 40 : 480, 40, 120, 170)
    }
    const light = g.createRadialGradient(x, y, 6, x, y, 300)
    light.addColorStop(0, '#f2c48b')
    light.addColorStop(0.25, 'rgb(226 160 100 / .75)')
    light.addColorStop(1, 'rgb(60 40 40 / 0)')
    g.fillStyle = light
    g.fillRect(0, 0, 640, 480)
    round(hair, 320, 215, 112, 128)
    if (loose) round(hair, 320, 300, 122, 110)
    round(cloth, 320, 520, 230, 175)
    g.fillStyle = skin
    g.fillRect(284, 290, 72, 90)
    round(skin, 320, 235, 76, 98)
    round(hair, 320, 148, 84, 42)
  }
  devices.getUserMedia = async (wanted = {}) => {
    const stream = wanted.audio ? await real({ audio: wanted.audio }) : new MediaStream()
    if (wanted.video) {
      const canvas = document.createElement('canvas')
      canvas.width = 640
      canvas.height = 480
      paint(canvas)
      const [track] = canvas.captureStream(10).getVideoTracks()
      // A canvas that stands still sends nothing.
      const timer = setInterval(() => paint(canvas), 200)
      track!.addEventListener('ended', () => clearInterval(timer))
      stream.addTrack(track!)
    }
    return stream
  }
}
