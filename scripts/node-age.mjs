// Whether the Node that runs us still gets mended by those who make it. It must not refuse one: run.mjs does that.

/** The oldest one that does. What is below runs the circle all the same. */
const OLDEST_MENDED = 22

/** A quiet line for whoever starts a circle; undefined when there is nothing to say. */
export const wordsOnNode = (version = process.versions.node) =>
  Number.parseInt(version, 10) >= OLDEST_MENDED
    ? undefined
    : `Node ${version} gets no more security fixes. It still does for a circle; when you can, install Node 24.`
