// Whatever a document says stays text: nothing runs, nothing is fetched, nothing breaks the policy.
import { expect, it } from "vitest";
import { type Extraction, toSourceDocument, toStatement, toStorableText } from "../../src/domain/index.ts";
import { aPage, goTo, served } from "../support/a-page.ts";
import { A_RUN } from "../support/an-extraction.ts";
import { describeInBrowser } from "../support/chromium.ts";

const MARKUP = [
  ...[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
  ],
  ...["<iframe srcdoc='<script>alert(1)</script>'>", "<object data=//evil.example/x>", "<embed src=//evil.example/x>"],
  ...[
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
  ],
  ...[
    "<style>@import '//evil.example/x.css'</style>",
    "<form action=//evil.example><input autofocus onfocus=alert(1)>",
  ],
  ...[
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></mtext><mglyph><img src onerror=alert(1)>",
  ],
  ...[
    "<a href=javascript:alert(1)>x</a>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<input onfocus=alert(1) autofocus>",
  ],
  ...[
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
  ],
  ...[
    "</textarea><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}",
  ],
  ...[
    "$" + "{alert(1)}",
    "#{alert(1)}",
    "<%= alert(1) %>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
  ],
  ...[
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://evil.example/x",
    "file:///etc/passwd",
    "//evil.example/x",
  ],
  ...[
    "https:evil.example",
    "http://evil.example@127.0.0.1/",
    'https://evil.example/"onmouseover=alert(1)',
    "https://evil.example/<script>",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "\u202etxt.exe",
    "\u2066a\u2069",
    "\u0000null",
    "\ufeffbom",
    "＜script＞alert(1)＜/script＞",
  ],
  ...[
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
  ],
  ...[
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<x onclick=alert(1)>x",
    "<isindex action=j&Tab;a&Tab;vas&Tab;c&Tab;r&Tab;ipt:alert(1) type=image>",
  ],
];

/** Documents in which every name, type, title, outlet, key, role and quote is a payload, all around one company. */
function hostile(raw: string, at: number): Extraction {
  const payload = toStorableText(raw); // as a document comes in; what is not, no store takes
  const text = `${payload} is said. Hub sells it.`;
  const key = `${payload}${at}`;
  const document = toSourceDocument({ key, title: payload, outlet: payload, author: payload, text });
  const evidence = { document: document.id, start: 0, end: document.text.length, quote: document.text };
  const attributedTo = { entity: null, name: payload, cue: null, via: null };
  const content = { subject: "company:hub", relation: "PRODUCES", object: `chip:${at}`, role: payload, attributedTo };
  const meant = { polarity: "affirmed", modality: "asserted", time: null, clock: null } as const;
  const entity = (id: string, name: string) => {
    const mentions = [{ start: 0, end: 1, text: document.text.slice(0, 1), kind: "name" as const }];
    return {
      id,
      type: id.startsWith("chip") ? "Chip" : "Company",
      name,
      aliases: [name],
      externalIds: { wikidata: payload },
      mentions,
    };
  };
  const statement = toStatement({ ...content, ...meant, evidence: [evidence], confidence: 0.9, run: A_RUN.id });
  return {
    document,
    entities: [entity(`chip:${at}`, payload), entity("company:hub", "Hub")],
    statements: [statement],
    run: A_RUN,
  };
}

describeInBrowser("hostile documents", () => {
  it("do nothing as names, titles, speakers, keys and quotes, in every view", async () => {
    expect(MARKUP.length).toBeGreaterThanOrEqual(60);
    const { url } = await served(MARKUP.map(hostile));
    const page = await aPage(url);
    const search = page.getByRole("combobox", { name: "Search" });
    for (const typed of ["script", "img", "javascript"]) {
      await search.fill(typed);
      await page.getByRole("option").first().waitFor();
    }
    await search.fill("Hub");
    await page.getByRole("option", { name: "Hub" }).first().waitFor();
    await search.press("Enter");
    await page.getByRole("heading", { name: "Hub" }).waitFor();
    await page.getByRole("button", { name: /Expand all/ }).click();
    await page.waitForTimeout(3000);
    await page.getByRole("button", { name: "Statements" }).click();
    for (let shown = 10; shown < MARKUP.length; shown += 10) {
      await page.getByRole("button", { name: "Show more" }).click();
      await page.waitForTimeout(200);
    }
    expect(await page.locator(".statement").count()).toBe(MARKUP.length);
    const addresses = await page
      .locator(".panel a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(addresses.filter((address) => !/^https?:\/\/[^/]/.test(address ?? ""))).toEqual([]);
    for (const view of ["Table", "Timeline", "Conflicts", "Paths", "Documents"]) {
      await goTo(page, view);
      await page.waitForTimeout(400);
    }
    const foreign =
      "script:not([src^='./assets/']), iframe, object, embed, base, link[href^='//'], [onerror], [onload], [onfocus], [srcdoc]";
    expect(await page.locator(foreign).count()).toBe(0);
    expect(await page.evaluate("({}).polluted")).toBeUndefined();
  });
});
