import { type KeyboardEvent, memo, type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useIsDark } from "./colors.ts";
import { Edges } from "./Edges.tsx";
import styles from "./HeatMap.module.css";
import { HeatNumbers } from "./HeatNumbers.tsx";
import { type HeatColors, heatColors, paint } from "./heatColors.ts";

/** A matrix of numbers, row by row. */
export interface Matrix {
  /** Names of the rows and columns, such as UIDs. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: Float32Array;
}

/** Bounds of a cell's side, and the width in which all columns stand if they can, in pixels. */
const LEAST_PX = 13;
const MOST_PX = 44;
const WIDTH_PX = 900;
/** Side from which on a cell has room for its number, in pixels. */
const WRITTEN_PX = 32;

const Labels = memo(function Labels({
  names,
  size,
  isAcross = false,
}: {
  readonly names: readonly number[];
  readonly size: number;
  readonly isAcross?: boolean;
}): ReactNode {
  return (
    <div className={isAcross ? styles.across : styles.down} aria-hidden="true">
      {names.map((name) => (
        <span
          key={name}
          className={isAcross && size >= WRITTEN_PX ? styles.level : undefined}
          style={isAcross ? { width: size } : { height: size, lineHeight: `${size}px` }}
        >
          {name}
        </span>
      ))}
    </div>
  );
});

interface Cell {
  readonly row: number;
  readonly column: number;
}

const MOVES: Readonly<Record<string, Cell>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -8, column: 0 },
  PageDown: { row: 8, column: 0 },
  Home: { row: 0, column: -4096 },
  End: { row: 0, column: 4096 },
};

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/**
 * A matrix as colors on a canvas, a pixel each, that the browser enlarges: drawing costs by the number of cells, scrolling
 * and pointing nothing. The cell that one points at, or moves to by the keyboard, is told in words.
 */
export function HeatMap({
  matrix,
  most,
  title,
  hint,
  rowName,
  columnName,
  describe,
  write,
}: {
  readonly matrix: Matrix;
  /** Value that has the full color. */
  readonly most: number;
  readonly title: string;
  /** What is told while no cell is chosen. */
  readonly hint: string;
  readonly rowName: string;
  readonly columnName: string;
  /** Says what stands in a cell, by the names of its row and column. */
  readonly describe: (row: number, column: number, value: number) => string;
  /** Writes a value as short as it stands in a cell. */
  readonly write: (value: number) => string;
}): ReactNode {
  const { rows, columns, values } = matrix;
  const [chosen, setChosen] = useState<Cell>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const told = useId();
  const isDark = useIsDark();
  const [colors, setColors] = useState<HeatColors>();
  const size = Math.round(Math.max(LEAST_PX, Math.min(MOST_PX, WIDTH_PX / Math.max(1, columns.length))));

  // biome-ignore lint/correctness/useExhaustiveDependencies: colors are read anew when the look changes
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context == null || values.length === 0) return;
    const image = context.createImageData(columns.length, rows.length);
    const now = heatColors();
    paint(values, most, now, image.data);
    context.putImageData(image, 0, 0);
    setColors(now);
  }, [values, most, columns.length, rows.length, isDark]);

  const choose = (cell: Cell): void =>
    setChosen((before) => (before?.row === cell.row && before.column === cell.column ? before : cell));
  const point = (event: PointerEvent<HTMLElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    choose({
      row: within(Math.floor((event.clientY - top) / size), rows.length),
      column: within(Math.floor((event.clientX - left) / size), columns.length),
    });
  };
  const move = (event: KeyboardEvent): void => {
    const step = MOVES[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { row, column } = chosen ?? { row: 0, column: 0 };
    const cell = chosen === undefined ? { row: 0, column: 0 } : step;
    choose({ row: within(row + cell.row, rows.length), column: within(column + cell.column, columns.length) });
  };
  const row = chosen && rows[chosen.row];
  const column = chosen && columns[chosen.column];
  const value = chosen && values[chosen.row * columns.length + chosen.column];
  return (
    <>
      <p id={told} role="status" className={styles.told}>
        {row === undefined || column === undefined ? hint : describe(row, column, value ?? 0)}
      </p>
      <Edges>
        <div className={styles.box}>
          <div className={styles.map}>
            <span className={styles.corner} aria-hidden="true">
              {rowName} ↓ {columnName} →
            </span>
            <Labels names={columns} size={size} isAcross />
            <Labels names={rows} size={size} />
            <button
              type="button"
              className={styles.cells}
              aria-label={title}
              aria-describedby={told}
              onPointerMove={point}
              onPointerDown={point}
              onKeyDown={move}
            >
              <canvas
                ref={canvas}
                width={columns.length}
                height={rows.length}
                style={{ width: columns.length * size, height: rows.length * size }}
              />
              {colors !== undefined && size >= WRITTEN_PX && (
                <HeatNumbers
                  values={values}
                  columns={columns.length}
                  size={size}
                  most={most}
                  colors={colors}
                  write={write}
                />
              )}
              {chosen !== undefined && (
                <span
                  className={styles.chosen}
                  style={{
                    width: size,
                    height: size,
                    transform: `translate(${chosen.column * size}px, ${chosen.row * size}px)`,
                  }}
                />
              )}
            </button>
          </div>
        </div>
      </Edges>
    </>
  );
}
