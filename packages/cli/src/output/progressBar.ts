import { createLogUpdate } from "log-update";
import { err } from "./colors.ts";
import { type ProgressDisplay, progressLine } from "./progress.ts";
import { RateMeter } from "./rate.ts";

/** Returns a display that draws a bar at a terminal, below what is written. */
export function barDisplay(stream: NodeJS.WriteStream, now: () => number): ProgressDisplay {
  const draw = createLogUpdate(stream);
  let meter = new RateMeter();
  let title = "";
  return {
    show: (progress) => {
      if (progress.title !== title) meter = new RateMeter();
      title = progress.title;
      meter.add(now(), progress.done);
      draw(progressLine(progress, meter, (stream.columns ?? 80) - 1, err));
    },
    clear: () => {
      if (title === "") return;
      title = "";
      draw.clear();
      draw.done();
    },
    write: (text) => {
      if (title === "") stream.write(text);
      else draw.persist(text.replace(/\n$/, ""));
    },
  };
}
