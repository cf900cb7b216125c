import { z } from 'zod';

const tabMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-in'), accountId: z.string() }),
  z.object({ kind: z.literal('signing-out'), accountId: z.string() }),
]);
export type TabMessage = z.infer<typeof tabMessageSchema>;

/** The other tabs of this browser that show Samskår. */
export type TabChannel = {
  send(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
};

export function tabChannel(name: string): TabChannel {
  const channel = new BroadcastChannel(name);
  return {
    send: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener('message', (event: MessageEvent<unknown>) => {
        const parsed = tabMessageSchema.safeParse(event.data);
        if (parsed.success) listener(parsed.data);
      }),
  };
}
