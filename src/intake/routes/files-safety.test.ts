import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTempDir } from '../../testing/create-temp-dir.ts'
import { createTestIntake } from '../../testing/create-test-intake.ts'
import type { TestIntakeOptions } from '../../testing/create-test-intake.ts'
import { readText } from '../../testing/read-html.ts'

const frame = '<!doctype html><html><head><title><!--titre--></title></head><body><nav>Le plan</nav><main><!--contenu--></main></body></html>'

async function createSite(files: Record<string, string>, options: TestIntakeOptions = {}) {
  const intake = await createTestIntake(options)
  const parent = await createTempDir()
  const dir = join(parent, 'site')
  for (const [path, text] of Object.entries({ 'index.html': 'Accueil', 'gabarit/index.html': frame, '404.html': 'Introuvable', ...files })) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  await writeFile(join(parent, 'secret.txt'), 'secret')
  intake.site.dir = dir
  return { intake, dir, parent }
}

describe('before the first build', () => {
  it('answers every page with what is being made, and comes back by itself', async () => {
    const intake = await createTestIntake()
    intake.site.status = { building: true, progress: ['Dépôt créé', 'Pages du site'], lastError: null }
    for (const path of ['/', '/plan/', '/actions/lieux/']) {
      const page = await intake.get(path, { accept: 'text/html' })
      expect([page.status, page.headers.get('refresh')]).toEqual([200, '3'])
      const body = await page.text()
      expect(readText(body)).toContain('Le plan se construit')
      expect(readText(body)).toContain('Pages du site')
      expect(body).not.toContain('<script')
    }
    expect((await intake.get('/build.json')).status).toBe(503)
  })
})

describe('the built site', () => {
  it('serves pages, and puts its own into the site’s frame', async () => {
    const { intake } = await createSite({ 'plan/index.html': 'Le plan' })
    expect(await (await intake.get('/')).text()).toBe('Accueil')
    expect(await (await intake.get('/plan/')).text()).toBe('Le plan')
    const moved = await intake.get('/plan?x=1')
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/plan/?x=1'])
    const form = await (await intake.get('/proposer/?intention=idee')).text()
    expect(form).toContain('<title>J’ai une idée</title>')
    expect(form).toContain('<nav>Le plan</nav><main><h1>J’ai une idée</h1>')
  })

  it('has caches ask again for pages, never for named contents', async () => {
    const { intake } = await createSite({ '_assets/page.abc123.css': 'a{}' })
    const page = await intake.get('/')
    expect(page.headers.get('cache-control')).toBe('public, no-cache')
    const again = await intake.get('/', { 'if-none-match': page.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    const style = await intake.get('/_assets/page.abc123.css')
    expect([style.headers.get('cache-control'), style.headers.get('content-type')]).toEqual(['public, max-age=31536000, immutable', 'text/css; charset=utf-8'])
  })

  it('tells what is not there, with the site’s own page', async () => {
    const { intake } = await createSite({})
    const page = await intake.get('/nulle-part/')
    expect([page.status, await page.text()]).toEqual([404, 'Introuvable'])
  })

  it('serves nothing outside its folder', async () => {
    const { intake, dir, parent } = await createSite({ '.hidden': 'hidden' })
    await symlink(join(parent, 'secret.txt'), join(dir, 'link.txt'))
    const paths = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/plan/..%5c..%5csecret.txt', '/link.txt', '/.hidden', '/%00', '/secret.txt%00.html', '//etc/passwd', '/%2fetc/passwd', '/%E0%A4%A']
    for (const path of paths) {
      const answer = await intake.get(path)
      expect([path, answer.status, (await answer.text()).includes('secret')]).toEqual([path, 404, false])
    }
  })

  it('stands under a sub-path', async () => {
    const { intake } = await createSite({ 'plan/index.html': 'Le plan' }, { settings: { base: '/sous/dossier/' } })
    expect(await (await intake.get('/sous/dossier/plan/')).text()).toBe('Le plan')
    expect((await intake.get('/plan/')).status).toBe(404)
    expect(await (await intake.get('/sous/dossier/proposer/?intention=idee')).text()).toContain('action="/sous/dossier/proposer/verifier/"')
  })

  it('answers for a contribution that no build has told yet', async () => {
    const { intake } = await createSite({})
    const id = await intake.forge.propose([{ type: 'revise', item: 'medias', body: 'Créer deux médias.\n' }], { rationale: 'Pour deux.' })
    const page = await intake.get(`/contributions/${id}/`)
    expect(page.status).toBe(200)
    expect(readText(await page.text())).toContain('Pour deux.')
    expect((await intake.get('/contributions/0000000009/')).status).toBe(404)
  })

  it('runs no script of anybody’s, in no frame', async () => {
    const { intake } = await createSite({})
    const policy = (await intake.get('/proposer/?intention=idee')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
  })
})
