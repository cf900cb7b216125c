import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { signInMessages } from '@samskar/shared/messages';
import type { PersonOptions } from '../../support/insert-person.ts';
import { startTestServer, type SignedIn, type TestServer } from '../../support/start-test-server.ts';

/** Somebody in a browser of their own, signed in through the screen. */
export type Actor = {
  readonly person: SignedIn;
  readonly page: Page;
  readonly context: BrowserContext;
};

export type Installation = {
  readonly server: TestServer;
  /** An account, and its person in front of the sign-in screen, signed in. */
  enter(name: string, options?: PersonOptions): Promise<Actor>;
};

/** Each test gets a server and a data folder of its own, and a browser context for each person. */
export const test = base.extend<{ samskar: Installation }>({
  samskar: async ({ browser }, use) => {
    const server = await startTestServer();
    const contexts: BrowserContext[] = [];
    await use({
      server,
      enter: async (name, options) => {
        const person = await server.addPerson(name, options);
        const context = await browser.newContext();
        contexts.push(context);
        const page = await context.newPage();
        await signIn(page, server.origin, person);
        return { person, page, context };
      },
    });
    await Promise.all(contexts.map((context) => context.close()));
    await server.stop();
  },
});

export { expect };

const texts = signInMessages.nb;

export async function signIn(
  page: Page,
  origin: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel(texts.email).fill(email);
  await page.getByLabel(texts.password).fill(password);
  await page.getByRole('button', { name: texts.submit }).click();
  await page.waitForURL((url) => url.pathname === '/');
}
