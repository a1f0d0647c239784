// The types of livekit-lines.mjs as the tests use them. It must say no more than that file does.
export function lineReader(): (line: string) => string | null
