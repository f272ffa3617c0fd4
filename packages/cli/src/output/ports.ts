import { createServer } from "node:net";
import { CliError } from "./errors.ts";

/**
 * Makes sure that a port can be listened on, before anything is spent or opened. Port 0 always can.
 *
 * @param flag - flag by which another port is chosen
 * @throws CliError `PORT_IN_USE`
 */
export async function ensurePortFree(host: string, port: number, flag: string): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  const refusal = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    probe.once("error", resolve);
    probe.listen(port, host, () => resolve(undefined));
  });
  if (refusal === undefined) await new Promise((resolve) => probe.close(resolve));
  // Any other reason is told by the one that really listens.
  if (refusal?.code !== "EADDRINUSE") return;
  throw new CliError(
    "PORT_IN_USE",
    `another program listens on ${host}:${port}`,
    `stop it, or choose another port with ${flag} N (0 takes a free one)`,
  );
}
