/* One icon: an outline of 24 px with a pen of 1.7, round. It always stands beside a word, so it is hidden from
   screen readers. */
const ICONS = {
  leave: 'M13 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H13M10 12h10m-3.5-4L20 12l-3.5 4',
  mic: 'M12 3.5a2.8 2.8 0 0 0-2.8 2.8v5.2a2.8 2.8 0 0 0 5.6 0V6.3A2.8 2.8 0 0 0 12 3.5ZM6 11.2a6 6 0 0 0 12 0M12 17.2v3.3',
  micClosed:
    'M9.2 9v2.5a2.8 2.8 0 0 0 4.4 2.3M14.8 11V6.3a2.8 2.8 0 0 0-5.4-1M6 11.2a6 6 0 0 0 9.4 4.9M18 11.2a6 6 0 0 1-.5 2.4' +
    'M12 17.2v3.3M4.5 4.5l15 15',
  cam: 'M4.8 7h9.4A1.8 1.8 0 0 1 16 8.8v6.4A1.8 1.8 0 0 1 14.2 17H4.8A1.8 1.8 0 0 1 3 15.2V8.8A1.8 1.8 0 0 1 4.8 7ZM16 11l5-3v8l-5-3',
  camClosed:
    'M9 7h5.2A1.8 1.8 0 0 1 16 8.8V13M16 16.2a1.8 1.8 0 0 1-1.8.8H4.8A1.8 1.8 0 0 1 3 15.2V8.8A1.8 1.8 0 0 1 4.8 7' +
    'M16 11l5-3v8l-2.6-1.6M4.5 4.5l15 15',
  pen: 'M6 4.5h12v10l-4.5 5H6zM13.5 19.5v-5H18M9 8.5h6M9 11.5h4',
  word: 'M4.5 6.5A1.5 1.5 0 0 1 6 5h12a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 16h-6.5L7.5 19.5V16H6a1.5 1.5 0 0 1-1.5-1.5Z',
  hand:
    'M8 12.5V6.3a1.3 1.3 0 0 1 2.6 0V11m0-5.7V4.6a1.3 1.3 0 0 1 2.6 0V11m0-4.9a1.3 1.3 0 0 1 2.6 0V12m0-3a1.3 1.3 0 0 1 2.6 0' +
    'v5.2c0 3.8-2.4 6.3-5.9 6.3-2.7 0-4.2-1-5.5-3.1L4.6 13.6c-.9-1.5 1-2.9 2.2-1.7L8 13.2',
  call: 'M5.5 4.5h3.2l1.5 4-2 1.6a12 12 0 0 0 5.7 5.7l1.6-2 4 1.5v3.2a1.5 1.5 0 0 1-1.6 1.5C11 19.6 4.4 13 4 6.1A1.5 1.5 0 0 1 5.5 4.5Z',
  comfort: 'M4 18.5 8.5 6h1L14 18.5M5.6 14.5h6.8M15 18.5l2.6-7h.8l2.6 7M16 16h4',
  seat: 'M7 4.5v9.5h10M7 14v6M17 14v6M7 9.5h7.5a2.5 2.5 0 0 1 2.5 2.5v2',
  ok: 'M5.5 12.5l4.2 4.2L18.5 8',
  ear: 'M7 10a5 5 0 0 1 10 0c0 4-3.5 4.5-3.5 7.5A2.5 2.5 0 0 1 9 19M10 10.5a2 2 0 0 1 4 0c0 1.5-1.2 1.8-1.2 3.2',
  up: 'M12 18V6.5M7 11l5-5 5 5',
  down: 'M12 6v11.5M7 13l5 5 5-5',
  more: 'M7 9.5l5 5 5-5',
  rest: 'M5 9h11v4.5a4.5 4.5 0 0 1-4.5 4.5h-2A4.5 4.5 0 0 1 5 13.5ZM16 10.2h1.6a2.1 2.1 0 0 1 0 4.2H16M8.5 3.5V6M12.5 3.5V6',
} as const

export type IconName = keyof typeof ICONS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={ICONS[name]} />
    </svg>
  )
}
