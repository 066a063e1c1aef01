import type { OutsidePackage } from '../outside-package.js';

/** Packages that are asked, or told what to remember: search, caches, language models. */
export const lookups: readonly OutsidePackage[] = [
  {
    kind: 'search',
    modules: ['@elastic/elasticsearch', 'elasticsearch', '@opensearch-project/opensearch', '@nestjs/elasticsearch'],
    changes: 'index create update delete bulk updateByQuery deleteByQuery reindex putMapping putSettings putAlias updateAliases refresh',
    asks: 'search get count exists msearch mget scroll suggest explain',
  },
  {
    kind: 'search',
    modules: ['meilisearch'],
    changes:
      'addDocuments* updateDocuments* deleteDocument* deleteAllDocuments createIndex deleteIndex* updateSettings updateFilterableAttributes updateSearchableAttributes updateSortableAttributes',
    asks: 'search getDocument* multiSearch getStats',
  },
  {
    kind: 'search',
    modules: ['algoliasearch', 'algoliasearch/*'],
    changes: 'saveObject* partialUpdateObject* deleteObject* deleteBy setSettings clearObjects replaceAllObjects addOrUpdateObject batch',
    asks: 'search* getObject* browse* findObject',
  },
  {
    kind: 'search',
    modules: ['typesense'],
    changes: 'create upsert update delete import',
    asks: 'search retrieve perform export',
    under: 'collections documents',
  },
  {
    kind: 'search',
    modules: ['@pinecone-database/pinecone', '@qdrant/js-client-rest'],
    changes: 'upsert* delete* update* createIndex createCollection',
    asks: 'query fetch search scroll retrieve',
  },
  {
    kind: 'cache',
    modules: ['ioredis', 'redis', '@redis/client', '@upstash/redis', 'memcached', 'memjs'],
    changes:
      'set setex setEx setnx setNX psetex pSetEx getset getSet getdel getDel mset mSet append del unlink delete flush incr* decr* expire* pexpire* pExpire persist rename hset hSet hmset hSetNX hsetnx hdel hDel hincrby hIncrBy lpush lPush rpush rPush lpop lPop rpop rPop lrem lRem ltrim lTrim sadd sAdd srem sRem spop sPop zadd zAdd zrem zRem zincrby zIncrBy zrem* zRem* eval evalsha evalSha flushall flushAll flushdb flushDb',
    asks: 'get mget mGet getBuffer exists keys scan sscan hscan zscan ttl pttl pTTL hget hGet hmget hmGet hgetall hGetAll hkeys hKeys hvals hVals hlen hLen hexists hExists llen lLen lrange lRange lindex lIndex scard sCard smembers sMembers sismember sIsMember zcard zCard zcount zCount zrange* zRange* zrevrange* zRevRange* zscore zScore zrank zRank dbsize dbSize info ping',
  },
  {
    kind: 'llm',
    modules: ['openai', 'openai/*', '@anthropic-ai/sdk', 'groq-sdk', '@azure/openai'],
    asks: 'create parse stream generate edit retrieve list countTokens createVariation getChatCompletions streamChatCompletions',
    under: 'chat completions responses embeddings images audio messages moderations models threads runs beta assistants files vectorStores',
  },
  {
    kind: 'llm',
    modules: ['ai'],
    asks: 'generateText streamText generateObject streamObject embed embedMany generateImage experimental_generateImage experimental_transcribe experimental_generateSpeech rerank',
  },
  {
    kind: 'llm',
    modules: ['@google/generative-ai', '@google/genai', '@google-cloud/vertexai'],
    asks: 'generateContent* sendMessage* embedContent countTokens generateImages',
  },
  {
    kind: 'llm',
    modules: ['cohere-ai', '@mistralai/mistralai', 'ollama', 'replicate', '@huggingface/inference'],
    asks: 'chat chatStream generate embed embeddings rerank complete stream run textGeneration chatCompletion',
  },
  {
    kind: 'llm',
    modules: ['@langchain/openai', '@langchain/anthropic', '@langchain/google-genai', '@langchain/core/*'],
    asks: 'invoke stream batch embedDocuments embedQuery',
  },
];
