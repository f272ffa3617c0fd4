import { type ReactNode, useState } from "react";
import { useTexts } from "../texts/language.ts";
import styles from "./chart.module.css";
import type { Series } from "./chartSeries.ts";
import { ScrollBox } from "./ScrollBox.tsx";
import { PARTS } from "./texts.ts";

/** Rows of the table at most: the last ones. */
const MAX_ROWS = 200;
const HEIGHT_PX = 240;

/** Numbers of a chart as a table, which is made when somebody opens it. */
export function ChartTable({
  title,
  xName,
  xs,
  series,
  xText,
  format,
}: {
  readonly title: string;
  readonly xName: string;
  readonly xs: readonly number[];
  readonly series: readonly Series[];
  readonly xText: (x: number) => string;
  readonly format: (value: number) => string;
}): ReactNode {
  const words = useTexts(PARTS);
  const [isOpen, setIsOpen] = useState(false);
  const before = Math.max(0, xs.length - MAX_ROWS);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="quiet">{words.chartAsTable}</summary>
      {isOpen && (
        <ScrollBox name={title} maxHeight={HEIGHT_PX}>
          <table className={styles.numbers}>
            <caption className="unseen">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{xName}</th>
                {series.map(({ name }) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {xs.slice(before).map((x, at) => (
                <tr key={x}>
                  <th scope="row">{xText(x)}</th>
                  {series.map(({ name, values }) => {
                    const value = values[at + before];
                    return <td key={name}>{value == null ? "–" : format(value)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </details>
  );
}
