// The GraphQL server: Apollo Server for operations, our own HTTP around it.
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { type FormattedExecutionResult, GraphQLError, type GraphQLSchema } from "graphql";
import { createAnalysis } from "../graph/index.ts";
import type { Ontology } from "../ontology/index.ts";
import type { GraphStore, Waiting } from "../store/index.ts";
import { type AccessOptions, createIdentify, isLoopback, OURSELVES, refuseOthers } from "./access/index.ts";
import { createJobs } from "./changes/jobs.ts";
import { keepChanges } from "./changes/kept-changes.ts";
import type { ChangesSince, Context, Writers } from "./context.ts";
import { forbidden, formatError, isUnexpected } from "./errors.ts";
import type { Caller } from "./http/caller.ts";
import { createGraphQLHandler } from "./http/handler.ts";
import { createListener, type Handler } from "./http/listener.ts";
import type { GraphQLParameters } from "./http/parse-request.ts";
import { createIdeRoutes } from "./http/static-files.ts";
import { createWebSockets } from "./http/web-socket.ts";
import { limitCost } from "./limits/limit-cost.ts";
import { limitShape } from "./limits/limit-shape.ts";
import { LIMITS, type Limits } from "./limits/limits.ts";
import { waitedFor } from "./limits/patience.ts";
import { createRate, UNLIMITED } from "./limits/rate.ts";
import { createEdge } from "./operations/edge.ts";
import { createExecute } from "./operations/execute.ts";
import { createPlans } from "./operations/planned.ts";
import { createOperate } from "./operations/subscribe.ts";
import type { TrustedDocuments } from "./operations/trusted-documents.ts";
import { createSchema } from "./schema/schema.ts";
import { type Log, SILENT } from "./telemetry/log.ts";
import { nameSpans, traced } from "./telemetry/trace.ts";

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
  /** Whether the server tells its schema; it does unless told otherwise. */
  readonly introspection?: boolean;
  /** The documents that are answered, by their hash; all when left out. */
  readonly documents?: TrustedDocuments;
  /** Points of cost that each client has a minute; null: no limit. Unless told otherwise that of the limits beyond this machine. */
  readonly rate?: number | null;
  /** Whether a reverse proxy of yours writes x-forwarded-for, which is believed then. */
  readonly trustProxy?: boolean;
  readonly limits?: Partial<Limits>;
  /** Whether GraphiQL, which tries out questions in a browser, is served at `/ide`; not unless told so. */
  readonly ide?: boolean;
  /** Answers what is not GraphQL's, such as the explorer's pages. */
  readonly fallback?: Handler;
  /** Where the server's lines go; nowhere unless told so. */
  readonly log?: Log;
  /** Gets what nobody foresaw, whole; it is logged as well. */
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
  const { access = {}, origins = [], trustProxy = false, host = "127.0.0.1", log = SILENT } = options;
  const store = traced(options.store);
  const limits = { ...LIMITS, ...options.limits };
  const points = options.rate === undefined && !isLoopback(host) ? limits.points : options.rate;
  const rate = points == null ? UNLIMITED : createRate(points);
  const onFault = (err: unknown, requestId: string) => {
    log.error({ requestId, err }, "fault");
    options.onFault?.(err, requestId);
  };
  const schema = createSchema();
  const jobs = createJobs(onFault);
  const analysis = createAnalysis();
  const changesSince = keepChanges(options.changesSince ?? tellsNoChanges);
  const closing = new AbortController();
  const contextFor = ({ identity, requestId, client }: Caller, waiting: Waiting): Context => ({
    store: waitedFor(store, waiting),
    ontology: options.ontology,
    writers: options.writers ?? {},
    jobs,
    analysis,
    changesSince,
    identity,
    requestId,
    takePoints: once((points) => client !== undefined && rate.take(client, points)),
    signal: waiting.signal,
  });
  const plans = createPlans(schema, limits.cost);
  const apollo = createApollo(schema, limits, options.introspection ?? true, plans.plugin, onFault);
  const executor = createExecute(apollo, plans, limits, contextFor);
  const { execute } = executor;
  const edge = createEdge(rate, options.documents);
  const operate = edge(
    createOperate({
      schema,
      limits,
      closing: closing.signal,
      execute,
      createContext: (caller, signal) => contextFor(caller, { signal }),
      reportFaults: (errors, requestId) => reportFaults(errors, requestId, onFault),
    }),
  );
  const identify = createIdentify(access, host);
  const http = { origins, trustProxy, identify, operate, rate, log, onFault };
  const sockets = createWebSockets({ schema, limits, ...http });
  const listener = createListener({
    routes: {
      "/graphql": createGraphQLHandler({ bodyBytes: limits.bodyBytes, execute: edge(execute), ...http }),
      ...(options.ide && createIdeRoutes()),
    },
    unreadMs: limits.unreadMs,
    isReady: () => answers(store),
    upgrade: sockets.upgrade,
    ...(options.fallback && { fallback: options.fallback }),
  });
  return {
    listen: async () => {
      await executor.start();
      return listener.listen(options.port ?? DEFAULT_PORT, host);
    },
    executeOperation: async (parameters) => (await execute(parameters, OURS)).result,
    stop: async () => {
      if (closing.signal.aborted) return;
      closing.abort();
      await sockets.stop();
      await Promise.all([listener.stop(DRAIN_MS), jobs.stop()]);
      await executor.stop();
      await analysis.close();
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

function createApollo(
  schema: GraphQLSchema,
  limits: Limits,
  introspection: boolean,
  answerByPlan: ApolloServerPlugin<Context>,
  onFault: Required<ServerOptions>["onFault"],
) {
  return new ApolloServer<Context>({
    schema,
    introspection,
    persistedQueries: false, // they are read before, for every transport
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
      limitCost(limits.cost),
      nameSpans(),
      reportingFaults(onFault),
      refuseOthers(),
      refuseChanges(),
      answerByPlan,
    ],
  });
}

/** What is done once; a time that it failed does not count. */
function once(take: (points: number) => void): (points: number) => void {
  let taken = false;
  return (points) => {
    if (!taken) take(points);
    taken = true;
  };
}

/** Logs what nobody foresaw and lets the client name it by the request's id. */
function reportingFaults(onFault: Required<ServerOptions>["onFault"]): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { requestId } }) => ({
      didEncounterErrors: async ({ errors }) => reportFaults(errors, requestId, onFault),
    }),
  };
}

function reportFaults(
  errors: readonly GraphQLError[],
  requestId: string,
  onFault: Required<ServerOptions>["onFault"],
): void {
  for (const error of errors.filter(isUnexpected)) {
    onFault(error.originalError ?? error, requestId);
    // What goes wrong outside of a field is handed over bare.
    if (error instanceof GraphQLError) error.extensions.requestId = requestId;
  }
}

/** A server without writers refuses every mutation as a whole; subscriptions come another way. */
function refuseChanges(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { writers } }) => ({
      didResolveOperation: async ({ operation }) => {
        if (operation?.operation === "subscription") {
          const extensions = { code: "OPERATION_RESOLUTION_FAILURE" };
          const message = "Subscriptions are answered over WebSocket, or with accept: text/event-stream.";
          throw new GraphQLError(message, { extensions });
        }
        if (operation?.operation !== "mutation" || Object.keys(writers).length > 0) return;
        throw forbidden("This server only reads.");
      },
    }),
  };
}

const tellsNoChanges: ChangesSince = async () => {
  throw forbidden("This server does not tell changes.");
};
