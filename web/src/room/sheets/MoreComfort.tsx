/* What the comfort sheet holds in the room alone: the signs that the piece comes to her, and the way to her
   microphone, camera and speaker. */
import { Button } from '../../ui/Button.tsx'
import { setComfort, useComfort } from '../../ui/comfort.ts'
import { MORE_COMFORT } from '../../words/room.ts'

const SIGNS = ['tone', 'vibration', 'title'] as const
/** A device without a vibration motor has the function all the same. */
const vibrates = () => typeof navigator.vibrate === 'function' && matchMedia('(pointer: coarse)').matches

export function MoreComfort({ onSound }: { onSound(): void }) {
  const now = useComfort()
  return (
    <>
      <div role="group" aria-label={MORE_COMFORT.signs}>
        <p>{MORE_COMFORT.signs}</p>
        <div className="pair">
          {SIGNS.filter((sign) => sign !== 'vibration' || vibrates()).map((sign) => (
            <Button key={sign} slim pressed={now[sign]} onClick={() => setComfort({ [sign]: !now[sign] })}>
              {MORE_COMFORT[sign]}
            </Button>
          ))}
        </div>
      </div>
      <div>
        <p>{MORE_COMFORT.devices}</p>
        <div className="pair">
          <Button slim aria-haspopup="dialog" onClick={onSound}>
            {MORE_COMFORT.sound}
          </Button>
        </div>
      </div>
    </>
  )
}
