from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

import exhibits
from filling import filled
from onrecord import limits
from onrecord.model import Article, Quotation, QuotationKind, Reading, article_id, event_id
from onrecord.record import Found, Record
from onrecord.web import lookup
from onrecord.web.app import create_app
from readings import ARTICLE, COAL, FERRIES, FIRED, FREEZE, INNER, MET, OPEN, READING, TOLD, made

ADDRESSES = [
    "/",
    "/search",
    "/search?q=harbour",
    "/search?q=nothing+of+the+kind",
    "/search?by=lindqvist&kind=direct&since=1988&until=1988-05&outlet=post&order=date&of=quotation",
    "/articles",
    "/articles?about=harbour&since=1980",
    *(f"/articles/{reading.article.id}" for reading in exhibits.ALL),
    *(f"/quotations/{quotation.id}" for reading in exhibits.ALL for quotation in reading.quotations),
    "/search?q=soviet+envoys&of=event",
    "/search?type=CONSULT&country=Soviet",
    "/search?country=YUG",
    "/events",
    "/events?q=envoys&recipient=SUN&type=consult&quad=VCOOP&status=asserted&since=1988&until=1988-05&context=diplomatic",
    "/events?q=nothing+of+the+kind",
    *(f"/events/{event.id}" for reading in exhibits.ALL for event in reading.events),
    "/countries",
    "/countries/SUN",
    "/countries/KAZ",
    "/countries/YUG",
    "/countries/SUN/KAZ",
    "/timeline",
    "/timeline?who=lindqvist",
    "/timeline?who=olsen&since=1980",
    "/timeline?who=lindqvist&of=event&type=consult&quad=vcoop&status=asserted&outlet=post",
    "/timeline?who=lindqvist&kind=mixed&context=economic",
    "/map",
    "/map?status=any&quad=VCOOP",
    "/network",
    "/network?who=lindqvist",
    "/people",
    "/people?name=lind&type=any",
    "/people?country=Sweden",
    f"/people/{exhibits.LINDQVIST_ID}",
    f"/people/{exhibits.LINDQVIST_ID}?since=1988-05&until=1988-05&order=oldest",
    f"/people/{exhibits.COUNCIL_ID}?since=2001",
    "/api",
]


def asked(client: TestClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.content)


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_page_is_sound(client: TestClient, address: str) -> None:
    body = asked(client, address)
    assert body.get("lang") == "en"
    assert len(body.xpath("//h1")) == 1
    assert len(body.xpath("//main")) == 1
    identifiers = body.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
    for target in body.xpath("//a/@href[starts-with(., '#')]"):
        assert target[1:] in identifiers, f"{target} leads nowhere"
    for control in body.xpath("//input[not(@type='hidden')] | //select"):
        labelled = control.xpath("ancestor::label") or body.xpath(f"//label[@for='{control.get('id')}']")
        assert labelled, f"{control.get('name')} has no label"


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(client: TestClient, address: str) -> None:
    body = asked(client, address)
    assert all(script.get("src", "").startswith("/static/") and not script.text for script in body.xpath("//script"))
    assert not body.xpath("//style | //@style | //iframe | //object | //base")
    assert not [name for element in body.iter() for name in element.attrib if name.startswith("on")]
    for address in body.xpath("//@href | //@src | //@action"):
        assert not address.lower().startswith(("javascript:", "data:")), address


@pytest.mark.parametrize("address", ADDRESSES)
def test_internal_links_lead_somewhere(client: TestClient, address: str) -> None:
    for target in sorted(set(asked(client, address).xpath("//a/@href[starts-with(., '/')]")))[:40]:
        assert client.get(target.partition("#")[0]).status_code == 200, target


