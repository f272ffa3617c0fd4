import { lineDisplay, type ProgressDisplay } from "./progress.ts";

/** Returns a display for a stream: a bar at a terminal, a line now and then elsewhere. */
export async function progressDisplay(
  stream: NodeJS.WriteStream,
  now: () => number = Date.now,
): Promise<ProgressDisplay> {
  if (!stream.isTTY) return lineDisplay((text) => void stream.write(text), now);
  // Only who looks at a bar waits for what draws it.
  const { barDisplay } = await import("./progressBar.ts");
  return barDisplay(stream, now);
}
