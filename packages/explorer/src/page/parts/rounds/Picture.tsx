import { type ReactNode, useEffect, useRef } from "react";
import { SIDE } from "./pixels.ts";
import styles from "./rounds.module.css";

/** Draws gray pixels into a canvas of as many. */
export function draw(canvas: HTMLCanvasElement | null, pixels: Uint8Array): void {
  const context = canvas?.getContext("2d");
  if (context == null) return;
  const image = context.createImageData(SIDE, SIDE);
  pixels.forEach((value, at) => {
    image.data.set([value, value, value, 255], at * 4);
  });
  context.putImageData(image, 0, 0);
}

/** A picture of a task. */
export function Picture({ pixels, name }: { readonly pixels: Uint8Array; readonly name: string }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => draw(canvas.current, pixels), [pixels]);
  return <canvas ref={canvas} width={SIDE} height={SIDE} className={styles.picture} role="img" aria-label={name} />;
}
