// The types of caddy.mjs as the tests use them. It must say no more than that file does.
export function ensureCaddy(): Promise<string>
