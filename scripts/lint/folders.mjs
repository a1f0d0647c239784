// Folders that import each other, whose walls therefore hold nothing apart. Pure.

const folderOf = (path) => path.slice(0, path.lastIndexOf('/'))
const isInside = (folder, other) => folder === other || folder.startsWith(`${other}/`)

/**
 * The imports between folders, as a graph for `circles`. A folder and one inside it are the same house: what puts the
 * parts together stands above them, and they share what lies beside it. Tests import whatever they try.
 */
export function foldersOf(graph) {
  const folders = new Map()
  for (const [path, targets] of graph) {
    if (!/^(shared|server|web)\/src\/.+\//.test(path) || /\.test\.tsx?$/.test(path)) continue
    const from = folderOf(path)
    const outside = targets.map(folderOf).filter((to) => !isInside(to, from) && !isInside(from, to))
    folders.set(from, [...new Set([...(folders.get(from) ?? []), ...outside])])
  }
  return folders
}
