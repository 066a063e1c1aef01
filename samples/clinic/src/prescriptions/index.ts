/** What other modules may use of prescriptions: its routes, nothing else. */
export { prescriptionsRouter } from './prescriptions.router';
