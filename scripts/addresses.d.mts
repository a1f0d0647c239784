// The types of addresses.mjs as the tests use them. It must say no more than that file does.
export function ownAddress(): Promise<string | undefined>
