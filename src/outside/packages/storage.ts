import type { OutsidePackage } from '../outside-package.js';

/** Packages that keep files elsewhere. What only signs an address asks nobody. */
export const storage: readonly OutsidePackage[] = [
  {
    kind: 'storage',
    modules: ['@google-cloud/storage'],
    changes: 'save upload delete deleteFiles move rename copy makePublic makePrivate setMetadata createBucket createWriteStream combine',
    asks: 'download exists getFiles getMetadata getBuckets createReadStream get',
  },
  {
    kind: 'storage',
    modules: ['@azure/storage-blob'],
    changes:
      'upload* delete deleteIfExists deleteBlob create createIfNotExists beginCopyFromURL syncCopyFromURL setMetadata setHTTPHeaders commitBlockList stageBlock',
    asks: 'download* exists getProperties listBlobs* listContainers',
  },
  {
    kind: 'storage',
    modules: ['minio', 'nestjs-minio-client'],
    changes: 'putObject fPutObject removeObject removeObjects makeBucket removeBucket copyObject setBucketPolicy',
    asks: 'getObject fGetObject getPartialObject statObject listObjects listObjectsV2 bucketExists listBuckets',
  },
  {
    kind: 'storage',
    modules: ['cloudinary'],
    changes: 'upload upload_stream upload_large destroy rename explicit delete_resources delete_resources_by_prefix',
    asks: 'resource resources',
    under: 'uploader api',
  },
  {
    kind: 'storage',
    modules: ['@supabase/supabase-js', '@supabase/ssr', '@supabase/storage-js'],
    changes: 'upload uploadToSignedUrl update move copy remove createBucket deleteBucket emptyBucket createSignedUploadUrl',
    asks: 'download list info exists createSignedUrl createSignedUrls',
    under: 'storage StorageClient',
  },
  { kind: 'storage', modules: ['@vercel/blob'], changes: 'put del copy upload', asks: 'head list' },
  {
    kind: 'storage',
    modules: ['uploadthing', 'uploadthing/*'],
    changes: 'uploadFiles uploadFilesFromUrl deleteFiles renameFiles',
    asks: 'listFiles getFileUrls',
  },
  { kind: 'storage', modules: ['imagekit'], changes: 'upload deleteFile moveFile copyFile', asks: 'listFiles getFileDetails' },
  { kind: 'storage', modules: ['basic-ftp'], changes: 'uploadFrom appendFrom remove rename ensureDir removeDir', asks: 'downloadTo list size' },
  { kind: 'storage', modules: ['ssh2-sftp-client'], changes: 'put fastPut append delete rename mkdir rmdir', asks: 'get fastGet list exists stat' },
  { kind: 'storage', modules: ['@aws-sdk/lib-storage'], changes: 'done' },
];
