"""What pronouns and bare descriptions refer to, and when they are left alone."""

from dataclasses import replace

import pytest

from dragoman.models import load_analyser
from dragoman.packs import shipped_packs
from dragoman.reading.draft import Draft
from dragoman.reading.names import find_names
from dragoman.reading.references import find_references
from dragoman.reading.sentences import split
from dragoman.report.types import Block, Published, Report, Role
from dragoman.run.reader import Reader
from dragoman.text import Span
from dragoman.text.marked import parse
from dragoman.world import load_world

CASES = (
    ("nb", "Russlands president Vladimir Putin kommer i mai. {ref=person:vladimir-putin|Presidenten} vil ha en avtale."),
    ("nb", "Serbia og Kosovo møttes i Brussel. {ref=SRB+XKX|De to landene} vil fortsette samtalene."),
    ("nb", "Brevet gikk til Norge, Sverige og Danmark. {ref=NOR+SWE+DNK|Landene} vil svare sammen."),
    ("nb", "Vladimir Putin møtte Xi Jinping i Beijing. De nye avtalene gjelder gass."),  # an article, no pronoun
    ("nb", "Sergej Lavrov møtte pressen. «Han har rett», sa Maria Zakharova om Antony Blinken."),  # inside a quotation
    ("nb", "Serbia, Kosovo og Albania møttes i Brussel. De to landene vil fortsette samtalene."),  # which two?
    ("en", "Serbian President Aleksandar Vučić came to Brussels. {ref=person:aleksandar-vucic|The president} wants a deal."),
    ("en", "Serbia and Kosovo met. {ref=SRB+XKX|The two countries} will go on talking."),
    ("en", "Vladimir Putin spoke to reporters. {ref=person:vladimir-putin|He} wants a deal."),
    ("en", "The Kenyan president criticised Antony Blinken. {ref=office:KEN/president|He} wants a deal."),  # who acts, though only by his office
    ("en", "The ambassador was called in. The envoy met Vladimir Putin. A spokesman left early. He was angry."),  # a stranger acts
    ("en", "Egypt, Jordan and the United Arab Emirates wrote. Qatar waited. {ref=EGY+JOR+ARE|The three countries} want an answer."),
    ("en", "Egypt and Jordan wrote. {ref=EGY+JOR|The two governments} want an answer. The three countries wait."),  # nobody names three
    ("en", "Turkey rejected the note. {ref=body:TUR/foreign-ministry|Its foreign ministry} was angry."),
    ("en", "Turkey detained a German journalist. The foreign ministry was angry."),  # whose?
    ("en", "India was angry. It expelled a Canadian diplomat. Its foreign ministry was silent."),  # not Canada's
    ("en", "ANKARA (Agencies) - Turkey detained a German journalist. {ref=body:TUR/foreign-ministry|The foreign ministry} was angry."),
    ("en", "The EU wrote to Serbia. Brussels wants a deal. {ref=EU+SRB|The two sides} will meet."),  # a seat that acts for the one named
    (
        "en",
        "The Armenian foreign ministry was silent. The Azeri defence ministry was too. {ref=body:AZE/defence-ministry|The ministry} was angry.",
    ),  # said again right after the one who acts
    ("en", "The Dutch foreign ministry regretted the row. “We are sad,” {ref=body:NLD/foreign-ministry|it} said. It was cold."),
    ("en", "Turkey wrote to Greece. Cyprus was silent. The two sides will meet."),  # a third has come in
    ("nb", "En turist er pågrepet i Iran. Utenriksdepartementet vet ikke mer."),  # Iran's or the reader's own
    ("en", "Armenia wrote to the EU. The EU parliament was silent."),  # says itself whose it is
    ("nb", "Tyrkia avviste noten. {ref=body:TUR/foreign-ministry|Utenriksdepartementet} er sint."),  # not Norway's
    ("nb", "Marokko og Algerie brøt forbindelsene. Regjeringen vil ikke svare."),  # whose?
    ("en", "Canadian Prime Minister Justin Trudeau met Ambassador John McCallum. The prime minister, Theresa May, smiled."),  # another is named
    ("nb", "Sergej Lavrov møtte pressen. Vladimir Putin hørte {ref=person:sergey-lavrov|ham}."),  # the object is not the subject
    ("en", "Russian Foreign Minister Sergey Lavrov met Chinese Foreign Minister Wang Yi. The foreign minister smiled."),  # which one?
    ("en", "Emmanuel Macron met Angela Merkel. {ref=person:angela-merkel|She} wants a deal."),
    ("en", "Boris Johnson met reporters. She was angry."),  # whoever she is
    ("ru", "Сергей Лавров встретился с Анналеной Бербок. {ref=person:annalena-baerbock|Она} надеется на соглашение."),
    ("sv", "Generalsekreteraren Jens Stoltenberg mötte Sanna Marin. {ref=person:sanna-marin|Hon} vill ha ett svar."),
    (
        "fr",
        "Le président colombien Gustavo Petro a critiqué le scrutin. Le Chili a déclaré qu'{ref=CHL|il} rappelait son ambassadeur.",
    ),  # who says it does it
    ("fr", "Le président Gustavo Petro est à Bogota. L'Iran a indiqué qu'il faut du temps."),  # impersonal
    ("de", "Olaf Scholz traf Emmanuel Macron. Die Türkei erklärte, {ref=TUR|sie} werde ihren Botschafter aus Berlin abziehen."),
)


