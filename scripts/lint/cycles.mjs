// Finds import circles: groups of files that reach each other (Tarjan's strongly connected components). Pure.

/** `graph`: Map of file to the files it imports. Returns every group of two or more, and files importing themselves. */
export function circles(graph) {
  const order = new Map()
  const low = new Map()
  const stack = []
  const found = []

  const visit = (file) => {
    order.set(file, order.size)
    low.set(file, order.get(file))
    stack.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) {
        visit(next)
        low.set(file, Math.min(low.get(file), low.get(next)))
      } else if (stack.includes(next)) low.set(file, Math.min(low.get(file), order.get(next)))
    }
    if (low.get(file) !== order.get(file)) return
    const group = stack.splice(stack.indexOf(file))
    if (group.length > 1 || (graph.get(file) ?? []).includes(file)) found.push(group)
  }

  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return found
}
