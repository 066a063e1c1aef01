/** Names of files without their folders, in the order given; with the last folder where the name alone would not tell. */
export function fileNames(files: readonly string[]): readonly string[] {
  const alone = files.map((file) => file.slice(file.lastIndexOf('/') + 1));
  return files.map((file, index) => {
    const name = alone[index] ?? file;
    const clear = !name.startsWith('index.') && alone.indexOf(name) === alone.lastIndexOf(name);
    return clear ? name : file.split('/').slice(-2).join('/');
  });
}
