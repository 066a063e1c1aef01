/** What the tests use of jsdom; its own types would bring those of a browser into every test. */
declare module 'jsdom' {
  interface Element {
    readonly localName: string;
    readonly textContent: string | null;
  }
  export class JSDOM {
    constructor(text: string, options?: { readonly contentType?: string });
    readonly window: { readonly document: { querySelectorAll(selector: string): Iterable<Element> } };
  }
}
