import type { OutsidePackage } from '../outside-package.js';

/** Other services with a package of their own. */
export const services: readonly OutsidePackage[] = [
  {
    kind: 'other',
    modules: ['@octokit/rest', '@octokit/core', 'octokit', '@octokit/app', '@octokit/action'],
    changes: 'create* update* delete* add* merge* remove* replace* set* dispatch* request* submit* close* lock* transfer* accept*',
    asks: 'get* list* search* check* compare* paginate',
    under: 'rest repos issues pulls git apps actions checks users orgs teams search gists reactions',
  },
  { kind: 'other', modules: ['@octokit/graphql'], either: 'graphql default' },
  {
    kind: 'other',
    modules: ['googleapis', '@googleapis/*'],
    changes: 'insert update delete patch create batchUpdate append send watch stop clear copy import move trash',
    asks: 'get list search query export batchGet',
    aside: 'auth',
  },
  {
    kind: 'other',
    modules: ['firebase-admin', 'firebase-admin/*'],
    changes: 'createUser updateUser deleteUser deleteUsers setCustomUserClaims revokeRefreshTokens',
    asks: 'getUser getUserByEmail getUserByPhoneNumber getUsers listUsers',
    under: 'auth getAuth Auth',
  },
  {
    kind: 'other',
    modules: ['plaid'],
    changes: 'itemRemove itemPublicTokenExchange linkTokenCreate itemWebhookUpdate transactionsRefresh',
    asks: 'accounts* transactions* institutions* auth* identity* itemGet',
  },
  { kind: 'other', modules: ['svix'], changes: 'create update delete rotateSecret patch', asks: 'get list' },
  { kind: 'other', modules: ['@hubspot/api-client'], changes: 'create update archive upsert merge', asks: 'getById getPage getAll doSearch' },
  {
    kind: 'other',
    modules: ['@notionhq/client'],
    changes: 'create update append delete',
    asks: 'retrieve query list search',
    under: 'pages databases blocks comments users search',
  },
  {
    kind: 'other',
    modules: ['auth0'],
    changes: 'create update delete assign* remove*',
    asks: 'get getAll getBy*',
    under: 'users roles clients organizations connections tickets',
  },
  { kind: 'other', modules: ['@workos-inc/node'], changes: 'create* update* delete* send*', asks: 'get* list* authenticate*' },
  {
    kind: 'other',
    modules: ['@clerk/clerk-sdk-node', '@clerk/backend'],
    changes: 'create* update* delete* ban* revoke*',
    asks: 'get*',
    under: 'users organizations sessions invitations',
  },
  { kind: 'http', modules: ['graphql-request'], either: 'request rawRequest default batchRequests' },
];
