import { type ReactNode, useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { numberFormat } from "../texts/formats.ts";
import { useLocale, useTexts } from "../texts/language.ts";
import { clock, tick } from "../texts/times.ts";
import { ChartTable } from "./ChartTable.tsx";
import styles from "./chart.module.css";
import { drawCandles } from "./chartCandles.ts";
import { drawMarks, type Mark } from "./chartMarks.ts";
import { restingPlace } from "./chartRest.ts";
import type { Series } from "./chartSeries.ts";
import { colorOf, useIsDark } from "./colors.ts";
import { PARTS } from "./texts.ts";

const NO_MARKS: readonly Mark[] = [];
const COLORS = ["--series-1", "--series-2", "--series-3", "--series-4"];

/** Room of an axis besides its texts, in pixels. */
const AXIS_ROOM = 22;
const LEAST_AXIS = 60;

/** Returns the width of an axis on which none of its texts is cut, in pixels. */
function axisWidth(plot: uPlot, texts: readonly string[] | null, at: number): number {
  const font = plot.axes[at]?.font?.[0];
  if (typeof font === "string") plot.ctx.font = font;
  const widths = (texts ?? []).map((text) => plot.ctx.measureText(text).width / devicePixelRatio);
  return Math.ceil(Math.max(LEAST_AXIS, ...widths.map((width) => width + AXIS_ROOM)));
}

/** Returns the ends of the axis of x: a single x has room on both of its sides. */
function roomFor(_: uPlot, least: number, most: number): [number, number] {
  return least === most ? [least - 1, most + 1] : [least, most];
}

/** Tells the newest values in the legend while nobody points at the chart. */
function rest(plot: uPlot): void {
  if (plot.cursor.idx != null) return;
  const idx = restingPlace(plot.data);
  if (idx !== undefined) plot.setLegend({ idx }, false);
}

/** Lines, or candles, over blocks or times, with the same numbers as a table for those who do not see them. */
export function LineChart({
  title,
  xName,
  xs,
  series,
  isTime = false,
  height = 240,
  marks = NO_MARKS,
  isCandles = false,
  format,
}: {
  readonly title: string;
  readonly xName: string;
  /** Blocks, or seconds since 1970. */
  readonly xs: readonly number[];
  readonly series: readonly Series[];
  readonly isTime?: boolean;
  readonly height?: number;
  /** Xs at which something happened. */
  readonly marks?: readonly Mark[];
  /** True when the series are open, high, low and close of a price. */
  readonly isCandles?: boolean;
  readonly format: (value: number) => string;
}): ReactNode {
  const words = useTexts(PARTS);
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const isDark = useIsDark();
  const names = series.map(({ name }) => name).join("\n");
  const data = useRef<uPlot.AlignedData>([[]]);
  data.current = [[...xs], ...series.map(({ values }) => [...values])];
  const write = useRef(format);
  write.current = format;
  const marked = useRef(marks);
  marked.current = marks;
  const xText = (x: number): string => (isTime ? clock(x * 1_000, locale) : numberFormat(locale).format(x));

  // biome-ignore lint/correctness/useExhaustiveDependencies: colors are read anew when the look changes
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const [line, quiet] = [colorOf("--line"), colorOf("--quiet")];
    const axis = { stroke: quiet, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
    const made = new uPlot(
      {
        width: Math.max(element.clientWidth, 200),
        height,
        scales: { x: { time: isTime, range: roomFor } },
        legend: { live: true },
        cursor: { drag: { x: false, y: false } },
        hooks: {
          setLegend: [rest],
          draw: [
            rest,
            (plot) => drawMarks(plot, marked.current, quiet),
            (plot) => {
              if (isCandles) drawCandles(plot, colorOf("--good"), colorOf("--bad"));
            },
          ],
        },
        axes: [
          isTime
            ? {
                ...axis,
                space: 84,
                values: (_, ticks, __, ___, step) => ticks.map((each) => tick(each * 1_000, step * 1_000, locale)),
              }
            : { ...axis, values: (_, ticks) => ticks.map((tick) => numberFormat(locale).format(tick)) },
          { ...axis, size: axisWidth, values: (_, ticks) => ticks.map((tick) => write.current(tick)) },
        ],
        series: [
          isTime
            ? { label: xName, value: (_, x) => (x === null ? "–" : clock(x * 1_000, locale)) }
            : { label: xName, value: (_, x) => (x === null ? "–" : numberFormat(locale).format(x)) },
          ...names.split("\n").map((label, at) => ({
            label,
            stroke: colorOf(COLORS[at % COLORS.length] ?? "--accent"),
            width: 2,
            ...(isCandles ? { paths: () => null } : {}),
            // One value alone makes no line.
            points: { show: () => (data.current[0]?.length ?? 0) < 2 },
            value: (_: uPlot, value: number | null) => (value === null ? "–" : write.current(value)),
          })),
        ],
      },
      data.current,
      element,
    );
    plot.current = made;
    const resizer = new ResizeObserver(() => made.setSize({ width: Math.max(element.clientWidth, 200), height }));
    resizer.observe(element);
    return () => {
      resizer.disconnect();
      made.destroy();
    };
  }, [names, xName, isTime, isCandles, height, locale, isDark]);

  // What is written on it changes with the format alone when the language does, which makes it anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn anew when there are other numbers
  useEffect(() => plot.current?.setData(data.current), [xs, series, marks]);

  return (
    <figure className={styles.chart}>
      <figcaption className="unseen">{title}</figcaption>
      {xs.length === 0 && <p className="quiet">{words.nothingDrawn}</p>}
      <div ref={box} aria-hidden="true" hidden={xs.length === 0} />
      <ChartTable title={title} xName={xName} xText={xText} xs={xs} series={series} format={format} />
    </figure>
  );
}
