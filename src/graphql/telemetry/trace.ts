// OpenTelemetry spans, where the process has its SDK; without one they cost next to nothing. Names and attributes as the
// semantic conventions for GraphQL servers have them (https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/).
import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { OperationDefinitionNode } from "graphql";
import type { GraphStore } from "../../store/index.ts";
import { readVersion } from "../../version.ts";
import type { Context } from "../context.ts";
import { isUnexpected } from "../errors.ts";

const tracer = trace.getTracer("citegraph", readVersion());

/** Runs the work of one operation in a span, below that of the caller where the headers name one. */
export function inOperationSpan<T>(headers: object, work: () => Promise<T>): Promise<T> {
  const parent = propagation.extract(context.active(), headers);
  return tracer.startActiveSpan("GraphQL Operation", { kind: SpanKind.SERVER }, parent, (span) =>
    work().finally(() => span.end()),
  );
}

/** Tells the span of an operation what it is of, once that is known. The document is left out: what is asked may be private. */
export function nameSpans(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => {
      const span = trace.getActiveSpan();
      return span && toListener(span);
    },
  };
}

function toListener(span: Span): GraphQLRequestListener<Context> {
  return {
    didResolveOperation: async ({ operation }) => {
      if (operation) nameSpan(operation, span);
    },
    didEncounterErrors: async ({ errors }) => {
      const [error] = errors;
      if (error) span.setAttribute("error.type", String(error.extensions.code ?? "BAD_REQUEST"));
      for (const fault of errors.filter(isUnexpected)) {
        span.recordException(fault);
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
    },
  };
}

/** Tells a span which operation it is of. */
export function nameSpan({ operation, name }: OperationDefinitionNode, span = trace.getActiveSpan()): void {
  if (!span) return;
  span.updateName(operation);
  span.setAttribute("graphql.operation.type", operation);
  if (name) span.setAttribute("graphql.operation.name", name.value);
}

/** The store with a span for each question that it is asked. */
export function traced(store: GraphStore): GraphStore {
  return {
    ...store,
    read: (query, options) =>
      tracer.startActiveSpan(`read ${query.kind}`, { kind: SpanKind.INTERNAL }, (span) =>
        store
          .read(query, options)
          .then((connection) => {
            span.setAttribute("citegraph.rows", connection.edges.length);
            return connection;
          })
          .finally(() => span.end()),
      ),
  };
}
