import type { BrowserContext, Page } from '@playwright/test';

/** Every byte that a browser was sent: answers of the API, and frames of the sockets. */
export type Heard = {
  readonly bytes: Buffer[];
  /** Those that hold a secret, raw or encoded, as far as they can be read. */
  find(secret: string): string[];
};

/** Listens from now on, in pages that are open and in those to come. */
export async function hearEverything(context: BrowserContext): Promise<Heard> {
  const bytes: Buffer[] = [];
  await context.route('**/api/**', async (route) => {
    const response = await route.fetch();
    const body = await response.body().catch(() => undefined);
    // The page has gone elsewhere meanwhile, and is sent nothing: only fulfilling sends.
    if (body === undefined) return;
    bytes.push(Buffer.from(JSON.stringify(response.headers())), body);
    // It may go while it is being answered, too: what it would have been sent is written down by then.
    await route.fulfill({ response }).catch(() => undefined);
  });
  const hear = (page: Page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => bytes.push(Buffer.from(payload as string))),
    );
  for (const page of context.pages()) hear(page);
  context.on('page', hear);
  return { bytes, find: (secret) => findIn(bytes, secret) };
}

/** Those of `messages` that hold `secret` in UTF-8, UTF-16, base64 at any offset, or hexadecimal. */
export function findIn(messages: readonly Buffer[], secret: string): string[] {
  const forms = encodingsOf(secret);
  return messages
    .filter((message) => forms.some((form) => message.includes(form)))
    .map((one) => one.toString());
}

function encodingsOf(secret: string): Buffer[] {
  const utf8 = Buffer.from(secret);
  const utf16 = Buffer.from(secret, 'utf16le');
  const texts = [utf8, utf16].flatMap((bytes) => [bytes.toString('hex'), ...base64Of(bytes)]);
  return [utf8, utf16, Buffer.from(utf16).swap16(), ...texts.map((text) => Buffer.from(text))];
}

/** What base64 makes of these bytes when nought, one or two others stand before them; its ends depend on the neighbours. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(before === 0 ? 0 : before + 1, -1),
  );
}
