/**
 * Who may import whom. `pnpm verify` checks it; each rule's comment is what a person sees who breaks it.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or the thing both need has no file yet.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be found breaks at run time only; TypeScript does not see all of them.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\$app/|\\$env/|\\./\\$types)' },
    },
    {
      name: 'no-undeclared-package',
      comment:
        'A package that is not in the package.json beside it works only as long as another one brings it along.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-without-dev-packages',
      comment:
        'What runs in production must be under `dependencies`; a production install leaves the others out.',
      severity: 'error',
      from: { path: '^(shared/src|server/src|migrations)/', pathNot: '^server/src/launch/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'shared-imports-nothing-of-ours',
      comment:
        'shared gives the same answer in browser, server, report and test; it stands on nothing of ours.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|web|migrations|tests)/' },
    },
    {
      name: 'shared-without-node',
      comment: 'shared also runs in the browser: no file, process or socket of Node.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-packages',
      comment: 'shared stands on a handful of pure packages; each new one is paid for by every screen.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot:
          '/node_modules/(zod|yjs|lib0|@noble/hashes|canonicalize|fractional-indexing|d3-scale|d3-shape)/',
      },
    },
    {
      name: 'shared-yjs-in-documents-alone',
      comment:
        'documents is the only folder that knows what lies in a Y.Doc; everybody else asks it for values.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: '^shared/src/documents/' },
      to: { path: '/node_modules/(yjs|lib0)/' },
    },
    {
      name: 'web-and-server-apart',
      comment: 'They meet in shared/src/api only: what crosses the network has a schema.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|migrations)/' },
    },
    {
      name: 'server-and-web-apart',
      comment: 'They meet in shared/src/api only: what crosses the network has a schema.',
      severity: 'error',
      from: { path: '^(server|migrations)/' },
      to: { path: '^web/' },
    },
    {
      name: 'main-knows-everybody-nobody-knows-main',
      comment:
        'main.ts and compose.ts wire; a file that imports them takes its tools from a place instead of being given them.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/main\\.ts$' },
      to: { path: '^server/src/(main|compose)\\.ts$' },
    },
    {
      name: 'realtime-states-ports',
      comment:
        'realtime says what it needs (Peer, UpdateLog); others implement it. So it is tested without network or disk.',
      severity: 'error',
      from: { path: '^server/src/realtime/' },
      to: { path: '^server/src/(http|storage|reports|launch)/|^server/src/(main|cli)\\.ts$|^migrations/' },
    },
    {
      name: 'sockets-in-websocket-alone',
      comment:
        'Only websocket.ts, with one socket in wire.ts and its two ways, knows sockets; rooms and feeds see a Peer.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: '^server/src/realtime/(websocket|wire|inbox|outbox)\\.ts$|^server/src/main\\.ts$',
      },
      to: { path: '/node_modules/(ws|@types/ws)/|^(node:)?(http|https|http2|tls)$', pathNot: '@hono' },
    },
    {
      name: 'realtime-without-hono',
      comment: 'The web framework is known to http and, for the upgrade, to websocket.ts.',
      severity: 'error',
      from: { path: '^server/src/realtime/', pathNot: '^server/src/realtime/websocket\\.ts$' },
      to: { path: '/node_modules/(hono|@hono/node-server)/' },
    },
    {
      name: 'kysely-in-storage-alone',
      comment: 'Queries are named functions in storage; everybody else gets domain types.',
      severity: 'error',
      from: { pathNot: '^(server/src/storage|migrations|tests)/' },
      to: { path: '/node_modules/kysely/' },
    },
    {
      name: 'sqlite-in-storage-alone',
      comment: 'One connection writes (R15), and PostgreSQL must be able to take its place.',
      severity: 'error',
      from: { pathNot: '^(server/src/storage|tests)/' },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'storage-without-http',
      comment: 'storage is called by others; what it returns does not know who asks.',
      severity: 'error',
      from: { path: '^server/src/storage/' },
      to: { path: '^server/src/(http|launch)/|/node_modules/(hono|@hono/node-server)/' },
    },
    {
      name: 'reports-get-data',
      comment: 'A report is drawn from data that it is given, so that it can be drawn again from a snapshot.',
      severity: 'error',
      from: { path: '^server/src/reports/' },
      to: { path: '^server/src/(storage|http|realtime)/|^migrations/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration must do the same in ten years; code that lives on would change under it.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(server|shared|web|tests)/' },
    },
    {
      name: 'ui-knows-no-domain',
      comment: 'lib/ui holds parts without domain words; what they show, they are given.',
      severity: 'error',
      from: { path: '^web/src/lib/ui/' },
      to: { path: '^web/src/lib/(?!ui/)|^shared/' },
    },
    {
      name: 'lib-knows-no-screen',
      comment: 'A screen uses lib; what two screens share moves to lib.',
      severity: 'error',
      from: { path: '^web/src/lib/' },
      to: { path: '^web/src/routes/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What tests need and the product too belongs to the product.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.svelte-kit|build|data|test-results|playwright-report)/' },
    // A type that is imported is knowledge too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'svelte', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json', '.d.ts'],
    },
    builtInModules: { add: ['node:sqlite', 'sqlite', 'node:test'] },
  },
};
