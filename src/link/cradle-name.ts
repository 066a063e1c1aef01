import type { Meaning } from '../model/program.js';

/** The object with everything that is registered, by name, which awilix hands to constructors and factories. */
export const CRADLE: Meaning = { kind: 'external', trail: { module: 'awilix', name: 'cradle', instance: true, args: [], steps: [], through: [] } };
