import { ts } from 'ts-morph';
import type { FileFacts } from '../model/file-facts.js';
