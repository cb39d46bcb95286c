import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' }

/** A host of static pages, as GitHub Pages is: a folder under a path, nothing else. Returns its address, with its final slash. */
export async function serveStatic(folder: string, base: string): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => void answer(new URL(request.url ?? '/', 'http://x').pathname).then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body)))
  async function answer(path: string): Promise<{ status: number; type: string; body: Buffer | string }> {
    const file = path.startsWith(base) ? path.slice(base.length) : null
    const name = file === '' || file?.endsWith('/') ? `${file}index.html` : file
    const body = name === null || name.includes('..') ? null : await readFile(join(folder, decodeURI(name))).catch(() => null)
    return body === null ? { status: 404, type: 'text/plain', body: 'Not found' } : { status: 200, type: types[extname(name!)] ?? 'application/octet-stream', body }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())) }
}