def test_home_tells_what_the_record_holds(client: TestClient) -> None:
    body = asked(client, "/")
    assert [figure.text_content() for figure in body.xpath("//dl[@class='figures']//dd")] == [
        "4",
        "6",
        "5",
        "3",
        "1988 to 1990",
    ]
    assert body.xpath("//ol[@class='quoted']//a")[0].text_content() == "Arvid Lindqvist"
    assert body.xpath("//ul[@class='articles']//a")[0].text_content() == "strained.txt"
    assert [" ".join(one.text_content().split()) for one in body.xpath("//ul[@class='classes']/li")] == [
        "verbal cooperation 1",
        "material cooperation 1",
        "verbal conflict 2",
        "material conflict 1",
    ]
    assert {row.text_content() for row in body.xpath("//table//th[@scope='row']")} == {"1988-05", "1989-02", "1990-07"}
    assert len(body.xpath("//figure//svg")) == 2


def test_one_is_not_many(tmp_path: Path) -> None:
    with Record(tmp_path / "one.db") as made:
        made.add(dataclasses.replace(READING, quotations=(FREEZE,), events=(MET,)))
    with TestClient(create_app(tmp_path / "one.db"), base_url="http://localhost") as client:
        figures = asked(client, "/").xpath("//dl[@class='figures']//dt/text()")
        assert figures[:3] == ["article", "quotation", "event"]
        person = asked(client, asked(client, "/people").xpath("//ol[@class='people']//a/@href")[0])
        assert person.xpath("//dl[@class='figures']//dt/text()") == ["quotation", "article"]


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    Record(tmp_path / "empty.db").close()
    with TestClient(create_app(tmp_path / "empty.db"), base_url="http://localhost") as client:
        assert "onrecord add" in client.get("/").text
        assert "All words have to be found" in client.get("/search?q=harbour").text
        for address, told in (
            ("/search", "The record holds nothing yet."),
            ("/articles", "No articles"),
            ("/events", "No events"),
            ("/people", "Nobody"),
            ("/countries", "No event in the record names a country."),
            ("/map", "No event in the record is told as fact or claim."),
            ("/network", "Nobody who is named spoke about or acted on somebody named."),
        ):
            text = asked(client, address).text_content()
            assert told in text, address
            assert not any(words in text for words in ("a condition away", "all conditions", "these conditions")), (
                address
            )


def test_the_head_of_a_page_leads_to_what_is_there(client: TestClient) -> None:
    body = asked(client, "/events")
    links = body.xpath("//nav[@aria-label='Site']//a/@href")
    assert {"/search", "/events", "/countries", "/articles", "/api"} <= set(links)
    assert all(client.get(link).status_code == 200 for link in links)
    assert body.xpath("//nav[@aria-label='Site']//a[@aria-current]/@href") == ["/events"]


