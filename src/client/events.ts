// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) as the server sends results with them.
import { RequestError, type Result, toResult } from "./request.ts";

/** The data of the results, as they come. @throws RequestError for a result with errors, or an answer that is no stream */
export async function* toResults(response: Response): AsyncGenerator<unknown, void, void> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  if (!isStream || !response.body) throw new RequestError(await toResult(response), response.status);
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) {
      if (event.startsWith("event: complete")) return;
      if (event.startsWith("event: next")) yield dataOf(event, response.status);
    }
  }
}

function dataOf(event: string, status: number): unknown {
  const result = JSON.parse(event.slice(event.indexOf("data: ") + "data: ".length)) as Result;
  if (result.errors?.length || result.data == null) throw new RequestError(result, status);
  return result.data;
}
