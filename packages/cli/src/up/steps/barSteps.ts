import { createLogUpdate } from "log-update";
import { type Colors, err } from "../../output/colors.ts";
import { barCells, cell } from "../../output/text.ts";
import type { Steps } from "./steps.ts";

/** Time between two pictures of the bars, which also show the seconds that a step has taken, in ms. */
const DRAW_MS = 200;
const TITLE_WIDTH = 15;
const BAR_WIDTH = 24;

interface Bar {
  readonly title: string;
  readonly startedAt: number;
  fraction: number;
  detail: string;
  /** Time that it took, in ms; `undefined` until it is done. */
  took: number | undefined;
}

function line(
  { title, fraction, detail, startedAt, took }: Bar,
  columns: number,
  { green, gray, dim }: Colors,
): string {
  const [filled, empty] = barCells(fraction, BAR_WIDTH);
  const seconds = `${((took ?? Date.now() - startedAt) / 1000).toFixed(0)} s`.padStart(5);
  const room = columns - TITLE_WIDTH - BAR_WIDTH - seconds.length - 6;
  const mark = took === undefined ? " " : green("✔");
  const said = cell(detail, room);
  return `${mark} ${title.padEnd(TITLE_WIDTH)} ${green(filled)}${gray(empty)} ${seconds}  ${took === undefined ? dim(said) : said}`;
}

/** Returns steps that are bars, on a terminal. */
export function barSteps(stream: NodeJS.WriteStream, colors: Colors = err): Steps {
  const draw = createLogUpdate(stream);
  const bars: Bar[] = [];
  const show = () => draw(bars.map((bar) => line(bar, stream.columns ?? 80, colors)).join("\n"));
  const timer = setInterval(show, DRAW_MS);
  let isShown = true;
  return {
    begin: (title) => {
      const bar: Bar = { title, startedAt: Date.now(), fraction: 0, detail: "", took: undefined };
      bars.push(bar);
      show();
      return {
        at: (fraction, detail = "") => {
          bar.fraction = Math.min(1, fraction);
          bar.detail = detail;
        },
        done: (detail = "") => {
          Object.assign(bar, { fraction: 1, detail, took: Date.now() - bar.startedAt });
          if (isShown) show();
        },
      };
    },
    stop: () => {
      if (!isShown) return;
      isShown = false;
      clearInterval(timer);
      show();
      draw.done();
    },
  };
}