class TestSearch:
    def test_a_name_and_a_subject_find_the_words_and_where_they_were_printed(self, client: TestClient) -> None:
        body = asked(client, "/search?q=lindqvist+harbour")
        first = body.xpath("//ol[@class='hits']/li")[0]
        words = first.xpath(".//blockquote")[0].text_content()
        assert words.startswith("“The harbour stays open,” Minister Arvid Lindqvist said, “whatever")
        assert first.xpath(".//mark")[0].text_content() == "harbour"
        printed = first.xpath(".//span[@class='printed']")[0].text_content()
        assert printed == "The Lundhavn Post · 3 May 1988 · Minister warns of a hard winter"
        assert first.xpath(".//blockquote/a/@href") == [f"/quotations/{OPEN.id}"]
        assert body.xpath("string(//*[@role='status']/h2)") == "1 quotation"  # told when it changes, and a heading

    def test_articles_stand_beside_quotations_or_alone(self, client: TestClient) -> None:
        both = asked(client, "/search?q=harbour")
        assert len(both.xpath("//section[@aria-labelledby='beside-title']//li")) == 3
        assert not both.xpath("//section[@aria-labelledby='beside-title']//a[@class='more']")  # there are no others
        assert len(both.xpath("//section[@class='main-results']//article[@aria-label='Quotation']")) == 3
        alone = asked(client, "/search?q=gazette")
        assert not alone.xpath("//section[@aria-labelledby='beside-title']")
        assert len(alone.xpath("//section[@class='main-results']//article[@aria-label='Article']")) == 1
        narrowed = asked(client, "/search?q=harbour&by=lindqvist")
        assert not narrowed.xpath("//section[@aria-labelledby='beside-title']")

    def test_the_marks_beside_quotations_are_explained_those_that_are_there(self, client: TestClient) -> None:
        for address, kinds in (("/search?q=harbour&kind=direct", ["direct"]), ("/search?q=gazette", [])):
            meant = asked(client, address).xpath("//details[@class='glossary']//dt/text()")
            assert meant == [*kinds, "the bar", "the date"] if kinds else not meant
        hit = asked(client, "/search?q=lindqvist+harbour").xpath("//ol[@class='hits']/li//p[@class='head']")[0]
        assert hit.xpath(".//span[starts-with(@class, 'sure')]/@title") == ["how sure, from 0 to 1"]

    def test_people_and_events_stand_beside_quotations(self, client: TestClient) -> None:
        body = asked(client, "/search?q=lindqvist")
        (person,) = body.xpath("//section[@aria-labelledby='people-title']//li")
        assert " ".join(person.text_content().split()) == "Arvid Lindqvist 3 quotations"
        (event,) = body.xpath("//section[@aria-labelledby='events-title']//article")
        assert event.xpath(".//p[@class='words']/a/@href") == [f"/events/{MET.id}"]

    def test_a_question_is_answered_as_it_is_asked(self, client: TestClient) -> None:
        body = asked(client, "/search?q=what+did+Lindqvist+say+about+the+harbour")
        plain = asked(client, "/search?q=Lindqvist+harbour")
        path = "//section[@class='main-results']//blockquote/a/@href"
        assert body.xpath(path) == plain.xpath(path) != []
        assert "without “what”, “did”, “say”, “about”, “the”" in body.text_content()
        assert body.xpath("//input[@id='q']/@value") == ["what did Lindqvist say about the harbour"]
        commas = asked(client, "/search?q=what,+word+for+word,+did+Lindqvist+say+of+the+harbour?").text_content()
        assert "what holds Lindqvist harbour, without “what”, “word”, “for”, “did”, “say”, “of”, “the”." in commas
        assert "/api/search?q=Lindqvist+harbour&of=quotation" in body.xpath("//p[@class='formats']/a/@href")
        assert not plain.xpath("//section[@class='main-results']//p[@class='aside']")
        assert "Nothing found" in asked(client, "/search?q=what+did+zebras+say").text_content()

    def test_an_event_is_found_by_its_words_its_countries_and_its_type(self, client: TestClient) -> None:
        for query in ("q=soviet+union+met", "q=consult+diplomatic", "q=kiruna&of=event", "type=consult&country=USSR"):
            body = asked(client, f"/search?{query}")
            found = body.xpath(
                "//section[@class='main-results']//article[@aria-label='Event']//p[@class='words']/a/@href"
            )
            assert found == [f"/events/{MET.id}"], query

    def test_conditions_that_nothing_can_meet_find_nothing(self, client: TestClient) -> None:
        for query in ("type=CONSULT&kind=direct", "type=CONSULT&of=quotation", "of=event&kind=direct"):
            assert "Nothing found" in asked(client, f"/search?{query}").text_content(), query

    def test_a_country_narrows_down_to_who_speaks_for_it(self, client: TestClient) -> None:
        assert "Nothing found" in client.get("/search?country=YUG&of=quotation").text
        assert client.get("/search?country=Atlantis").status_code == 422

    def test_conditions_stand_in_the_address_and_can_be_taken_away(self, client: TestClient) -> None:
        body = asked(client, "/search?q=harbour&by=lindqvist&kind=direct")
        assert body.xpath("//input[@name='by']/@value") == ["lindqvist"]
        assert body.xpath("//select[@name='kind']/option[@selected]/@value") == ["direct"]
        assert body.xpath("//a[contains(@class, 'set')]/@href") == [
            "/search?q=harbour&kind=direct",
            "/search?q=harbour&by=lindqvist",
        ]

    @pytest.mark.parametrize(
        ("query", "complaint"),
        [
            ("q=-", "has no word to look for"),
            ("since=soon", "From: 'soon' is not a date"),
            ("since=1990&until=1980", "the first day is after the last"),
            ("kind=loud", "direct"),
            ("colour=red", "there is no such parameter"),
            ("page=0", "greater than or equal to 1"),
            ("by=...", "is no name"),
        ],
    )
    def test_what_cannot_be_asked_is_told(self, client: TestClient, query: str, complaint: str) -> None:
        answer = client.get(f"/search?{query}")
        assert answer.status_code == 422
        (alert,) = html.document_fromstring(answer.content).xpath("//*[@role='alert']")
        assert complaint in alert.text_content()

    def test_pages(self, tmp_path: Path) -> None:
        with Record(tmp_path / "many.db") as made:
            for i in range(50):
                text = f"Ferry number {i} sails."
                article = dataclasses.replace(ARTICLE, id=f"a{i:016x}", text=text, title=f"Ferry {i}", evidence=())
                made.add(dataclasses.replace(exhibits.UNREAD, article=_own(article), blocks=(), unread=None))
        with TestClient(create_app(tmp_path / "many.db"), base_url="http://localhost") as client:
            seen: list[str] = []
            address: str | None = "/search?q=ferry"
            while address:
                body = asked(client, address)
                seen += body.xpath("//ol[@class='hits']//a[@class='title']/@href")
                following = body.xpath("//a[@rel='next']/@href")
                address = following[0] if following else None
            assert len(seen) == len(set(seen)) == 50
            assert "50 articles" in client.get("/search?q=ferry").text


