"""The pages in a real browser: their own policy refuses nothing, nothing leaves the machine, all is in its place."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

import exhibits
from onrecord.export.visible import visible
from onrecord.model import Reading
from onrecord.record import Record
from onrecord.web.app import create_app
from onrecord.web.safety import Application
from onrecord.web.server import bind
from readings import ARTICLE, MET, OPEN, READING, TOLD

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--no-first-run", "--no-default-browser-check",
)  # fmt: skip
WIDE, PHONE = (1280, 900), (360, 740)
ADDRESSES = [
    "/",
    "/search?q=harbour",
    "/search?by=lindqvist&kind=direct&since=1988&outlet=post",
    "/articles",
    *(f"/articles/{reading.article.id}" for reading in exhibits.ALL),
    *(f"/quotations/{reading.quotations[0].id}" for reading in exhibits.ALL if reading.quotations),
    "/search?q=soviet+envoys",
    "/events",
    *(f"/events/{reading.events[0].id}" for reading in exhibits.ALL if reading.events),
    "/countries",
    "/countries/SUN",
    "/countries/KAZ",
    "/countries/SUN/YUG",
    "/timeline",
    "/timeline?who=lindqvist",
    "/timeline?who=lindqvist&quad=VCOOP",
    "/map?status=any",
    "/network",
    "/people",
    f"/people/{exhibits.LINDQVIST_ID}",
    f"/people/{exhibits.COUNCIL_ID}?since=1988",
    "/api",
]
ERRORS = [
    "/nothing",
    "/search?since=soon",
    "/events?country=Atlantis",
    "/countries/Atlantis",
    "/people/nobody",
    "/people?country=nowhere",
]


@pytest.fixture(scope="session")
def address(application: Application) -> Iterator[str]:
    """Where the pages are served meanwhile."""
    with served(application) as where:
        yield where


@contextlib.contextmanager
def served(application: Application) -> Iterator[str]:
    """Serve an application at the address that is given, until the end of the block."""
    server = uvicorn.Server(uvicorn.Config(application, log_level="error", access_log=False))
    with bind("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}: install the package chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


def drawn(page: Page) -> None:
    """Wait until the charts that can be seen are in their places."""
    expect(page.locator("[aria-busy], [data-chart]:visible")).to_have_count(0, timeout=15_000)


@dataclass
class Visit:
    """A page, and everything that went wrong in it."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def to(self, path: str) -> Page:
        """Go to a path, and note what the browser complains of, what it asks others for, what it runs."""
        self.page.on("console", self._told)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("dialog", self._stopped)
        self.page.on("request", self._asked)
        self.page.goto(self.address + path)
        drawn(self.page)
        return self.page

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text}")

    def _stopped(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(f"{self.address}/"):
            self.wrong.append(f"request: {request.url}")


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh visitor; a test's parameter says otherwise than a wide, light window."""
    options = dict(getattr(request, "param", {}))
    width, height = options.pop("size", WIDE)
    made = browser.new_context(viewport={"width": width, "height": height}, **options)
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    """A visit that must end without anything wrong."""
    made = Visit(context.new_page(), address)
    yield made
    assert made.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_each_page_is_sound_in_both_themes_wide_and_narrow(
    browser: Browser, address: str, path: str, scheme: Any
) -> None:
    visitor = browser.new_context(color_scheme=scheme)
    visit = Visit(visitor.new_page(), address)
    for width, height in (PHONE, WIDE):
        visit.page.set_viewport_size({"width": width, "height": height})
        page = visit.to(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
        assert dark == (scheme == "dark")
        assert page.locator("h1").count() == 1
    assert visit.wrong == []
    visitor.close()


@pytest.mark.parametrize("width", [500, 768, 961, 1024])
def test_no_page_scrolls_sideways_on_a_tablet(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1024})
    for path in ("/", "/search?q=harbour", "/events", "/countries/SUN", "/timeline?who=lindqvist", "/map", "/network"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()


# What axe-core finds that keeps people from reading or using a page, in a line each.
VIOLATIONS = """
async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .filter((found) => found.impact === "serious" || found.impact === "critical")
  .map((found) => found.id + ": " + found.nodes.map((node) => node.target.join(" ")).join(", "))
"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, as `tools/axe.sh` fetches it."""
    found = sorted((Path(__file__).parents[2] / "build").glob("axe-core-*.min.js"))
    if not found:
        pytest.skip("there is no axe-core: 'sh tools/axe.sh' fetches it, where npm is installed")
    return found[-1].read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*ADDRESSES, *ERRORS])
