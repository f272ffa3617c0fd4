import { Worker } from "node:worker_threads";

/** Address of the built thread, or `undefined` when this runs from source, which threads cannot load. */
function builtThread(): URL | undefined {
  return import.meta.url.endsWith(".ts") ? undefined : new URL("./wallet/encryption/thread.js", import.meta.url);
}

/**
 * The ecosystem's derivation; some seconds (protocol: wire §b.3), in a thread of its own: whoever waits can show that
 * it does.
 *
 * @param script - of the thread; from source there is none, and the caller's own thread is used
 */
export async function deriveNaclKey(password: string, script: URL | undefined = builtThread()): Promise<Uint8Array> {
  if (script === undefined) {
    const { argon2Key } = await import("./argon2.ts");
    return argon2Key(password);
  }
  const thread = new Worker(script, { workerData: password });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      thread.once("message", resolve);
      thread.once("error", reject);
    });
  } finally {
    await thread.terminate();
  }
}