def _own(article: Article) -> Article:
    return dataclasses.replace(article, id=article_id(article.text))


class TestArticle:
    def test_each_quotation_has_its_note_with_the_reasons(self, client: TestClient) -> None:
        body = asked(client, f"/articles/{ARTICLE.id}")
        notes = body.xpath("//aside//li[contains(@class, 'note') and starts-with(@id, 'q')]")
        assert [note.get("id") for note in notes] == [quotation.id for quotation in READING.quotations]
        assert "by-hand" in notes[0].text_content()
        assert "0.90" in notes[0].text_content()
        assert "inferred" in body.get_element_by_id(FREEZE.id).text_content()

    def test_the_outlets_framing_is_apart(self, client: TestClient) -> None:
        (framing,) = asked(client, f"/articles/{ARTICLE.id}").xpath("//section[contains(@class, 'framing')]")
        assert "allegedly" in framing.text_content()
        assert "Minister warns of a hard winter" in framing.text_content()

    def test_whose_words_they_are_stands_beside_each_quotation(self, client: TestClient) -> None:
        body = asked(client, f"/articles/{ARTICLE.id}")

        def told(quotation: Quotation) -> dict[str, str]:
            words = body.get_element_by_id(quotation.id).xpath(".//dl[@class='voices']/div")
            return {one.findtext("dt"): " ".join(one.find("dd").text_content().split()) for one in words}

        assert told(OPEN) == {
            "Word for word": "“The harbour stays open” … “whatever the winter brings.”",
            "The outlet’s words": "Minister Arvid Lindqvist said",
        }
        assert told(TOLD) == {
            "Word for word": "“would not sail”",
            "The outlet’s words": "He allegedly told … the island's council had said the ferries",
            "Keeps its distance": "“allegedly”",
        }
        assert told(FREEZE) == {"Word for word": "“Nobody shall freeze here.”"}
        # In the text as well: of a mixed one only what stands in quotation marks is marked as the speaker's.
        marked = body.xpath("//article//*[contains(@class, 'verbatim')]")
        assert {one.text_content() for one in marked} == {"would not sail"}

    def test_a_reporting_word_that_judges_is_told(self, tmp_path: Path) -> None:
        text = "Ekholm claimed that the mole would hold. The council said it had cracked."
        reading = made(
            text,
            (QuotationKind.INDIRECT, "the mole would hold", "Ekholm", "claimed"),
            (QuotationKind.INDIRECT, "it had cracked", "The council", "said"),
        )
        claimed, said = reading.quotations
        with Record(tmp_path / "judged.db") as record:
            record.add(reading)

        def word(body: Any) -> list[str]:
            return [one.text_content() for one in body.xpath(".//dt[text()='The reporting word']/../dd")]

        with TestClient(create_app(tmp_path / "judged.db"), base_url="http://localhost") as client:
            notes = asked(client, f"/articles/{reading.article.id}")
            assert word(notes.get_element_by_id(claimed.id)) == ["“claimed” can put it in doubt"]
            assert word(notes.get_element_by_id(said.id)) == []
            assert word(asked(client, f"/quotations/{said.id}")) == ["“said” leaves open whether it is so"]

    def test_an_article_without_framing_says_so(self, tmp_path: Path) -> None:
        bare = dataclasses.replace(READING, blocks=READING.blocks[4:], quotations=(FREEZE,), events=())
        with Record(tmp_path / "bare.db") as record:
            record.add(bare)
        with TestClient(create_app(tmp_path / "bare.db"), base_url="http://localhost") as client:
            [framing] = asked(client, f"/articles/{ARTICLE.id}").xpath("//section[contains(@class, 'framing')]")
        assert "No heading, no words of distance" in framing.text_content()

    def test_an_article_that_was_not_read_says_so_and_is_shown(self, client: TestClient) -> None:
        body = asked(client, f"/articles/{exhibits.UNREAD.article.id}")
        assert "Not read. The text is not in English" in body.xpath("//div[@class='notice']")[0].text_content().strip()
        assert exhibits.UNREAD_TEXT in body.xpath("//article")[0].text_content()
        assert not body.xpath("//details")  # nothing is marked, so no mark is explained

    def test_a_beginning_of_an_id_leads_to_the_whole(self, client: TestClient) -> None:
        answer = client.get(f"/articles/{ARTICLE.id[:8]}")
        assert (answer.status_code, answer.headers["location"]) == (307, f"/articles/{ARTICLE.id}")

    def test_times_places_and_events_are_told_where_there_are_any(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lookup, "article", lambda *_: Found(exhibits.EVENTFUL, None, ()))
        body = asked(client, f"/articles/{ARTICLE.id}")
        event = body.get_element_by_id(exhibits.EVENT.id).text_content()
        assert "Arvid Lindqvist" in event
        assert "claimed" in event
        assert "1988-05-03" in body.get_element_by_id("time-0").text_content()
        assert "not known" in body.get_element_by_id("time-1").text_content()
        assert "Lundhavn" in body.get_element_by_id("place-0").text_content()
        for target in body.xpath("//a/@href[starts-with(., '#')]"):
            assert body.get_element_by_id(target[1:]) is not None


