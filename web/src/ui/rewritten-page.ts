// A browser that translates the page moves our elements into its own, and React goes on with the nodes it made: it would throw
// at the first that is not where it left it. Imported for its effect before React draws; while every node is where it was,
// it changes nothing. Words cannot be mended here; that no text is taken from React is the work of whole-text.ts.

const { insertBefore, removeChild } = Node.prototype

Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
  if (child.parentNode === null) return child
  return removeChild.call(child.parentNode, child) as T
}

Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, next: Node | null): T {
  if (next === null || next.parentNode === this) return insertBefore.call(this, node, next) as T
  return (
    next.parentNode !== null && this.contains(next)
      ? insertBefore.call(next.parentNode, node, next)
      : insertBefore.call(this, node, null)
  ) as T
}
