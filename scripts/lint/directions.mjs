// Who may import whom: the walls of the house. Each rule looks at one import. Pure.

/** The packages a package's own code may name. */
const MAY_NAME = {
  shared: [/^zod(\/|$)/, /^@circle\/shared\//, /^@noble\//],
  migrations: [/^kysely$/],
  web: [/^@circle\/shared\//, /^(?!@circle\/|node:|fastify|@fastify\/|kysely|pg$|livekit-server-sdk|lucia)/],
  server: [/^@circle\/(shared|migrations|server)(\/|$)/, /^(?!@circle\/|react|livekit-client|socket\.io-client)/],
}

const isTest = (path) => /\/testing\/|\.test\.tsx?$/.test(path)
const layer = (path) => /\.(routes|socket|service|repository)\.ts$/.exec(path)?.[1]
const BELOW = { routes: 0, socket: 0, service: 1, repository: 2 }

/** Folders of the server that know nothing of circles and gatherings. */
const GROUND = /^server\/src\/(async|cluster|db|http|log|operating)\//

const rules = [
  (file, from) =>
    from.startsWith('.') &&
    !/\.(ts|tsx|mjs|css|json|svg|txt|woff2)(\?\w+)?$/.test(from) &&
    'a relative import names its file with its ending',
  (file, from) =>
    file.package &&
    !isTest(file.path) &&
    !from.startsWith('.') &&
    MAY_NAME[file.package] &&
    !MAY_NAME[file.package].some((allowed) => allowed.test(from)) &&
    `${file.package} must not import ${from}`,
  (file, from, target) =>
    target &&
    file.package &&
    file.package !== 'tests' &&
    !target.startsWith(`${file.package}/`) &&
    from.startsWith('.') &&
    'another package is imported by its name, not by a path',
  (file, from, target) =>
    target &&
    /\/testing\//.test(target) &&
    file.package !== 'tests' &&
    !isTest(file.path) &&
    'only tests import what is made for tests',
  (file, from) =>
    /^livekit-client/.test(from) &&
    !/^(web\/src\/media|tests)\//.test(file.path) &&
    'only web/src/media imports livekit-client',
  (file, from) =>
    /^livekit-server-sdk/.test(from) &&
    !/^(server\/src\/media\/livekit\/livekit\.ts|tests\/)/.test(file.path) &&
    'only server/src/media/livekit/livekit.ts imports livekit-server-sdk',
  (file, from) =>
    layer(file.path) === 'service' &&
    /^(fastify|@fastify\/|socket\.io)/.test(from) &&
    'a service knows neither fastify nor socket.io',
  (file, from) => /\.tsx$/.test(file.path) && /^socket\.io-client/.test(from) && 'a component never touches the socket',
  (file, from, target) =>
    /^web\/.*\.tsx$/.test(file.path) &&
    target === 'web/src/gathering/socket.ts' &&
    'a component never touches the socket: use a hook',
  (file, from, target) =>
    target &&
    layer(target) &&
    BELOW[layer(file.path)] > BELOW[layer(target)] &&
    `a ${layer(file.path)} must not import a ${layer(target)}`,
  (file, from, target) =>
    target &&
    file.path.startsWith('server/src/db/') &&
    /^server\/src\/(?!db\/)/.test(target) &&
    'the database folder stands below all others',
  (file, from, target) =>
    target &&
    GROUND.test(file.path) &&
    target.startsWith('server/src/') &&
    !GROUND.test(target) &&
    target !== 'server/src/config.ts' &&
    'the technical folders of the server stand below those of the circle',
  (file, from, target) =>
    /^server\/src\/(app|live-gatherings)\.ts$/.test(target ?? '') &&
    file.package === 'server' &&
    !/^server\/src\/(main|app)\.ts$/.test(file.path) &&
    'nothing imports what puts the server together',
]

/** The faults of one import. `target`: the file it leads to, from the root, or undefined for a package from npm. */
export const faultsOf = (file, from, target) => rules.map((rule) => rule(file, from, target)).filter(Boolean)