class TestQuotation:
    def test_the_words_their_passage_and_a_citation(self, client: TestClient) -> None:
        body = asked(client, f"/quotations/{OPEN.id}")
        # Not the day: that is when it was printed, and a tab would tell it as when it was said.
        assert body.findtext(".//title").startswith("Arvid Lindqvist: “The harbour stays open” … “whatever")
        bylines = [" ".join(line.text_content().split()) for line in body.xpath("//p[@class='byline']")]
        assert "Printed: The Lundhavn Post · 3 May 1988 · Minister warns of a hard winter" in bylines
        said = [part.text_content() for part in body.xpath("//blockquote[contains(@class, 'saying')]/p")]
        assert said == ["“The harbour stays open”", "“whatever the winter brings.”"]
        passage = body.xpath("//div[contains(@class, 'passage')]")[0]
        assert [mark.text_content() for mark in passage.xpath(".//mark")] == [
            "The harbour stays open",
            "whatever the winter brings.",
        ]
        assert f"onrecord {OPEN.id}" in body.get_element_by_id("citation").text

    def test_reports_within_reports_lead_to_one_another(self, client: TestClient) -> None:
        inner = READING.quotations[2]
        assert f"/quotations/{TOLD.id}" in asked(client, f"/quotations/{inner.id}").xpath("//dd/a/@href")
        assert f"/quotations/{inner.id}" in asked(client, f"/quotations/{TOLD.id}").xpath("//dd/a/@href")

    def test_an_id_of_the_other_kind_is_not_found(self, client: TestClient) -> None:
        assert client.get(f"/quotations/{ARTICLE.id}").status_code == 404
        assert client.get(f"/articles/{OPEN.id}").status_code == 404


