import { createServer } from "node:net";
import { CliError } from "../output/errors.ts";

/** Returns the error with which the system refuses to listen on a port; `undefined` when it does not. */
async function refusal(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  const probe = createServer();
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    probe.once("error", resolve);
    probe.listen(port, host, () => resolve(undefined));
  });
  if (error === undefined) await new Promise((resolve) => probe.close(resolve));
  return error;
}

/** Returns whether a port can be listened on at present. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await refusal(host, port)) === undefined;
}

/**
 * Makes sure that a port can be listened on, before anything is spent or opened. Port 0 always can.
 *
 * @param flag - flag by which another port is chosen
 * @param takesAny - whether that flag takes 0, for any port that is free
 * @throws CliError `PORT_IN_USE`
 */
export async function ensurePortFree(
  host: string,
  port: number,
  flag: string,
  { takesAny = true }: { readonly takesAny?: boolean } = {},
): Promise<void> {
  if (port === 0) return;
  // Any other error is reported by the one that really listens.
  if ((await refusal(host, port))?.code !== "EADDRINUSE") return;
  throw new CliError(
    "PORT_IN_USE",
    `another program listens on ${host}:${port}`,
    `Stop it, or choose another port with ${flag} N${takesAny ? " (0 takes a free one)" : ""}.`,
  );
}

/** Returns this port, or a free one where another program listens on it. */
export async function portOrAnother(host: string, port: number): Promise<number> {
  return (await isPortFree(host, port)) ? port : freePort();
}

/** Returns a port of this machine on which nobody listened a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}
