// Every path that this server answers, so that none appears without being looked at: add a line here and a test of who may use it.
import { expect, test } from 'vitest'
import { openApp } from './open-app.ts'

test('these are all the routes there are', async () => {
  const app = await openApp()
  const tree = app.app.http.printRoutes({ commonPrefix: false })
  const routes = tree
    .split('\n')
    .map((line) => line.replace(/^[│├└─\s]*/u, ''))
    .filter(Boolean)
  expect(routes.sort()).toMatchInlineSnapshot(`
    [
      "* (HEAD, GET)",
      "/ (GET, HEAD)",
      "/:account/end (POST)",
      "/:account/mark (POST)",
      "/:account/role (POST)",
      "/:gathering (POST)",
      "/:id/take-back (POST)",
      "/cancel (POST)",
      "/v1 (GET, HEAD)",
      "/validate (GET, HEAD)",
      "/validate (GET, HEAD)",
      "api/agreement (GET, HEAD)",
      "api/circles/:circle/gatherings (GET, HEAD, POST)",
      "api/circles/:circle/invitations (POST, GET, HEAD)",
      "api/circles/:circle/members (GET, HEAD)",
      "api/gatherings/:id/agree (POST)",
      "api/invitations/accept (POST)",
      "api/invitations/look (POST)",
      "api/me (GET, HEAD)",
      "api/sign-in (POST)",
      "api/sign-out (POST)",
      "api/words (POST)",
      "healthz (GET, HEAD)",
      "leave (POST)",
      "livez (GET, HEAD)",
      "sfu/rtc (GET, HEAD)",
    ]
  `)
  await app.close()
})