class TestEvents:
    def test_newest_first_with_how_each_is_told(self, client: TestClient) -> None:
        body = asked(client, "/events?until=1988")
        rows = body.xpath("//table[contains(@class, 'events')]/tbody/tr")
        assert [row.xpath(".//td[@class='act']/a/@href")[0] for row in rows] == [
            f"/events/{event.id}" for event in (COAL, FERRIES, FIRED, MET)
        ]
        cells = [" ".join(cell.text_content().split()) for cell in rows[3].xpath("./td")]
        assert cells == [
            "1988-05-01",
            "consult · visit",
            "Arvid Lindqvist GOV",
            "“met”",
            "Soviet envoys SUN GOV",
            "asserted",
            "The Lundhavn Post",
        ]
        assert rows[1].xpath("./td")[0].text_content().strip() == "(1988-05-03)"

    def test_the_words_and_codes_of_the_table_are_explained(self, client: TestClient) -> None:
        body = asked(client, "/events?quad=VCOOP")
        meant = {one.findtext("dt"): one.findtext("dd") for one in body.xpath("//details[@class='glossary']//dl/div")}
        assert meant["asserted"] == "the outlet tells it as done"
        assert "GOV" in meant
        assert meant["SUN"] == "Soviet Union"
        assert "claimed" not in meant

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("actor=lindqvist", {MET}),
            ("country=yugoslav", {COAL}),
            ("party=SUN&country=SUN", {MET}),
            ("quad=mconf", {FIRED}),
            ("status=claimed", {FERRIES}),
            ("context=economic", {COAL}),
            ("q=-guards+trawler+fired", set()),
            ("q=trawler", {FIRED}),
            ("since=1988-06&until=1988-06", {COAL}),
            ("outlet=lundhavn&type=AID", {COAL}),
        ],
    )
    def test_narrowed_down(self, client: TestClient, query: str, expected: set[Any]) -> None:
        found = asked(client, f"/events?{query}").xpath("//td[@class='act']/a/@href")
        assert set(found) == {f"/events/{event.id}" for event in expected}

    @pytest.mark.parametrize(
        ("query", "complaint"),
        [
            ("country=Atlantis", "is no country known here"),
            ("type=DANCE", "AGREE"),
            ("context=cooking", "there is no such context"),
            ("status=told", "asserted"),
            ("colour=red", "there is no such parameter"),
            ("since=1990&until=1980", "the first day is after the last"),
            ("q=-", "has no word to look for"),
        ],
    )
    def test_what_cannot_be_asked_is_told(self, client: TestClient, query: str, complaint: str) -> None:
        answer = client.get(f"/events?{query}")
        assert answer.status_code == 422
        (alert,) = html.document_fromstring(answer.content).xpath("//*[@role='alert']")
        assert complaint in alert.text_content()

    def test_pages_follow_one_another(self, tmp_path: Path) -> None:
        with Record(tmp_path / "many.db") as made:
            for i in range(30):
                made.add(_elsewhere(i))
        with TestClient(create_app(tmp_path / "many.db"), base_url="http://localhost") as client:
            seen: list[str] = []
            address: str | None = "/events?type=CONSULT"
            while address:
                body = asked(client, address)
                seen += body.xpath("//td[@class='act']/a/@href")
                following = body.xpath("//a[@rel='next']/@href")
                address = following[0] if following else None
            assert len(seen) == len(set(seen)) == 30

    def test_an_event_shows_its_parts_their_meaning_and_why(self, client: TestClient) -> None:
        body = asked(client, f"/events/{MET.id}")
        marked = {
            one.get("class"): one.text_content()
            for one in body.xpath("//div[contains(@class, 'passage')]//span[@class]")
        }
        assert marked["role act"] == "met"
        assert marked["role actor"] == "he"
        assert marked["role recipient"] == "Soviet envoys"
        assert marked["role date"] == "Sunday"
        assert marked["role place"] == "Kiruna"
        fields = {
            row.xpath("./dt")[0].text_content(): " ".join(row.xpath("./dd")[0].text_content().split())
            for row in body.xpath("//dl[contains(@class, 'fields')]/div")
        }
        assert fields["mode"].startswith("visit One goes to the other's place")
        assert fields["CAMEO"].startswith("042 Make a visit")
        assert fields["quad class"].startswith("VCOOP verbal cooperation")
        assert "The date stands in the clause that tells of the act. date:same-clause" in fields["date"]
        assert "weekday" in fields["date"]
        assert f"onrecord {MET.id}" in body.get_element_by_id("citation").text
        assert f"/articles/{ARTICLE.id}#in-{MET.id}" in body.xpath("//a/@href")

    def test_what_a_speaker_claims_leads_to_the_quotation_and_back(self, client: TestClient) -> None:
        assert f"/quotations/{INNER.id}" in asked(client, f"/events/{FERRIES.id}").xpath("//a/@href")
        assert f"/events/{FERRIES.id}" in asked(client, f"/quotations/{INNER.id}").xpath("//a/@href")

    def test_a_beginning_of_an_id_leads_to_the_whole_and_another_kind_nowhere(self, client: TestClient) -> None:
        answer = client.get(f"/events/{MET.id[:9]}")
        assert (answer.status_code, answer.headers["location"]) == (307, f"/events/{MET.id}")
        assert client.get(f"/events/{OPEN.id}").status_code == 404
        assert client.get(f"/quotations/{MET.id}").status_code == 404


