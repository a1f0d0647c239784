// A browser that translates the page moves our elements into its own, and React throws at the first node that is not
// where React left it. Imported for its effect before React draws: two methods of the DOM then forgive a moved node.
// While every node is in its place, nothing changes. It cannot mend words; whole-text.ts keeps the texts with React.

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
