import type { Candidate } from "./addressBook.ts";
import type { DialerOptions } from "./dialerOptions.ts";

/** An attempt at one peer goes on to its next address for no longer than this, in milliseconds. */
const ATTEMPT_MS = 10_000;

/**
 * Tries a peer's addresses one after the other. Where the last attempt failed, the next begins with another.
 *
 * @returns the address that works; `undefined` when none does, or time is up
 */
export async function reach(
  peer: string,
  { addresses, failures }: Candidate,
  { clock, connect, logger }: Pick<DialerOptions, "clock" | "connect" | "logger">,
  signal: AbortSignal,
): Promise<string | undefined> {
  const until = clock.now() + ATTEMPT_MS;
  const from = failures % Math.max(1, addresses.length);
  for (const address of [...addresses.slice(from), ...addresses.slice(0, from)]) {
    if (signal.aborted || clock.now() >= until) return undefined;
    try {
      await connect(address);
      return address;
    } catch (error) {
      // However it failed, the next address is tried.
      logger.debug({ peer, address, error }, "a peer cannot be reached");
    }
  }
  return undefined;
}
