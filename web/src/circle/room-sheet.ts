/* Which sheet lies over the room. */
export type RoomSheet = 'hear' | 'about' | 'written' | 'ring' | 'place' | 'desk' | 'bowl' | 'drawn' | 'cloth' | 'call' | null
