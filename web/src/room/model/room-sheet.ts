/* Which sheet lies over the room. */
export type RoomSheet =
  | 'hear'
  | 'about'
  | 'written'
  | 'check'
  | 'ring'
  | 'place'
  | 'desk'
  | 'bowl'
  | 'drawn'
  | 'cloth'
  | 'call'
  | 'sound'
  | null
