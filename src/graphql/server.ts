// The GraphQL server: Apollo Server for operations, our own HTTP around it.
import { ApolloServer, type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { type FormattedExecutionResult, GraphQLError } from "graphql";
import type { Ontology } from "../ontology/index.ts";
import type { GraphStore } from "../store/index.ts";
import { type AccessOptions, createIdentify, OURSELVES, refusal, refuseOthers } from "./access/index.ts";
import type { ChangesSince, Context, Writers } from "./context.ts";
import { formatError, isUnexpected } from "./errors.ts";
import { type Answer, type Caller, createGraphQLHandler } from "./http/handler.ts";
import { createListener, type Handler } from "./http/listener.ts";
import type { GraphQLParameters } from "./http/parse-request.ts";
import { createIdeRoutes } from "./http/static-files.ts";
import { limitCost } from "./limit-cost.ts";
import { limitShape } from "./limit-shape.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { createPatience, waitedFor } from "./patience.ts";
import { createSchema } from "./schema.ts";

export interface ServerOptions {
  readonly store: GraphStore;
  readonly ontology: Ontology;
  /** What mutations do; those left out are refused. */
  readonly writers?: Writers;
  /** What `changes` tells; without it, it is refused. */
  readonly changesSince?: ChangesSince;
  /** Who may do what. */
  readonly access?: AccessOptions;
  /** Origins, such as `https://example.org`, whose pages may ask from a browser; none unless given. */
  readonly origins?: readonly string[];
  /** 0 takes any free port. */
  readonly port?: number;
  /** Only this machine unless told otherwise. */
  readonly host?: string;
  readonly introspection?: boolean;
  readonly limits?: Partial<Limits>;
  /** Whether GraphiQL, which tries out questions in a browser, is served at `/ide`; not unless told so. */
  readonly ide?: boolean;
  /** Answers what is not GraphQL's, such as the explorer's pages. */
  readonly fallback?: Handler;
  /** Gets what nobody foresaw, whole. */
  onFault?(error: unknown, requestId: string): void;
}

export interface GraphQLServer {
  /** Starts to listen; the URL is that of the GraphQL endpoint. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Answers one operation without HTTP. */
  executeOperation(parameters: GraphQLParameters): Promise<FormattedExecutionResult>;
  /** Lets running requests end and closes. The store stays open: it is the caller's. */
  stop(): Promise<void>;
}

const DEFAULT_PORT = 4000;
const DRAIN_MS = 10_000;
const OURS: Caller = { method: "POST", requestId: "local", identity: OURSELVES };

export function createServer(options: ServerOptions): GraphQLServer {
  const limits = { ...LIMITS, ...options.limits };
  const onFault = options.onFault ?? (() => {});
  const apollo = createApollo(limits, options.introspection ?? true, onFault);
  let started: Promise<void> | undefined;
  const executor = createExecutor(apollo, options, limits);
  const execute: Executor = async (...request) => {
    started ??= apollo.start();
    await started;
    return executor(...request);
  };
  const host = options.host ?? "127.0.0.1";
  const identify = createIdentify(options.access ?? {}, host);
  const origins = options.origins ?? [];
  const listener = createListener({
    routes: {
      "/graphql": createGraphQLHandler({ bodyBytes: limits.bodyBytes, origins, identify, execute, onFault }),
      ...(options.ide && createIdeRoutes()),
    },
    isReady: () => answers(options.store),
    ...(options.fallback && { fallback: options.fallback }),
  });
  return {
    listen: () => listener.listen(options.port ?? DEFAULT_PORT, host),
    executeOperation: async (parameters) => (await execute(parameters, OURS)).result,
    stop: async () => {
      await listener.stop(DRAIN_MS);
      await started?.then(() => apollo.stop());
    },
  };
}

/** Whether the store answers a question that costs next to nothing. */
function answers(store: GraphStore): Promise<boolean> {
  return store.read({ kind: "entity", ids: ["is:ready"] }).then(
    () => true,
    () => false,
  );
}

function createApollo(limits: Limits, introspection: boolean, onFault: Required<ServerOptions>["onFault"]) {
  return new ApolloServer<Context>({
    schema: createSchema(),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [limitShape(limits)],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      limitCost<Context>(limits.cost),
      reportFaults(onFault),
      refuseOthers(),
      refuseChanges(),
    ],
  });
}

/** Logs what nobody foresaw and lets the client name it by the request's id. */
function reportFaults(onFault: Required<ServerOptions>["onFault"]): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { requestId } }) => ({
      didEncounterErrors: async ({ errors }) => {
        for (const error of errors.filter(isUnexpected)) {
          onFault(error.originalError ?? error, requestId);
          error.extensions.requestId = requestId;
        }
      },
    }),
  };
}

/** A server without writers refuses every mutation as a whole; subscriptions are none of its operations. */
function refuseChanges(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { writers } }) => ({
      didResolveOperation: async ({ operation }) => {
        if (operation?.operation === "subscription") {
          const extensions = { code: "OPERATION_RESOLUTION_FAILURE" };
          throw new GraphQLError("There is nothing to subscribe to here.", { extensions });
        }
        if (operation?.operation !== "mutation" || Object.keys(writers).length > 0) return;
        throw new GraphQLError("This server only reads.", { extensions: { code: "FORBIDDEN" } });
      },
    }),
  };
}

type Executor = (parameters: GraphQLParameters, caller: Caller) => Promise<Answer>;

function createExecutor(apollo: ApolloServer<Context>, options: ServerOptions, { deadlineMs }: Limits): Executor {
  const { store, ontology, writers = {}, changesSince = tellsNoChanges } = options;
  return async (parameters, { method, requestId, identity, signal }) => {
    if (identity.role === null) return { result: { errors: [refusal(identity, "reader").toJSON()] } };
    const http = { method, headers: new HeaderMap(), search: "", body: undefined };
    const patience = createPatience(deadlineMs, signal);
    const contextValue = { store: waitedFor(store, patience), ontology, writers, changesSince, identity, requestId };
    const answer = apollo.executeOperation({ ...parameters, http }, { contextValue });
    const response = await patience.over(answer);
    if (!response || wasCancelled(response)) return { result: timedOut(deadlineMs) };
    if (response.body.kind !== "single") throw new Error("an answer in several parts was not asked for");
    return { result: response.body.singleResult, onlyPost: response.http.status === 405 };
  };
}

const tellsNoChanges: ChangesSince = async () => {
  throw new GraphQLError("This server does not tell changes.", { extensions: { code: "FORBIDDEN" } });
};

/** Whether the store gave up on a question: what is left of the answer is no answer. */
function wasCancelled({ body }: GraphQLResponse): boolean {
  return (
    body.kind === "single" && !!body.singleResult.errors?.some(({ extensions }) => extensions?.code === "CANCELLED")
  );
}

function timedOut(deadlineMs: number): FormattedExecutionResult {
  const message = `The operation took longer than ${deadlineMs / 1000} seconds.`;
  return { errors: [{ message, extensions: { code: "TIMEOUT", hint: "Ask for less at once." } }] };
}
