// The explorer, driven as a person would: search, choose, look.
import type { Browser, Page } from "playwright-core";

/** Opens the explorer in the light theme. @param origin where citegraph serves it */
export async function openExplorer(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  await page.goto(origin);
  await page.getByRole("navigation", { name: "Views" }).waitFor();
  return page;
}

/** Types a name, takes the first suggestion, and waits until it and what it is related to are drawn. */
export async function showEntity(page: Page, name: string): Promise<void> {
  const search = page.getByRole("combobox", { name: "Search" });
  await search.fill(name);
  await page.getByRole("option").first().waitFor();
  await search.press("Enter");
  await detailsOf(page).waitFor();
  await atRest(page);
}

/** Opens a relation of the entity that is shown. @param words as the panel has them, such as "restricted by" */
export async function showRelation(page: Page, words: string, other: string): Promise<void> {
  const heading = page.getByRole("heading", { name: new RegExp(`^${words}\\b`) });
  const group = detailsOf(page).locator(".group").filter({ has: heading });
  await group.getByRole("button", { name: other, exact: true }).click();
  await page.locator(".passage").first().waitFor();
  await atRest(page);
}

export async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view }).click();
  await atRest(page);
}

const detailsOf = (page: Page) => page.getByRole("complementary", { name: "Details" });

/** Waits until nothing loads, no layout runs and the camera stands. */
async function atRest(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  await page.locator(".notice.loading").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Stop the layout" }).waitFor({ state: "detached" });
  await page.waitForTimeout(600);
}
