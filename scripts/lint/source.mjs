// Takes a source file apart without understanding it: code without comments, code without strings, the strings, the
// imports. Pure. It must err on the quiet side: a piece of JSX text with an apostrophe may hide a line, never invent one.

const REGEX_AFTER = /(?:^|[=(,:;!&|?{}[+\-*%<>~^]|\breturn|\btypeof|\bcase|=>)\s*$/

/** { bare, code, strings }: `bare` has comments blanked; `code` the strings too. Positions and lines stay. */
export function takeApart(text) {
  const bare = [...text]
  const code = [...text]
  const strings = []
  const blank = (from, to, ...arrays) => {
    for (let at = from; at < to; at += 1) if (text[at] !== '\n') arrays.forEach((array) => (array[at] = ' '))
  }
  const depth = []
  let at = 0

  const template = (from) => {
    for (let end = from; end < text.length; end += 1) {
      if (text[end] === '\\') end += 1
      else if (text[end] === '`' || (text[end] === '$' && text[end + 1] === '{')) {
        if (end > from) strings.push({ at: from, text: text.slice(from, end) })
        blank(from, end, code)
        if (text[end] === '`') return end + 1
        depth.push(0)
        return end + 2
      }
    }
    return text.length
  }

  while (at < text.length) {
    const two = text.slice(at, at + 2)
    if (two === '//' || two === '/*') {
      const end = two === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 2
      const to = end < at + 2 ? text.length : end
      blank(at, to, bare, code)
      at = to
    } else if (text[at] === "'" || text[at] === '"') {
      const end = endOfString(text, at)
      if (end > at) {
        strings.push({ at: at + 1, text: text.slice(at + 1, end) })
        blank(at + 1, end, code)
      }
      at = Math.max(end, at) + 1
    } else if (text[at] === '`') at = template(at + 1)
    else if (text[at] === '/' && REGEX_AFTER.test(text.slice(Math.max(0, at - 20), at))) {
      const end = endOfRegex(text, at)
      blank(at + 1, end, code)
      at = end + 1
    } else {
      if (depth.length > 0 && text[at] === '{') depth[depth.length - 1] += 1
      if (depth.length > 0 && text[at] === '}') {
        if (depth.at(-1) === 0) {
          depth.pop()
          at = template(at + 1)
          continue
        }
        depth[depth.length - 1] -= 1
      }
      at += 1
    }
  }
  return { bare: bare.join(''), code: code.join(''), strings }
}

/** The closing quote on the same line, or the opening one when there is none (then it was no string). */
function endOfString(text, start) {
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === text[start]) return at
  }
  return start
}

function endOfRegex(text, start) {
  let inClass = false
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '[') inClass = true
    else if (text[at] === ']') inClass = false
    else if (text[at] === '/' && !inClass) return at
  }
  return start
}

const IMPORT =
  /(?:^|[;\n])\s*(import|export)\s+(type\s+)?(?:[\w$*\s{},]*?\s+from\s+)?(['"])([^'"\n]+)\3|\b(import)\s*\(\s*(['"])([^'"\n]+)\6/g

/** Every import and re-export: { from, type, later, at }, `later` for `import()`; what only looks like one inside a string is none. */
export const importsOf = ({ bare, code }) =>
  [...bare.matchAll(IMPORT)]
    .filter((match) => /import|export/.test(code.slice(match.index, match.index + match[0].length)))
    .map((match) => ({
      from: match[4] ?? match[7],
      type: match[2] !== undefined,
      later: match[5] !== undefined,
      at: match.index + match[0].length - 1,
    }))

export const lineOf = (text, at) => text.slice(0, at).split('\n').length
