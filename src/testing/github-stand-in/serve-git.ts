import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { onTestFinished } from 'vitest'

export interface GitServer {
  /** Address of the repository. */
  url: string
  /** The Authorization header of each request. */
  seen: (string | undefined)[]
}

/** Serves a bare repository over HTTP with git's own back end, to those whose Authorization header `accepts`, until the test ends. */
export async function serveGit(gitDir: string, accepts: (authorization: string | undefined) => boolean): Promise<GitServer> {
  const seen: GitServer['seen'] = []
  const server = createServer((request, response) => {
    const { authorization } = request.headers
    seen.push(authorization)
    if (accepts(authorization)) runBackEnd(dirname(gitDir), request.url ?? '/', request, response)
    else response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${gitDir.slice(dirname(gitDir).length + 1)}`, seen }
}

/** Answers with git's own back end. `url`: path of a repository under `root` and of what is asked of it, with its query. */
export function runBackEnd(root: string, url: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(url, 'http://127.0.0.1')
  const env = {
    PATH: process.env['PATH'],
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    PATH_INFO: pathname,
    QUERY_STRING: search.slice(1),
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
  }
  const child = spawn('git', ['http-backend'], { env })
  request.pipe(child.stdin)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.once('close', () => {
    const whole = Buffer.concat(chunks)
    const end = whole.indexOf('\r\n\r\n')
    const headers = whole.toString('utf8', 0, end).split('\r\n').map((line) => line.split(/: /, 2) as [string, string])
    const status = Number(headers.find(([name]) => name === 'Status')?.[1].slice(0, 3) ?? 200)
    response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status'))).end(whole.subarray(end + 4))
  })
}
