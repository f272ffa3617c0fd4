import { out } from "../output/colors.ts";
import { ProblemsFound } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { formatRate, formatSeconds } from "../output/rate.ts";
import { wrap } from "../output/text.ts";
import { counted } from "../output/units.ts";
import type { ReportedStatus } from "../shared/nodeStatus.ts";
import { diagnose } from "./diagnoses/index.ts";
import type { Finding } from "./diagnosis.ts";
import type { DoctorFacts } from "./facts.ts";
import { type DoctorFlags, gatherFacts } from "./gather.ts";

function roleText({ wanted, author, voter }: ReportedStatus["authority"]): string {
  const does = [...(author === undefined ? [] : ["makes blocks"]), ...(voter === undefined ? [] : ["votes"])];
  if (does.length > 0) return `authority: ${does.join(" and ")}`;
  return wanted ? "authority without keys" : "follows";
}

function summary(status: ReportedStatus, url: string): string[] {
  const { software, chain, best, finalized, now, lastImportedAt, network, blocksPerSecond, authority } = status;
  const age = lastImportedAt === undefined ? "" : ` (${formatSeconds((now - lastImportedAt) / 1000)} ago)`;
  const peers = network === undefined ? "alone" : counted(network.peers.length, "peer");
  return [
    `${out.bold(chain.name)} by ${software.name} ${software.version} at ${url}`,
    `block ${best.number}${age}, finalized ${finalized.number}, ${peers}, ${formatRate(blocksPerSecond)} blocks/s, ${roleText(authority)}`,
  ];
}

function indexLine({ index, status }: DoctorFacts): string[] {
  if (index?.status === undefined) return [];
  const height = index.status.last?.height;
  const behind = status === undefined || height === undefined ? 0 : Math.max(0, status.finalized.number - height);
  const stands = height === undefined ? "no block yet" : `block ${height}`;
  return [`index at ${index.url}: ${stands}${behind > 0 ? `, ${counted(behind, "block")} behind` : ""}`];
}

function findingLines({ kind, code, message, hint }: Finding): string[] {
  const mark = kind === "problem" ? out.red("✖") : out.yellow("!");
  const columns = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
  const [first = "", ...rest] = wrap(`${message} ${out.dim(`[${code}]`)}`, columns - 2);
  const [todo = "", ...more] = wrap(hint, columns - 4);
  const indent = (line: string) => `    ${line}`;
  return [`${mark} ${first}`, ...rest.map((line) => `  ${line}`), `  ${out.cyan("→")} ${todo}`, ...more.map(indent)];
}

/**
 * `tao doctor`: shows what a node waits for and what to do.
 *
 * @throws ProblemsFound when something keeps the node from its work
 */
export async function examine(flags: DoctorFlags, printer: Printer): Promise<void> {
  const facts = await gatherFacts(flags);
  const findings = diagnose(facts);
  const { status, place } = facts;
  const problems = findings.filter(({ kind }) => kind === "problem");
  const notes = findings.filter(({ kind }) => kind === "note");
  const healthy = problems.length === 0;
  const result = {
    healthy,
    waitingFor: status?.waitingFor ?? null,
    problems,
    notes,
    status: status ?? null,
    place: place ?? null,
    index: facts.index ?? null,
  };
  printer.result(result, () =>
    [
      ...(status === undefined ? [] : summary(status, flags.url)),
      ...indexLine(facts),
      ...findings.flatMap(findingLines),
      ...(healthy ? [`${out.green("✔")} Nothing keeps the node from its work.`] : []),
    ].join("\n"),
  );
  if (!healthy) throw new ProblemsFound();
}
