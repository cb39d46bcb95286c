/** What the App's manifest asks for, and all that it uses: no `workflows`, no `administration`. By GitHub's names. */
export const appPermissions = { contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' } as const