def test_no_page_shuts_anybody_out(browser: Browser, address: str, axe: str, path: str, scheme: Any) -> None:
    # The script comes in past the pages' policy, which would rightly refuse it: in this context only.
    visitor = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = visitor.new_page()
    for width, height in (PHONE, WIDE):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address + path)
        drawn(page)
        page.evaluate(axe)
        assert page.evaluate(VIOLATIONS) == []
    visitor.close()


@pytest.mark.parametrize("path", ERRORS)
def test_errors_are_pages_too(context: BrowserContext, address: str, path: str) -> None:
    visit = Visit(context.new_page(), address)
    visit.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page = visit.to(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert all("Failed to load resource" in wrong for wrong in visit.wrong)  # the status of the page itself


# Where the marked passages of one kind are, in code points of the article as it is shown.
PLACES = """
(selector) => {
  const body = document.querySelector("article.text");
  const length = (text) => Array.from(text).length;
  return Array.from(body.querySelectorAll(selector)).map((mark) => {
    const range = document.createRange();
    range.setStart(body, 0);
    range.setEndBefore(mark);
    const start = length(range.toString());
    return [start, start + length(mark.textContent)];
  });
}
"""


@pytest.mark.parametrize("reading", [READING, exhibits.HOSTILE, exhibits.STRAINED], ids=lambda one: one.article.ref[:9])
def test_the_text_and_its_marks_are_at_the_right_characters(visit: Visit, reading: Reading) -> None:
    page = visit.to(f"/articles/{reading.article.id}")
    assert page.locator("article.text").evaluate("element => element.textContent") == visible(reading.article.text)
    said = {tuple(span) for quotation in reading.quotations for span in quotation.content}
    assert {tuple(place) for place in page.evaluate(PLACES, "mark.said")} == said
    sources = {tuple(quotation.source) for quotation in reading.quotations if quotation.source}
    assert {tuple(place) for place in page.evaluate(PLACES, ".source")} == sources


def test_a_click_on_a_passage_leads_to_what_was_read_and_back(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    page.locator(f"#in-{OPEN.id} a").first.click()
    note = page.locator(f"#{OPEN.id}")
    assert page.url.endswith(f"#{OPEN.id}")
    assert note.evaluate("element => element.matches(':target')")
    why = note.locator("code").first
    why.wait_for(state="visible")
    assert why.inner_text() == "by-hand"
    box = note.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < WIDE[1]
    note.locator("a", has_text="The harbour stays open").click()
    assert page.url.endswith(f"#in-{OPEN.id}")


def test_a_passage_and_its_note_light_up_together(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    page.locator(f"#in-{OPEN.id} a").first.hover()
    assert "lit" in (page.locator(f"#{OPEN.id}").get_attribute("class") or "")


def test_what_is_folded_away_opens_when_a_link_leads_to_it(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}#entity-1")
    assert page.locator("#entity-1").is_visible()


def test_layers_of_marks_can_be_switched_off(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    line = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator("mark.said").first.evaluate(line) == "underline"
    page.get_by_role("checkbox", name="quotations").uncheck()
    assert page.locator("mark.said").first.evaluate(line) == "none"


def test_the_speakers_words_are_told_from_the_outlets_at_a_glance(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    ground = "element => getComputedStyle(element).backgroundColor"
    clear = "rgba(0, 0, 0, 0)"
    # On the speaker's ground stands what is word for word, in the text and beside it, and nothing else.
    assert page.locator("mark.said.direct").first.evaluate(ground) != clear
    mixed = page.locator("mark.said.mixed").first
    assert mixed.evaluate(ground) == clear
    assert mixed.locator(".verbatim").first.evaluate(ground) != clear
    assert mixed.locator(".verbatim").first.inner_text() == "would not sail"
    note = page.locator(f"#{TOLD.id}")
    assert note.locator(".theirs dd").evaluate(ground) != clear
    assert note.locator(".theirs dd").inner_text() == "“would not sail”"
    assert note.locator(".outlets dd").first.evaluate(ground) == clear
    assert note.locator(".outlets .distancing").last.inner_text() == "allegedly"


def test_an_article_can_be_printed(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    page.emulate_media(media="print")
    for hidden in ("header.site", "footer.site", ".legend", ".note .foot", "details"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("article.text").is_visible()
    assert page.locator(f"#{TOLD.id} .voices").is_visible()
    assert page.locator(".framing").is_visible()


def test_from_the_home_page_to_who_said_it_and_where_in_one_search(visit: Visit) -> None:
    page = visit.to("/")
    page.get_by_label("Search quotations, people, events and articles").fill("lindqvist harbour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    first = page.locator("ol.hits > li").first
    assert first.locator(".speaker").inner_text() == "Arvid Lindqvist"
    assert "The harbour stays open" in first.locator("blockquote").inner_text()
    assert "The Lundhavn Post · 3 May 1988" in first.inner_text()
    first.locator("blockquote a").click()
    assert OPEN.id in page.locator("#citation").inner_text()


def test_from_the_home_page_to_a_person_and_where_it_was_printed_in_three_clicks(visit: Visit) -> None:
    page = visit.to("/")
    page.locator("ol.quoted a", has_text="Arvid Lindqvist").click()
    assert page.locator("h1").inner_text() == "Arvid Lindqvist"
    said = page.locator("#quotations li", has_text="The harbour stays open")
    assert "The Lundhavn Post · 3 May 1988" in said.inner_text()
    said.locator("blockquote a").click()
    assert OPEN.id in page.locator("#citation").inner_text()
    page.get_by_role("link", name="The whole article").click()
    assert page.locator(f"#in-{OPEN.id}").inner_text() == "The harbour stays open"


def test_on_a_persons_page_one_search_finds_what_they_said_of_a_subject(visit: Visit) -> None:
    page = visit.to(f"/people/{exhibits.LINDQVIST_ID}")
    page.get_by_label("Search what Arvid Lindqvist said").fill("freeze")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.locator("#results-title").inner_text() == "1 quotation"
    assert "Nobody shall freeze here." in page.locator("ol.hits blockquote").inner_text()


@pytest.mark.corpus
@pytest.mark.model
def test_what_tokayev_said_about_peace_is_found_in_one_search_or_three_clicks(
    context: BrowserContext, shared: Path, tmp_path: Path
) -> None:
    with Record(tmp_path / "real.db") as made:
        made.add(shared / "article" / "tokayev-2024-09-16.txt")
    words = "peace still exists."
    with served(create_app(tmp_path / "real.db")) as address:
        visit = Visit(context.new_page(), address)
        page = visit.to("/")
        page.get_by_label("Search quotations, people, events and articles").fill("Tokayev peace")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?**")
        hit = page.locator("ol.hits > li", has_text=words)
        assert "16 September 2024" in hit.inner_text()
        assert "tokayev-2024-09-16.txt" in hit.inner_text()
        page = visit.to("/")
        page.locator("ol.quoted a", has_text="Tokayev").click()
        said = page.locator("#quotations li", has_text=words)
        assert "16 September 2024" in said.inner_text()
        said.locator(".printed a").click()
        assert words in page.locator("mark.said", has_text=words).first.inner_text()
        assert visit.wrong == []


def test_a_bar_of_a_person_leads_to_their_quotations_then(visit: Visit) -> None:
    page = visit.to(f"/people/{exhibits.LINDQVIST_ID}")
    page.get_by_role("link", name="1988-05-03: 3 quotations").click()
    page.wait_for_url("**?since=1988-05-03&until=1988-05-03#quotations")
    assert page.locator("#quotations ol.hits > li").count() == 3


def test_a_person_can_be_printed(visit: Visit) -> None:
    page = visit.to(f"/people/{exhibits.LINDQVIST_ID}")
    page.emulate_media(media="print")
    for hidden in ("header.site", "form", "footer.site", "summary"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator("#quotations blockquote").first.is_visible()
    assert page.locator("details.table td").first.is_visible()  # what the chart shows, in numbers
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_bar_leads_to_what_was_said_then(visit: Visit) -> None:
    page = visit.to("/")
    bar = page.locator(".chart .wide a").first
    assert bar.get_attribute("aria-label") == "1988-05: 4 quotations in 1 article"
    bar.click()
    page.wait_for_url("**/search?since=1988-05&until=1988-05")
    assert page.locator("#results-title").inner_text() == "4 quotations"


def test_a_part_of_a_bar_leads_to_its_events_and_those_to_their_passage(visit: Visit) -> None:
    page = visit.to("/countries/SUN")
    bar = page.locator(".chart .wide a").first
    assert bar.get_attribute("aria-label") == "1988-05: 1 event of verbal cooperation"
    bar.click()
    page.wait_for_url("**/events?country=SUN&since=1988-05&until=1988-05&quad=VCOOP")
    page.locator("td.act a").click()
    page.wait_for_url(f"**/events/{MET.id}")
    page.get_by_role("link", name="The whole article").click()
    page.wait_for_url(f"**/articles/{ARTICLE.id}#in-{MET.id}")
    assert page.locator(f"#in-{MET.id}").inner_text() == "met"


def test_from_the_network_to_a_timeline_to_what_was_said(visit: Visit) -> None:
    page = visit.to("/network")
    assert page.locator(".chart .wide a").first.get_attribute("aria-label")
    page.get_by_role("row", name="verbal cooperation").get_by_role("link", name="Arvid Lindqvist", exact=True).click()
    page.wait_for_url("**/people/p*")
    page.locator("header").get_by_role("link", name="Timeline").last.click()
    page.wait_for_url("**/timeline?who=Arvid+Lindqvist+%28p*")
    page.locator(".chart .wide a[href^='/quotations/']").first.click()
    page.wait_for_url("**/quotations/*")
    assert page.locator("#citation").is_visible()


@pytest.mark.parametrize("context", [{"size": PHONE}], indirect=True)
def test_charts_fit_a_phone(visit: Visit) -> None:
    for path in ("/timeline?who=lindqvist", "/map", "/network"):
        page = visit.to(path)
        box = page.locator(".chart svg[role='group']:visible").bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PHONE[0]


@pytest.mark.parametrize("context", [{"size": PHONE}], indirect=True)
def test_the_tables_of_a_map_are_cards_on_a_phone(visit: Visit) -> None:
    page = visit.to("/map?status=any")
    boxes = page.locator(".scroller")
    assert boxes.count() == 2
    assert boxes.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth)") == []
    counts = page.get_by_role("row", name="Sweden").first.locator("td")
    assert [cell.get_attribute("data-of") for cell in counts.all() if cell.is_visible()] == [
        "event",
        "verbal cooperation",
    ]
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    assert all(cell.is_visible() for cell in counts.all())


def test_a_choice_of_theme_outlasts_what_the_machine_prefers(visit: Visit) -> None:
    page = visit.to("/search?q=harbour")
    page.get_by_role("button", name="Dark").click()
    page.wait_for_url("**/search?q=harbour")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 26)"
    page.goto(f"{visit.address}/articles")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_keyboard_can_skip_to_the_content_and_see_where_it_is(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) != "none"


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_nothing_needs_a_script(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    page.locator(f"#in-{OPEN.id} a").first.click()
    assert page.url.endswith(f"#{OPEN.id}")
    page.get_by_label("Search the record").fill("ferries")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ferries")
    assert page.locator("ol.hits > li").count() == 3
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


# A chart is a picture where no script fetches it, until it was drawn once.
CHART = ".chart svg[role='group']:visible, .chart img:visible"
# Pages that are narrowed down, each with what it shows first and one of the fields that may be folded away.
NARROWED = [
    ("/search?q=harbour&kind=direct", "ol.hits > li", "by"),
    ("/events?since=1900", "table.events tbody tr", "actor"),
    ("/timeline?who=lindqvist&since=1900", CHART, "quad"),
    ("/map?status=any", CHART, "type"),
    ("/network?least=1", CHART, "least"),
    ("/people?type=any", "ol.people > li", "country"),
    ("/articles?since=1900", "ul.articles > li", "outlet"),
]
SMALL_PHONE = (360, 640)


@pytest.mark.parametrize("context", [{"size": SMALL_PHONE, "java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize(("path", "first", "field"), NARROWED)
def test_on_a_phone_filters_are_folded_and_the_first_screen_has_results(
    context: BrowserContext, address: str, path: str, first: str, field: str
) -> None:
    page = context.new_page()
    page.goto(address + path)
    main = page.locator("main")
    box = main.locator("input").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < SMALL_PHONE[1] / 2
    shown = main.locator(first).first.bounding_box()
    assert shown is not None
    assert shown["y"] + 40 < SMALL_PHONE[1]
    hidden = main.locator(f"[name='{field}']")
    assert not hidden.is_visible()
    assert main.locator("summary", has_text="Filters").inner_text().endswith("1 set")
    main.locator("summary", has_text="Filters").press("Enter")
    assert hidden.is_visible()
    # What is set can be taken back without unfolding anything.
    main.get_by_role("link", name="Remove: ").click()
    assert page.locator(".chip.set[href*='?']", has_text="Remove").count() == 0


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize(("path", "first", "field"), NARROWED)
def test_where_there_is_room_filters_are_seen_and_reached_by_the_keyboard(
    context: BrowserContext, address: str, path: str, first: str, field: str
) -> None:
    page = context.new_page()
    page.goto(address + path)
    main = page.locator("main")
    assert not main.locator("summary", has_text="Filters").is_visible()
    assert main.locator(f"[name='{field}']").is_visible()
    main.locator("input").first.focus()
    reached = set()
    for _ in range(16):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name"))
    assert field in reached


@pytest.mark.parametrize("context", [{"size": SMALL_PHONE}], indirect=True)
def test_on_a_phone_an_article_begins_in_the_first_screen(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    headline = page.locator("h1").bounding_box()
    assert headline is not None
    assert headline["y"] + headline["height"] < SMALL_PHONE[1] * 2 / 3
    page.get_by_text("What the marks mean").click()
    page.get_by_role("checkbox", name="quotations").uncheck()
    line = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator("mark.said").first.evaluate(line) == "none"


def test_a_filter_is_set_from_the_keyboard_while_it_is_folded_away(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page = visit.to("/events?since=1900")
    page.get_by_label("Search events").fill("trawler")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?q=trawler&**since=1900**")
    assert page.locator("table.events tbody tr").count() == 1


# A colour of the page's theme, as the browser tells it.
COLOUR = """
(main, name) => {
  const probe = main.appendChild(document.createElement("i"));
  probe.style.setProperty("color", `var(${name})`);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
"""

CHARTED = ("/countries/SUN", "/timeline?who=lindqvist", "/map", "/network", f"/people/{exhibits.LINDQVIST_ID}")


@pytest.fixture
def fresh(record_path: Path) -> Iterator[str]:
    """Where pages are served of which no chart was drawn."""
    with served(create_app(record_path)) as where:
        yield where


@pytest.mark.parametrize(("size", "window"), [(WIDE, "wide"), (PHONE, "narrow")])
def test_only_the_chart_that_is_seen_is_fetched_in_the_colours_of_the_page(
    browser: Browser, fresh: str, size: tuple[int, int], window: str
) -> None:
    visitor = browser.new_context(viewport={"width": size[0], "height": size[1]})
    fetched: list[str] = []

    def note(request: Request) -> None:
        fetched.append(request.url)

    for path in CHARTED:
        visit = Visit(visitor.new_page(), fresh)
        fetched.clear()
        visit.page.on("request", note)
        page = visit.to(path)
        asked = [url.rpartition("=")[2] for url in fetched if "inline=" in url]
        assert asked == (["wide"] if path == "/map" else [window] * (2 if path == "/countries/SUN" else 1))
        drawing = page.locator(".chart svg[role='group']:visible").first
        assert drawing.locator("a").first.get_attribute("href")
        fills = drawing.locator("text").evaluate_all("all => all.map((one) => getComputedStyle(one).fill)")
        colour = "--ink" if path == "/network" else "--soft"
        assert set(fills) <= {page.locator("main").evaluate(COLOUR, colour)}
        assert visit.wrong == []
        page.close()
    visitor.close()


def test_a_window_that_becomes_narrow_has_its_own_chart(browser: Browser, fresh: str) -> None:
    visit = Visit(browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}), fresh)
    page = visit.to("/network")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.locator(".chart .narrow svg[role='group']").wait_for()
    assert visit.wrong == []
    page.close()


def test_a_chart_is_awaited_in_a_place_of_its_size(browser: Browser, fresh: str) -> None:
    page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]})
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*inline=*", hold)
    for path in CHARTED:
        page.goto(fresh + path)
        place = page.locator("[aria-busy='true']").first
        expect(place.locator(".pending")).to_be_visible()
        expect(page.get_by_text("The chart is being drawn.").first).to_be_visible()
        figure = page.locator(".chart").first
        heights = [figure.evaluate("element => element.offsetHeight")]
        while held:
            held.pop().continue_()
        drawn(page)
        heights.append(figure.evaluate("element => element.offsetHeight"))
        assert heights[1] == pytest.approx(heights[0], abs=16)
    page.close()


def test_a_chart_that_cannot_be_drawn_is_told_and_the_table_is_open(browser: Browser, fresh: str) -> None:
    page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]})
    page.route("**/*inline=*", lambda route: route.fulfill(status=503, body="no"))
    page.goto(f"{fresh}/people/{exhibits.LINDQVIST_ID}")
    alert = page.get_by_role("alert").filter(visible=True)
    expect(alert).to_have_text("The chart cannot be drawn. The table has all of it.")
    assert page.locator("details.table tbody").is_visible()
    page.close()


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_without_a_script_charts_are_pictures(browser: Browser, fresh: str, size: tuple[int, int]) -> None:
    visitor = browser.new_context(viewport={"width": size[0], "height": size[1]}, java_script_enabled=False)
    for path in CHARTED:
        page = visitor.new_page()
        page.goto(fresh + path)
        pictures = page.locator(".chart img:visible")
        assert pictures.count() == (2 if path == "/countries/SUN" else 1)
        box = pictures.first.bounding_box()
        assert box is not None
        assert (box["width"] > 200, box["height"] > 60) == (True, True)
        assert box["x"] + box["width"] <= size[0]
        assert pictures.first.get_attribute("alt")
        assert page.locator(".chart .pending:visible").count() == 0
        page.close()
    visitor.close()


def test_a_citation_can_be_copied(visit: Visit, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.to(f"/quotations/{OPEN.id}")
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert OPEN.id in page.evaluate("navigator.clipboard.readText()")


def test_an_article_prints_without_what_paper_has_no_use_for(visit: Visit) -> None:
    page = visit.to(f"/articles/{ARTICLE.id}")
    page.emulate_media(media="print", color_scheme="dark")
    assert not page.locator("header.site").is_visible()
    assert not page.locator("footer.site").is_visible()
    assert page.locator("article.text").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
