// Reach: the rows of the rights table.
import type { Right } from '../../src/gathering/rights.types.ts'
import { rights } from '../../src/gathering/rights.ts'
import type { GatheringState, Seat } from '../../src/gathering/state.ts'
import { centre, held, lies, offered, row, silent, type RowCheck } from './row-check.ts'

const open = (state: GatheringState): boolean => state.phase === 'open'
const known = new WeakMap<GatheringState, { who: string; right: Right; seat: Seat }[]>()
/** Everybody with her rights; asked by many rows of one step, so made once. */
function may(state: GatheringState) {
  const list =
    known.get(state) ?? Object.entries(rights(state)).map(([who, right]) => ({ who, right, seat: state.seats[who]! }))
  known.set(state, list)
  return list
}
const plain = (state: GatheringState): boolean =>
  open(state) && state.rest === null && state.mode !== 'together' && lies(state) === null
const guides = (state: GatheringState): boolean =>
  may(state).every(({ right, seat }) => {
    const guide = seat.role !== 'member'
    return (
      right.mayPublishMicrophone === guide &&
      right.maySpeak === (guide && !seat.hushed) &&
      right.mayPublishCamera === (seat.attendance === 'sharing' && !seat.cameraStopped)
    )
  })
const allSharing = (state: GatheringState): boolean =>
  may(state).every(({ right, seat }) => {
    const shares = seat.attendance === 'sharing'
    return (
      right.mayPublishMicrophone === shares &&
      right.maySpeak === (shares && !seat.hushed) &&
      right.mayPublishCamera === (shares && !seat.cameraStopped)
    )
  })

export const rightsRowChecks = {
  'rights-before': row(
    ({ phase, seatOrder }) => phase === 'before' && seatOrder.length > 0,
    (state) =>
      may(state).every(({ right }) => !right.mayPublishMicrophone && !right.maySpeak && !right.mayPublishCamera),
  ),
  'rights-centre': row((state) => plain(state) && centre(state), guides),
  'rights-note': row((state) => open(state) && lies(state) !== null, guides),
  'rights-rest': row((state) => open(state) && state.rest !== null, guides),
  'rights-offered': row(
    (state) => plain(state) && offered(state) !== null,
    (state) =>
      may(state).every(({ who, right, seat }) => {
        const guide = seat.role !== 'member'
        const ready = seat.ready === state.piece.turn
        return (
          right.mayPublishMicrophone === (guide || ready || offered(state)?.to === who) &&
          right.maySpeak === (guide && !seat.hushed)
        )
      }),
  ),
  'rights-held': row(
    (state) => plain(state) && held(state) !== null && silent(state) === null,
    (state) =>
      may(state).every(({ who, right, seat }) => {
        const heard = seat.role !== 'member' || held(state)?.by === who
        return (
          right.mayPublishMicrophone === (heard || seat.ready === state.piece.turn) &&
          right.maySpeak === (heard && !seat.hushed)
        )
      }),
  ),
  'rights-silent': row(
    (state) => plain(state) && silent(state) !== null && state.seats[silent(state)!.by]?.role === 'member',
    (state) => rights(state)[silent(state)!.by]!.mayPublishMicrophone && !rights(state)[silent(state)!.by]!.maySpeak,
  ),
  'rights-together': row(
    (state) =>
      open(state) &&
      state.rest === null &&
      state.mode === 'together' &&
      lies(state) === null &&
      state.kind === 'circle',
    allSharing,
  ),
  'rights-one-to-one': row((state) => open(state) && state.rest === null && state.kind === 'one-to-one', allSharing),
  'rights-hushed': row(
    (state) => may(state).some(({ right, seat }) => seat.hushed && right.mayPublishMicrophone),
    (state) => may(state).every(({ right, seat }) => !seat.hushed || !right.maySpeak),
  ),
  'rights-hush-ends': {
    when: (step) =>
      held(step.after)?.turn !== held(step.before)?.turn &&
      step.before.seats[held(step.after)?.by ?? '']?.hushed === true,
    then: ({ after }) => !after.seats[held(after)!.by]!.hushed,
  },
  'rights-camera-stopped': row(
    (state) => open(state) && may(state).some(({ seat }) => seat.cameraStopped),
    (state) => may(state).every(({ right, seat }) => !seat.cameraStopped || !right.mayPublishCamera),
  ),
  'rights-listening': row(
    (state) => open(state) && may(state).some(({ seat }) => seat.attendance === 'listening'),
    (state) =>
      may(state).every(
        ({ right, seat }) =>
          seat.attendance === 'sharing' ||
          (right.hidden && !right.mayPublishMicrophone && !right.maySpeak && !right.mayPublishCamera),
      ),
  ),
  'rights-waiting': row(
    (state) => state.waitingOrder.length > 0,
    (state) => state.waitingOrder.every((who) => rights(state)[who] === undefined),
  ),
  'rights-removed': row(
    (state) => Object.values(state.gone).includes('removed'),
    (state) => Object.entries(state.gone).every(([who, how]) => how !== 'removed' || rights(state)[who] === undefined),
  ),
  'rights-ended': row(
    ({ phase }) => phase === 'ended',
    (state) => Object.keys(rights(state)).length === 0,
  ),
} satisfies Record<string, RowCheck>
