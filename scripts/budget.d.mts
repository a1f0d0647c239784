// The types of budget.mjs as the tests use them. It must say no more than that file does.
export const FIRST_SCREEN: number
export const WHOLE_ROOM: number
export function firstScripts(html: string, read: (file: string) => string): string[]
