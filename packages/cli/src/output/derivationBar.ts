import { err } from "./colors.ts";
import { barCells, fitParts } from "./text.ts";

/** Usual time of deriving a key from a password, in ms. A derivation reports no progress. */
const USUAL_MS = 10_000;
const TITLE = "Making the key of the password";

/** Renders a bar by the time that has passed; it is never full before the end. */
export function derivationLine(passedMs: number, columns: number): string {
  const [filled, empty] = barCells(Math.min(0.95, passedMs / USUAL_MS), 20);
  const seconds = `${Math.floor(passedMs / 1000)} s`;
  const usual = `usually about ${USUAL_MS / 1000} s: the file's format is slow on purpose`;
  return fitParts([TITLE, `${err.green(filled)}${err.gray(empty)} ${seconds}`, usual], columns);
}

/** Shows on standard error that a derivation goes on until it has ended: a bar at a terminal, a line elsewhere. */
export function showDerivation(work: Promise<unknown>): void {
  const stream = process.stderr;
  if (!stream.isTTY) {
    stream.write(`${TITLE}: this takes some seconds …\n`);
    return;
  }
  void drawDerivation(work, stream);
}

/** Draws a bar until a derivation has ended. */
async function drawDerivation(work: Promise<unknown>, stream: NodeJS.WriteStream): Promise<void> {
  const startedAt = performance.now();
  const { createLogUpdate } = await import("log-update");
  const draw = createLogUpdate(stream);
  const show = (): void => draw(derivationLine(performance.now() - startedAt, (stream.columns ?? 80) - 1));
  show();
  const timer = setInterval(show, 200);
  const end = (): void => {
    clearInterval(timer);
    draw.clear();
    draw.done();
  };
  work.then(end, end); // a failure is handled by whoever waits for the key
}