def _elsewhere(number: int) -> Reading:
    """Return the reading with its one visit, under a text of its own."""
    text = f"{READING.article.text} {number}"
    article = dataclasses.replace(READING.article, id=article_id(text), text=text)
    spans = [[one.span for one in side] for side in (MET.actors, MET.recipients)]
    event = dataclasses.replace(MET, id=event_id(article.id, MET.type, MET.trigger, *spans))
    return dataclasses.replace(READING, article=article, quotations=(), events=(event,))


class TestCountries:
    def test_those_that_take_part_are_listed(self, client: TestClient) -> None:
        rows = asked(client, "/countries").xpath("//ol[@class='tiles']/li")
        assert [" ".join(row.text_content().split()) for row in rows] == [
            "Kazakhstan 1 event",
            "Soviet Union 1 event",
            "Yugoslavia 1 event",
        ]

    def test_a_country_has_its_events_over_time_and_who_acts(self, client: TestClient) -> None:
        assert len(filled(client, "/countries/SUN").xpath("//figure//svg[@role='group']")) == 4
        body = asked(client, "/countries/YUG")
        assert not body.xpath("//figure")  # what is planned is not counted
        assert body.xpath("//td[@class='act']/a/@href") == [f"/events/{COAL.id}"]
        assert "Yugoslavia" in body.xpath("//section[@aria-labelledby='actors-title']")[0].text_content()

    def test_charts_lead_to_the_events_that_they_count(self, client: TestClient) -> None:
        body = filled(client, "/countries/SUN")
        assert body.xpath("//figure[1]//div[@class='wide']//a/@href") == [
            "/events?country=SUN&since=1988-05&until=1988-05&quad=VCOOP"
        ]
        assert body.xpath("string(//figure[1]//div[@class='wide']//*[local-name()='title'])").endswith("Soviet Union")

    def test_codes_names_and_adjectives_lead_to_one_address(self, client: TestClient) -> None:
        for form in ("sun", "USSR", "Soviet"):
            assert client.get(f"/countries/{form}").headers["location"] == "/countries/SUN"
        assert client.get("/countries/soviet/YUG").headers["location"] == "/countries/SUN/YUG"
        assert client.get("/countries/SUN/USSR").headers["location"] == "/countries/SUN"
        assert client.get("/countries/Atlantis").status_code == 404

    def test_charts_are_files_as_well(self, client: TestClient) -> None:
        svg = client.get("/events/quads.svg?country=SUN")
        assert svg.headers["content-type"] == "image/svg+xml"
        assert svg.text.startswith("<svg")
        assert client.get("/events/balance.png?country=SUN").content.startswith(b"\x89PNG")
        assert client.get("/events/balance.csv?country=SUN").text.splitlines() == [
            "period,VCOOP,MCOOP,VCONF,MCONF,cooperation,conflict,mean_goldstein",
            "1988-05,1,0,0,0,1.9,0.0,1.90",
        ]
        for unknown in ("pie.svg", "quads.gif"):
            assert client.get(f"/events/{unknown}").status_code == 404
        for refused in ("quads.svg?inline=huge", "quads.png?inline=wide", "quads.csv?inline=wide"):
            assert client.get(f"/events/{refused}").status_code == 422
        assert client.get("/events/quads.svg?country=Atlantis").status_code == 422


