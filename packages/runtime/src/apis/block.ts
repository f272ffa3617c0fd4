import { H256, unit, vec } from "@opentao/codec";
import {
  ApplyExtrinsicResult,
  CheckInherentsResult,
  ExtrinsicInclusionMode,
  Header,
  InherentData,
  RuntimeVersion,
  TransactionSource,
  TransactionValidity,
} from "@opentao/codec/primitives";
import { applyExtrinsic } from "../executive/apply.ts";
import { executeBlock, finalizeBlock, initializeBlock } from "../executive/block.ts";
import { checkInherents, createInherents } from "../executive/inherents.ts";
import { validateTransaction } from "../executive/validate.ts";
import { apiMethod, runtimeApi } from "../framework/index.ts";
import type { ApiParts } from "./apiParts.ts";

/** Core: the runtime's version, and blocks as a whole. */
export const coreApi = (parts: ApiParts) =>
  runtimeApi({
    name: "Core",
    version: 5,
    docs: "Methods that every runtime has.",
    methods: {
      version: apiMethod({
        args: {},
        output: RuntimeVersion,
        docs: "Names and versions of the runtime.",
        run: () => parts.version,
      }),
      executeBlock: apiMethod({
        args: { block: parts.block },
        output: unit,
        docs: "Executes a block anew and refuses it when its header differs. Its header comes without the author's seal.",
        nodeOnly: true,
        run: ({ state }, { block }) => {
          executeBlock(parts, state, block);
          return undefined;
        },
      }),
      initializeBlock: apiMethod({
        args: { header: Header },
        output: ExtrinsicInclusionMode,
        docs: "Begins a block.",
        nodeOnly: true,
        run: ({ state }, { header }) => {
          initializeBlock(parts, state, header);
          return { type: "AllExtrinsics" };
        },
      }),
    },
  });

/** BlockBuilder: a block step by step. */
export const blockBuilderApi = (parts: ApiParts) =>
  runtimeApi({
    name: "BlockBuilder",
    version: 6,
    docs: "Making blocks, extrinsic by extrinsic.",
    methods: {
      applyExtrinsic: apiMethod({
        args: { extrinsic: parts.extrinsic },
        output: ApplyExtrinsicResult,
        docs: "Applies an extrinsic to the block. A refused one leaves nothing behind.",
        nodeOnly: true,
        run: ({ state }, { extrinsic }) => applyExtrinsic(parts, state, extrinsic),
      }),
      finalizeBlock: apiMethod({
        args: {},
        output: Header,
        docs: "Ends the block.",
        nodeOnly: true,
        run: ({ state }) => finalizeBlock(parts, state),
      }),
      inherentExtrinsics: apiMethod({
        args: { inherent: InherentData },
        output: vec(parts.extrinsicBytes),
        docs: "The extrinsics that follow from what the author supplies.",
        nodeOnly: true,
        run: ({ state }, { inherent }) => createInherents(parts, state, inherent),
      }),
      checkInherents: apiMethod({
        args: { block: parts.block, data: InherentData },
        output: CheckInherentsResult,
        docs: "Checks the inherents of a block against this node's data.",
        nodeOnly: true,
        run: ({ state }, { block, data }) => checkInherents(parts, state, block.extrinsics, data),
      }),
    },
  });

/** TaggedTransactionQueue: transactions in the pool. */
export const transactionQueueApi = (parts: ApiParts) =>
  runtimeApi({
    name: "TaggedTransactionQueue",
    version: 3,
    docs: "Validation of transactions for the pool.",
    methods: {
      validateTransaction: apiMethod({
        args: { source: TransactionSource, tx: parts.extrinsic, blockHash: H256 },
        output: TransactionValidity,
        docs: "Returns whether a transaction could stand in the next block, and how it takes part in the pool.",
        run: ({ state }, { source, tx, blockHash }) => validateTransaction(parts, state, source.type, tx, blockHash),
      }),
    },
  });

/** OffchainWorkerApi: nothing is done off the chain. */
export const offchainWorkerApi = () =>
  runtimeApi({
    name: "OffchainWorkerApi",
    version: 2,
    docs: "Work beside the chain.",
    methods: {
      offchainWorker: apiMethod({
        args: { header: Header },
        output: unit,
        docs: "Does what is to be done beside the chain after a block: nothing.",
        nodeOnly: true,
        run: () => undefined,
      }),
    },
  });
