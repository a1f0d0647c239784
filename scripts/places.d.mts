// The types of places.mjs as the tests use them. It must say no more than that file does.
export const root: string
export const cache: string
