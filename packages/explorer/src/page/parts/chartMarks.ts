import type uPlot from "uplot";

/** An x of a chart at which something happened, with a few words for it. */
export interface Mark {
  readonly x: number;
  readonly text: string;
}

/** Pixels between a mark's line and its text. */
const GAP = 4;

/** Draws marks on a chart: dashed lines, and their texts where these do not lie over each other. */
export function drawMarks(plot: uPlot, marks: readonly Mark[], color: string): void {
  const { ctx, bbox } = plot;
  const ratio = window.devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.setLineDash([GAP * ratio, GAP * ratio]);
  ctx.lineWidth = ratio;
  ctx.font = `${11 * ratio}px system-ui, sans-serif`;
  ctx.textAlign = "left";
  ctx.textBaseline = "bottom";
  let free = bbox.left;
  for (const { x, text } of marks) {
    const left = Math.round(plot.valToPos(x, "x", true));
    if (left < bbox.left || left > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(left, bbox.top);
    ctx.lineTo(left, bbox.top + bbox.height);
    ctx.stroke();
    const width = ctx.measureText(text).width;
    const start = left + GAP * ratio;
    if (start < free || start + width > bbox.left + bbox.width) continue;
    ctx.fillText(text, start, bbox.top + bbox.height - GAP * ratio);
    free = start + width + GAP * ratio;
  }
  ctx.restore();
}
