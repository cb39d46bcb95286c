import { createServer, request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens between a reader and the site; change it at any time. */
export interface Weather {
  /** Before each answer, in milliseconds. */
  delay: number
  /** Answers in place of the site, as a host's front does when the site is down. */
  status: number | null
  /** Whether the answer to a request gets lost on its way: the site has done what was asked. */
  loses(method: string, path: string): boolean
  /** Changes pages on their way, as if the site had. */
  rewrite(html: string): string
}

export interface RunningProxy {
  /** With its final slash. */
  url: string
  weather: Weather
  stop(): Promise<void>
}

/** Stands before a server as a network of any quality. */
export async function startProxy(target: string): Promise<RunningProxy> {
  const weather: Weather = { delay: 0, status: null, loses: () => false, rewrite: (html) => html }
  const server = createServer((asked, answer) => {
    const { delay, status, loses, rewrite } = weather
    setTimeout(() => {
      if (status !== null) return void answer.writeHead(status, { 'content-type': 'text/plain' }).end('Bad gateway')
      const headers = without(asked.headers, ['accept-encoding', 'if-none-match'])
      const onward = request(new URL(asked.url ?? '/', target), { method: asked.method, headers: { ...headers, host: new URL(target).host } }, (reply) => {
        const chunks: Buffer[] = []
        reply.on('data', (chunk: Buffer) => chunks.push(chunk))
        reply.on('end', () => {
          if (loses(asked.method ?? '', asked.url ?? '')) return void answer.destroy()
          const body = Buffer.concat(chunks)
          const isPage = String(reply.headers['content-type']).startsWith('text/html')
          answer.writeHead(reply.statusCode ?? 502, without(reply.headers, ['content-length', 'etag'])).end(isPage ? rewrite(body.toString()) : body)
        })
      })
      onward.on('error', () => answer.destroy())
      asked.pipe(onward)
    }, delay)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    weather,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}