def references_of(text: str, tag: str) -> set[tuple[str, str]]:
    report = Report(
        id="test", ref=None, source="test", url=None, text=text, title=None, language=tag, outlet=None, byline=(), agency=None,
        published=Published(), blocks=(Block(span=Span(0, len(text)), role=Role.BODY, why="test"),),
    )  # fmt: skip
    pack = shipped_packs()[tag]
    analyser = load_analyser(pack.info.model or "")
    draft = Draft(report=report, pack=pack, world=load_world(), sentences=split(report, analyser), deep=True)
    draft = replace(draft, names=find_names(draft))
    return {(r.span.of(text), r.id or "+".join(r.principal)) for r in find_references(draft)}


@pytest.mark.parametrize(("tag", "case"), CASES)
def test_references(tag: str, case: str) -> None:
    marked = parse(case)
    assert references_of(marked.text, tag) == {(m.span.of(marked.text), m.value) for m in marked.of("ref")}


def test_a_title_in_the_genitive_is_not_that_of_the_nominative_behind_it() -> None:
    text = "Советник офиса премьер-министра Израиля Дмитрий Гендельман выступил. Встреча министра иностранных дел России Сергея Лаврова прошла."
    found = {n.text: n.id for n in Reader().read_text(text, "ru").names}
    assert found["премьер-министра Израиля"] == "office:ISR/prime-minister"
    assert found["министра иностранных дел России"] == "person:sergey-lavrov"


def test_a_title_before_a_verb_is_not_that_of_whom_the_talk_was_with() -> None:
    text = "In an interview with Sky News, the British foreign secretary said no. In a call with Angela Merkel, the French president warned Iran."
    found = {n.text: n.id for n in Reader().read_text(text, "en").names}
    assert found["the British foreign secretary"] == "office:GBR/foreign-minister"
    assert found["the French president"] == "office:FRA/president"
    assert "Sky News" not in found


def test_nobody_in_a_subheading_is_taken_up() -> None:
    text = (
        "– Vi undrer oss over dette, sier talsperson i UD Ragnhild H. Simenstad om svaret.\n\nVideo på nettet\n\n"
        "Ambassadøren blir\n\nHun bekrefter at Norges ambassadør Robert Kvile får bli i Moskva."
    )
    reading = Reader().read_text(text, "nb")
    assert {q.speaker for q in reading.quotes} == {"person:ragnhild-haland-simenstad"}


def test_a_bare_ministry_is_that_of_the_only_state_whose_ministry_was_named() -> None:
    text = (
        "Venäjän ulkoministeriö on kutsunut Suomen suurlähettilään puhutteluun. Suurlähettilään mukaan tapaaminen kesti tunnin. Sää oli kylmä. "
        "Suomi ei ole vielä vastannut. Ulkoministeriön tiedotteessa väitetään, että Suomi on katkaissut vuoropuhelun."
    )
    (quote,) = [q for q in Reader().read_text(text, "fi").quotes if "katkaissut" in q.span.of(text)]
    assert quote.speaker == "body:RUS/foreign-ministry"
