import { type Chain, getSubnets } from "@opentao/sdk";
import type { Command } from "commander";
import pc from "picocolors";
import { z } from "zod";
import { CliError } from "../output/errors.ts";
import { createPrinter, type Printer, renderTable } from "../output/printer.ts";
import { shortTao } from "../output/units.ts";
import { withChain } from "./connect.ts";
import { command, urlOption, wholeNumber } from "./options.ts";
