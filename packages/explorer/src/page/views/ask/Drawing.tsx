import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { draw } from "../../parts/rounds/Picture.tsx";
import { type Point, SIDE, withLine } from "../../parts/rounds/pixels.ts";
import { useTexts } from "../../texts/language.ts";
import styles from "./ask.module.css";
import { ASK } from "./texts.ts";

const STEPS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLCanvasElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [((clientX - left) / width) * SIDE, ((clientY - top) / height) * SIDE];
}

/** A field in which one draws with mouse, finger or keyboard. */
export function Drawing({
  pixels,
  onDraw,
}: {
  readonly pixels: Uint8Array;
  readonly onDraw: (pixels: Uint8Array) => void;
}): ReactNode {
  const words = useTexts(ASK);
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Point>(undefined);
  const [pen, setPen] = useState<{ readonly at: Point; readonly isDown: boolean }>({
    at: [SIDE / 2, SIDE / 2],
    isDown: false,
  });
  useEffect(() => draw(canvas.current, pixels), [pixels]);
  const drawTo = (place: Point): void => {
    onDraw(withLine(pixels, last.current ?? place, place));
    last.current = place;
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined && event.key !== " ") return;
    event.preventDefault();
    const [x, y] = pen.at;
    const inside = (value: number): number => Math.min(SIDE - 2, Math.max(2, value));
    const at: Point = [inside(x + (step?.[0] ?? 0)), inside(y + (step?.[1] ?? 0))];
    const isDown = step === undefined ? !pen.isDown : pen.isDown;
    if (isDown) onDraw(withLine(pixels, pen.at, at));
    setPen({ at, isDown });
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: one draws with the keyboard as well */}
      <div role="application" aria-label={words.canvas} tabIndex={0} onKeyDown={onKey} className={styles.field}>
        <canvas
          ref={canvas}
          width={SIDE}
          height={SIDE}
          className={styles.canvas}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            last.current = undefined;
            drawTo(placeOf(event));
          }}
          onPointerMove={(event) => {
            if (event.buttons !== 0) drawTo(placeOf(event));
          }}
        />
      </div>
      <p className="quiet" role="status">
        {pen.isDown ? words.penDown : words.penUp}
      </p>
    </>
  );
}
