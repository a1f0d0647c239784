// The commands at the door, short enough for a sentence of the cases. Nothing here decides or expects anything.

export const knock = (name: string) => ({ type: 'door.knock', name, attendance: 'sharing' }) as const
export const admit = (who: string) => ({ type: 'door.admit', who }) as const
export const decline = (who: string, how: 'not-now' | 'not-this-time') => ({ type: 'door.decline', who, how }) as const
