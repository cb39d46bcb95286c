/** Where people and git go, for a REST API: its own host (`https://HOST/api/v3`), else github.com. Without a final slash. */
export function gitHubWebUrl(apiUrl: string | undefined): string {
  return apiUrl?.endsWith('/api/v3') ? new URL(apiUrl).origin : 'https://github.com'
}
