import { out } from "../../../output/colors.ts";
import { asInvoked } from "../../../output/invocation.ts";
import { safeCell } from "../../../output/text.ts";
import type { Problem } from "../../processes/statusBoard.ts";
import type { Size } from "../terminal/screen.ts";
import { type Page, termLines } from "./parts.ts";

function problemLines({ name, message, hint }: Problem, columns: number): string[] {
  return [
    out.yellow(safeCell(`! ${name}`, columns)),
    ...termLines("  what", message, columns),
    ...(hint === "" ? [] : termLines("  try", asInvoked(hint), columns)),
    "",
  ];
}

/** What does not run as it should, with what to do, and where the logs are. */
export function troublesPage(problems: readonly Problem[], logs: string, { columns }: Size): Page {
  const nothing = [safeCell("Everything runs as it should.", columns), ""];
  return {
    head: [out.bold(safeCell("Troubles", columns)), ""],
    body: [
      ...(problems.length === 0 ? nothing : problems.flatMap((problem) => problemLines(problem, columns))),
      ...termLines("logs", `${logs} has a file for each process.`, columns),
    ],
  };
}
