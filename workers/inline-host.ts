import { createEngineApi, type EngineApi } from './engine-api.ts';
import type { Host, RemoteEngine } from './pool.ts';

/** A host that runs in the same thread but clones every message, so that tests meet the limits of real workers. */
export function createInlineHost(): Host {
  return {
    async start() {
      const api = createEngineApi();
      const engine = Object.fromEntries(
        (Object.keys(api) as (keyof EngineApi)[]).map((name) => [
          name,
          async (...args: unknown[]) => {
            const call = api[name] as (...given: unknown[]) => unknown;
            return structuredClone(await call(...(structuredClone(args) as unknown[])));
          },
        ]),
      ) as RemoteEngine;
      return { engine, stop: () => undefined };
    },
  };
}
