/* Which sheet lies over the room. */
export type RoomSheet = 'hear' | 'ring' | 'place' | 'desk' | null