@pytest.mark.parametrize("address", ["/nothing", "/articles/a0000000000000000", "/quotations/q", "/static/nothing.css"])
def test_what_is_not_there_is_told_in_a_page(client: TestClient, address: str) -> None:
    answer = client.get(address)
    body = html.document_fromstring(answer.content)
    assert body.findtext(".//title") == "Not found · onrecord"
    sentence = body.xpath("string(//main//p[1])")
    assert (sentence[0].isupper() or sentence[0] == "'", sentence[-1]) == (True, ".")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Not found" in answer.text


def test_a_search_says_where_too_many_are_found_to_be_ranked(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "are not ranked" not in client.get("/search?q=harbour").text
    monkeypatch.setattr(limits, "MAX_RANKED", 0)
    assert "are not ranked" in client.get("/search?q=harbour").text
    assert "are not ranked" in client.get("/search?q=kiruna&of=event").text
    for other in ("q=harbour&order=date", "by=lindqvist", "q=nothing+of+the+kind"):
        assert "are not ranked" not in client.get(f"/search?{other}").text


def test_hostile_content_is_shown_and_does_nothing(client: TestClient) -> None:
    article = exhibits.HOSTILE.article
    for address in (
        f"/articles/{article.id}",
        f"/quotations/{exhibits.HOSTILE.quotations[0].id}",
        f"/events/{exhibits.HOSTILE.events[0].id}",
        "/search?q=olsen",
        "/events?q=olsen",
        "/countries/KAZ",
        "/",
        f"/people/{exhibits.OLSEN_ID}",
        f"/timeline?who=x+({exhibits.OLSEN_ID})",
        "/people",
    ):
        body = filled(client, address)
        assert not body.xpath("//img")
        assert all(script.get("src", "").startswith("/static/") for script in body.xpath("//script"))
        assert not body.xpath("//a[contains(@href, 'alert')][not(starts-with(@href, '/'))]")
        assert "49" not in body.xpath("string(//title)")
        assert "\u202e" not in body.text_content()
        assert "alert(2)" in body.text_content()


def test_what_a_visitor_types_comes_back_as_text(client: TestClient) -> None:
    answer = client.get("/search", params={"q": exhibits.ATTACK, "by": exhibits.ATTACK})
    body = html.document_fromstring(answer.content)
    assert not body.xpath("//img")
    assert body.xpath("//input[@name='by']/@value")[0].startswith('"><img')


class TestTheme:
    def test_a_choice_is_kept(self, client: TestClient) -> None:
        answer = client.post("/theme", data={"theme": "dark", "back": "/search?q=harbour"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=harbour")
        body = asked(client, "/search?q=harbour")
        assert body.get("data-theme") == "dark"
        assert body.xpath("//button[@aria-pressed='true']/@value") == ["dark"]

    @pytest.mark.parametrize("form", [{"theme": "pink"}, {}, {"theme": "dark" * 2000}])
    def test_what_is_no_theme_changes_nothing(self, client: TestClient, form: dict[str, str]) -> None:
        assert client.post("/theme", data=form).headers["location"] == "/"
        assert asked(client, "/").get("data-theme") == "auto"

    def test_nobody_is_sent_elsewhere(self, client: TestClient) -> None:
        answer = client.post("/theme", data={"theme": "dark", "back": "//evil.example"})
        assert answer.headers["location"] == "/"


def test_static_files_may_be_kept_and_their_address_changes_with_them(client: TestClient) -> None:
    (sheet,) = asked(client, "/").xpath("//link[@rel='stylesheet']/@href")
    answer = client.get(sheet)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert "?v=" in sheet
