import type { AnalyzeOptions, Limits } from '../model/options.js';

/** What `seamline.config.json` may say. Named as its keys; `config.schema.json` describes the same. */
export type Config = Pick<
  AnalyzeOptions,
  | 'include'
  | 'exclude'
  | 'services'
  | 'kernel'
  | 'pin'
  | 'together'
  | 'apart'
  | 'serviceCount'
  | 'resolution'
  | 'seed'
  | 'rules'
  | 'suppress'
  | 'dataAccess'
  | 'history'
> & {
  readonly $schema?: string;
  readonly limits?: Limits;
};

/** The file looked for in the analysed folder. */
export const CONFIG_NAME = 'seamline.config.json';
