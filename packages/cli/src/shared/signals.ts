/**
 * Returns a signal that is aborted by Ctrl-C, SIGTERM or SIGHUP, or when the supervisor is gone; after that, each of
 * these system signals ends the process at once.
 *
 * @param also - another reason to stop
 */
export function stopSignal(also?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, stop);
  if (process.connected) {
    process.once("disconnect", () => controller.abort());
    process.channel?.unref(); // a listener would keep the process running
  }
  also?.addEventListener("abort", () => controller.abort(), { once: true });
  if (also?.aborted === true) controller.abort(); // before anybody listened
  return controller.signal;
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
