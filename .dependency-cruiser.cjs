/** What may import what. The tree is the architecture: see docs/ARCHITECTURE.md. */
const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    only(
      'no-cycles',
      'Whoever imports each other is one thing.',
      { path: '^(domain|server|prisma|scripts)' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    only(
      'domain-stands-alone',
      'What can happen knows nothing of browsers, servers and databases.',
      { path: '^domain/', pathNot: '^domain/workbook-document/|\\.test\\.ts$' },
      { pathNot: '^(domain/|node_modules/zod)' },
    ),
    only(
      'a-workbook-is-a-document-of-yjs',
      'Pure and deterministic too, and needed on both sides: docs/decisions/0013.',
      { path: '^domain/workbook-document/', pathNot: '\\.test\\.ts$' },
      { pathNot: '^(domain/|node_modules/(zod|yjs)/)' },
    ),
    only(
      'the-session-loads-no-document',
      'Rooms are entered without Yjs: the session knows pieces and what was read out of them.',
      { path: '^domain/', pathNot: '^domain/workbook-document/|\\.test\\.ts$' },
      { path: '^domain/workbook-document/' },
    ),
    only(
      'yjs-in-one-place',
      'How a workbook lies in a document stands in domain/workbook-document.',
      { path: '^(app|server|prisma)/', pathNot: '^app/_features/workbook/document/' },
      { path: 'node_modules/yjs' },
    ),
    only(
      'protocol-knows-no-feature',
      'The machinery carries features without knowing them.',
      { path: '^domain/protocol/' },
      { path: '^domain/(features|session)' },
    ),
    only(
      'features-do-not-meet',
      'What joins features stands in domain/session.ts.',
      { path: '^domain/features/([^/]+)/', pathNot: '\\.test\\.ts$' },
      { path: '^domain/features/([^/]+)/', pathNot: '^domain/features/$1/' },
    ),
    only(
      'app-and-server-do-not-meet',
      'They meet in the domain, in the protocol and in prisma/.',
      { path: '^app/' },
      { path: '^server/' },
    ),
    only(
      'server-and-app-do-not-meet',
      'They meet in the domain, in the protocol and in prisma/.',
      { path: '^server/' },
      { path: '^app/' },
    ),
    only(
      'visible-features-do-not-meet',
      'They meet in slots: app/_features/index.ts.',
      { path: '^app/_features/([^/]+)/' },
      { path: '^app/_features/([^/]+)/', pathNot: '^app/_features/$1/' },
    ),
    only(
      'server-names-no-feature',
      'Only media reads slices, through selectors of the session.',
      { path: '^server/', pathNot: '^server/(media|recorder)/|\\.test\\.ts$' },
      { path: '^domain/features/' },
    ),
    only(
      'only-sessions-append',
      'Whoever wants something to happen asks a session runner.',
      { path: '^server/', pathNot: '^server/(sessions|log|live\\.ts)' },
      { path: '^server/log/postgres-log' },
    ),
    only(
      'ui-knows-no-session',
      'Buttons and dialogs serve every page.',
      { path: '^app/_ui/' },
      { path: '^(domain/|app/_(session|features|room|media))' },
    ),
    only(
      'prisma-serves-both',
      'The data layer knows neither pages nor sockets; what is planned and recorded it keeps in the shapes of the domain.',
      { path: '^prisma/' },
      { path: '^(app|server|domain)/', pathNot: '^domain/(planning|recording)/' },
    ),
    only(
      'no-orphans',
      'Nobody needs it.',
      {
        orphan: true,
        path: '^(domain|server|app)/',
        // Entry points: of Next.js, what is loaded before a program of others, what the build puts in for others; and
        // types of packages that bring none.
        pathNot:
          '/(page|layout|route|error|not-found|end-with-start|undecided|unchecked|websocket-only|[^/]+[.]d)[.]tsx?$',
      },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|\\.next|dist)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
