import { out } from "../../../output/colors.ts";
import { asInvoked } from "../../../output/invocation.ts";
import { safeCell } from "../../../output/text.ts";
import type { Issue } from "../../processes/statusBoard.ts";
import type { Size } from "../terminal/screen.ts";
import { type Page, termLines } from "./parts.ts";

function issueLines({ name, message, hint }: Issue, columns: number): string[] {
  return [
    out.yellow(safeCell(`! ${name}`, columns)),
    ...termLines("  what", message, columns),
    ...(hint === "" ? [] : termLines("  try", asInvoked(hint), columns)),
    "",
  ];
}

/** Renders the page of issues, with what to do, and where the logs are. */
export function issuesPage(issues: readonly Issue[], logs: string, { columns }: Size): Page {
  const nothing = [safeCell("Everything runs as it should.", columns), ""];
  return {
    head: [out.bold(safeCell("Issues", columns)), ""],
    body: [
      ...(issues.length === 0 ? nothing : issues.flatMap((issue) => issueLines(issue, columns))),
      ...termLines("logs", `${logs} has a file for each process.`, columns),
    ],
  };
}
