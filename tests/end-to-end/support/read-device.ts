import type { Page } from '@playwright/test';

/** Every byte of a person's that a page can read in this browser: IndexedDB, localStorage, sessionStorage and caches. */
export async function readDevice(page: Page): Promise<Buffer[]> {
  const texts = await page.evaluate(async () => {
    const bytesAsText = (_key: string, value: unknown) =>
      value instanceof Uint8Array ? Array.from(value, (byte) => String.fromCharCode(byte)).join('') : value;
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('The browser does not read its database'));
      });
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      found.push(name);
      for (const store of database.objectStoreNames) {
        const rows = await answerOf(database.transaction(store).objectStore(store).getAll());
        found.push(...rows.map((row) => JSON.stringify(row, bytesAsText)));
      }
      database.close();
    }
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return found;
  });
  return texts.map((text) => Buffer.from(text, 'latin1'));
}
