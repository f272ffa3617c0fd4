import type uPlot from "uplot";

/** Part of the space between two candles that a candle takes, and its width at most, in pixels of the page. */
const FILL = 0.7;
const MOST_PX = 14;

/**
 * Draws the series open, high, low and close of a chart as candles.
 *
 * @param up - color where the price rose
 * @param down - color where it fell
 */
export function drawCandles(plot: uPlot, up: string, down: string): void {
  const { ctx, data, bbox } = plot;
  const [xs, opens, highs, lows, closes] = data;
  if (xs === undefined) return;
  const ratio = window.devicePixelRatio;
  const width = Math.max(ratio, Math.min(MOST_PX * ratio, (FILL * bbox.width) / Math.max(1, xs.length)));
  ctx.save();
  ctx.lineWidth = ratio;
  xs.forEach((x, at) => {
    const [open, high, low, close] = [opens?.[at], highs?.[at], lows?.[at], closes?.[at]];
    if (open == null || high == null || low == null || close == null) return;
    const left = plot.valToPos(x, "x", true);
    const [from, to] = [plot.valToPos(open, "y", true), plot.valToPos(close, "y", true)];
    ctx.strokeStyle = close >= open ? up : down;
    ctx.fillStyle = ctx.strokeStyle;
    ctx.beginPath();
    ctx.moveTo(left, plot.valToPos(high, "y", true));
    ctx.lineTo(left, plot.valToPos(low, "y", true));
    ctx.stroke();
    ctx.fillRect(left - width / 2, Math.min(from, to), width, Math.max(ratio, Math.abs(from - to)));
  });
  ctx.restore();
}
