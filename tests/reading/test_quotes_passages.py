# ruff: noqa: E501 - a marked example is read on one line
"""Short reports of other exchanges than the seeds': every quote with its span and speaker, and nothing else.

Names are given in the text ({name=ID@PRINCIPAL kind|…}), so that these tests judge attribution and references alone.
A quote's value is the speaker's id, `~words` for a speaker without an id, or nothing for an unknown one.
"""

from dataclasses import replace

import pytest

from dragoman.models import load_analyser
from dragoman.packs import shipped_packs
from dragoman.reading.draft import Draft
from dragoman.reading.quotes import find_quotes
from dragoman.reading.references import find_references
from dragoman.reading.sentences import split
from dragoman.reading.types import Name
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span
from dragoman.text.marked import Marked, parse
from dragoman.world import load_world

NB = (
    "{name=NLD|Nederland} holder {name=RUS|Russland} ansvarlig for nedskytingen. – {direct=person:stef-blok|Vi krever at {name=RUS|Russland} tar ansvar}, "
    "sier {name=person:stef-blok@NLD office|Nederlands utenriksminister} {name=person:stef-blok@NLD|Stef Blok}.\n\n"
    "{name=place:RUS/moscow@RUS|Moskva} avviser anklagene. {indirect=person:maria-zakharova|Etterforskningen er ensidig}, sier "
    "{name=office:RUS/foreign-ministry-spokesperson@RUS|talskvinne for det russiske utenriksdepartementet}, "
    "{name=person:maria-zakharova@RUS|Maria Zakharova}.",
    "{name=person:josep-borrell@EU|Josep Borrell} har sendt et forslag til {name=place:IRN/tehran@IRN|Teheran}. Han sier at "
    "{indirect=person:josep-borrell|teksten er det beste som er mulig}.\n\n«{direct=person:josep-borrell|Det er ikke rom for flere store innrømmelser}», "
    "skriver {name=person:josep-borrell@EU|Borrell} i et innlegg.",
    "– {direct=person:ann-linde|Vi vil ikke forhandle om vår egen lovgivning}, sa {name=person:ann-linde@SWE|Ann Linde} til SVT mandag.\n\n"
    "Hun la til at {indirect=person:ann-linde|samtalene med {name=place:TUR/ankara@TUR|Ankara} fortsetter i neste uke}.\n\n"
    "– {direct=person:ann-linde|Dette kommer til å ta tid}, sa hun.",
    "– {direct=person:jonas-gahr-store|Dette er et angrep på et fritt land}, sier statsminister {name=person:jonas-gahr-store@NOR|Jonas Gahr Støre}, "
    "{direct=person:jonas-gahr-store|og vi fordømmer det på det sterkeste}.",
    "{name=body:CHN/foreign-ministry@CHN|Kinas utenriksdepartement} kalte besøket «{direct=body:CHN/foreign-ministry|en alvorlig provokasjon}» og advarte om at "
    "{indirect=body:CHN/foreign-ministry|landet ville ta «{direct=body:CHN/foreign-ministry|nødvendige mottiltak}»}.",
    "Fregatten «Helge Ingstad» deltok i øvelsen «Cold Response» da ambassadøren ble kalt inn.",
    "En talsmann for {name=body:RUS/presidency@RUS|Kreml} sier til nyhetsbyrået Tass at {indirect=~En talsmann for Kreml|det ikke er planlagt noe møte}.",
    "{indirect=person:aleksandar-vucic|Avtalen med {name=XKX|Kosovo} er død}, ifølge {name=person:aleksandar-vucic@SRB|Aleksandar Vučić}.",
    "{name=person:erna-solberg@NOR|Erna Solberg} ville ikke si om {name=NOR|Norge} hadde svart på brevet.",
    "– {direct=person:ine-eriksen-soreide|Vi har fått et notat fra {name=place:BLR/minsk@BLR|Minsk}. Vi vurderer nå hvordan vi skal svare}, sier "
    "{name=person:ine-eriksen-soreide@NOR|Søreide} til NRK.",
    "{name=AZE|Aserbajdsjan} krever at {indirect=AZE|{name=ARM|Armenia} trekker styrkene ut}. {name=ARM|Armenia} har avvist kravet.",
    "{name=person:kim-yo-jong@PRK|Kim Yo-jong} begrunner det med at {indirect=person:kim-yo-jong|{name=KOR|Sør-Korea} ikke har stanset flygebladene}.",
    "«{direct=person:mike-pompeo|Vi trekker alle diplomater ut denne uken}, skrev {name=person:mike-pompeo@USA|Mike Pompeo} på Twitter mandag",
    '"{direct=person:mike-pompeo|Vi trekker alle diplomater ut}”, skrev {name=person:mike-pompeo@USA|Mike Pompeo} på Twitter.',
    "I brevet ber {name=person:theresa-may@GBR|Theresa May} {name=body:EU/european-council@EU|Det europeiske råd} om å "
    "{indirect=person:theresa-may|forlenge fristen til 30. juni}.",
    "{name=person:theresa-may@GBR|Theresa May} har sendt et brev til {name=person:donald-tusk|Donald Tusk}. I brevet skriver hun at "
    "{indirect=person:theresa-may|{name=GBR|Storbritannia} trenger mer tid}. {indirect=person:theresa-may|Fristen bør flyttes}, ifølge brevet.",
    "På spørsmål om {name=NOR|Norge} vil innføre sanksjoner, svarte {name=person:anniken-huitfeldt@NOR|Huitfeldt}:\n\n"
    "– {direct=person:anniken-huitfeldt|Det vil vi gjøre sammen med andre land}.",
    "{name=person:vladimir-makei@BLR|Vladimir Makei} møtte {name=person:josep-borrell@EU|Josep Borrell}. {name=RUS|Russland} tier.\n\n"
    "– {direct=|Dette var et nyttig møte, men det gjenstår mye}.",
)

EN = (
    "“{direct=person:mark-rutte|{name=RUS|Russia} must take responsibility and cooperate},” {name=person:mark-rutte@NLD|Mark Rutte} said on Thursday.\n\n"
    "{name=RUS|Russia} rejects the finding. “{direct=person:vladimir-putin|We were not allowed to join the inquiry},” President "
    "{name=person:vladimir-putin@RUS|Vladimir Putin} told reporters, adding that "
    "{indirect=person:vladimir-putin|{name=place:RUS/moscow@RUS|Moscow} could not accept its conclusions}.",
    "{name=person:mohammad-javad-zarif@IRN office|Iran’s foreign minister}, {name=person:mohammad-javad-zarif@IRN|Mohammad Javad Zarif}, said on Tuesday that "
    "{indirect=person:mohammad-javad-zarif|Europe had failed to honour the agreement}.\n\n“{direct=person:mohammad-javad-zarif|The ball is in their court},” "
    "he said. “{direct=person:mohammad-javad-zarif|We will not wait forever}.”",
    "“{direct=person:mike-pompeo|The visit},” {name=person:mike-pompeo@USA|Mike Pompeo} said, “{direct=person:mike-pompeo|was productive}.”",
    "{name=person:theresa-may@GBR|Theresa May} wrote to {name=person:donald-tusk|Donald Tusk} on Friday to request an extension. "
    "{indirect=person:theresa-may|{name=GBR|Britain} would prepare for European elections}, she wrote.",
    "A {name=office:CHN/foreign-ministry-spokesperson@CHN|spokeswoman for the Chinese foreign ministry}, {name=person:hua-chunying@CHN|Hua Chunying}, said "
    "{indirect=person:hua-chunying|the sanctions were “{direct=person:hua-chunying|based on lies}”}.",
    "{name=person:aleksandar-vucic@SRB|Aleksandar Vučić} accused {name=place:XKX/pristina@XKX|Pristina} of “{direct=person:aleksandar-vucic|playing with fire}”.",
    "The destroyer “Ross” left on Sunday after the exercise “Sea Breeze”.",
    "According to {name=person:sameh-shoukry@EGY office|Egypt’s foreign minister}, {name=person:sameh-shoukry@EGY|Sameh Shoukry}, "
    "{indirect=person:sameh-shoukry|the dam poses an existential threat}.",
    "{indirect=person:sameh-shoukry|The dam poses an existential threat}, according to {name=person:sameh-shoukry@EGY|Sameh Shoukry}.",
    "The {name=body:USA/presidency@USA|White House} did not say whether the ambassador would return.",
    "It is not clear whether the two sides will meet again. The exchange was described as “frank”.",
    "“{direct=person:mevlut-cavusoglu|Our position has not changed},” {name=person:mevlut-cavusoglu@TUR|Mevlüt Çavuşoğlu}, Turkey’s foreign minister, told the "
    "broadcaster NTV. “{direct=person:mevlut-cavusoglu|{name=SWE|Sweden} must act first}.”",
    "{name=body:ARM/defence-ministry@ARM|Armenia’s defence ministry} said that {indirect=body:ARM/defence-ministry|its forces had repelled an attack}, while "
    "{name=AZE|Azerbaijan} denied that its troops had crossed the border.",
    "{name=BLR|Belarus} recalled its ambassador on Monday. Foreign Minister {name=person:vladimir-makei@BLR|Vladimir Makei} said: "
    "“{direct=person:vladimir-makei|This is our answer to the sanctions. More will follow}.”",
    "“{direct=person:josep-borrell|We want to keep the channel open},” said {name=person:josep-borrell@EU|Josep Borrell}, the EU’s foreign policy chief.\n\n"
    "“{direct=person:josep-borrell|But we will not be blackmailed}.”",
    "{name=person:antonio-guterres@UN|António Guterres} appealed to {name=ETH|Ethiopia} and to {name=EGY|Egypt} on Monday.",
    "{name=person:antonio-guterres@UN|António Guterres} has asked {name=ETH|Ethiopia} {indirect=person:antonio-guterres|not to fill the dam before a deal}.",
    "{name=NATO|NATO} says {indirect=NATO|it will not accept any ultimatum}, and {name=person:jens-stoltenberg@NATO|Jens Stoltenberg} has told allies that "
    "{indirect=person:jens-stoltenberg|the answer will be sent in writing}.",
    "The Chinese ambassador was called in. It was noted that the ambassador urged restraint. {name=person:park-chin@KOR|Park Chin} was abroad.",
)

EN_TOLD = (
    "{name=MLI|Mali} has recalled its envoy. In a note, {name=FRA|France} took note of the step but said {indirect=FRA|it hoped to keep talking}.",
    "{name=person:sergey-lavrov@RUS|Sergey Lavrov}, in an interview published on Friday, said {indirect=person:sergey-lavrov|{name=TUR|Turkey}, which holds the chair, was no neutral broker}.",
    "{name=office:LBN/foreign-minister@LBN|Lebanon's foreign minister}, {name=person:gebran-bassil@LBN|Gebran Bassil}, said {indirect=person:gebran-bassil|the talks had failed}.\n\n"
    "{indirect=~the Ministry of Foreign Affairs|{name=SAU|Saudi Arabia} has recalled its envoy from {name=place:LBN/beirut@LBN|Beirut}}, the Ministry of Foreign Affairs said.",
    "{indirect=person:hassan-rouhani|Europe, {name=person:hassan-rouhani@IRN|Hassan Rouhani} said on Sunday, has not kept its word}.",
    "{name=IRN|Iran}'s claim that {indirect=IRN|the tanker had collided with a boat} has been met with silence in {name=place:GBR/london@GBR|London}.",
    "{name=person:josep-borrell@EU|Josep Borrell} expressed concern that {indirect=person:josep-borrell|the talks would fail}.",
    "{name=ETH|Ethiopia} rejected the claim that the dam would dry up the Nile.",
    "{name=person:federica-mogherini@EU|Federica Mogherini} responded by saying that {indirect=person:federica-mogherini|the accord belonged to nobody}.",
    "{name=person:mike-pompeo@USA|Mike Pompeo}, who had urged {name=IRN|Iran} to {indirect=person:mike-pompeo|release the crew}, said that "
    "{indirect=person:mike-pompeo|he was ready to talk}.",
    "{name=FRA|France} announced new measures in return, with officials adding that {indirect=~officials|more would follow}.",
    "{name=person:boris-johnson@GBR|Boris Johnson} panned it as “{direct=person:boris-johnson|a mess},” and {name=person:angela-merkel@DEU|Angela Merkel} said "
    "{indirect=person:angela-merkel|it was a start}.",
    "“{direct=person:imran-khan|Nobody wins a war},” {name=person:imran-khan@PAK|Imran Khan} said, according to two people who were in the room.",
)

TOLD = (
    (
        "nb",
        "{name=body:NOR/foreign-ministry@NOR|Utenriksdepartementet (UD)} opplyser at {indirect=body:NOR/foreign-ministry|ambassadøren er kalt inn}.",
    ),
    (
        "nb",
        "– {direct=person:borge-brende|Han er ikke velkommen her}, sier {name=person:borge-brende@NOR|Børge Brende}.\n\n– {direct|Men er det ulovlig?}\n\n"
        "– {direct=person:borge-brende|Vi ber nå om en forklaring}.",
    ),
    ("da", "{name=TUR|Tyrkiet} fordømmer ifølge nyhedsbureauet Reuters {name=DNK|Danmark}."),
    ("fr", "{name=MLI|Le Mali} a demandé le départ des soldats qui venaient d'être envoyés dans le nord."),
    (
        "fr",
        "{name=person:sergey-lavrov@RUS|Sergueï Lavrov} s'est rendu à Oslo lundi.\n\n« {direct=person:sergey-lavrov|Nous attendons une réponse} »,\n\n"
        "— a déclaré {name=person:sergey-lavrov@RUS|Sergueï Lavrov}.",
    ),
    ("de", "{name=person:heiko-maas@DEU|Heiko Maas} hatte eine Antwort angekündigt: „{direct=person:heiko-maas|Dieser Schritt wird Folgen haben}.“"),
    (
        "sv",
        "När tidningen frågar {name=person:ann-linde@SWE|Ann Linde} om kraven att {name=office:CHN/ambassador@CHN|Kinas ambassadör} ska utvisas svarar hon:\n\n"
        "– {direct=person:ann-linde|Vi behöver öppna kanaler, också när det är svårt}.",
    ),
    ("nb", "{name=SWE|Sverige} ga støtte til studentenes krav om at presidenten må gå."),
    (
        "ru",
        "{name=body:RUS/foreign-ministry@RUS|МИД России} вызвал посла {name=EST|Эстонии}.\n\n"
        "«{direct=body:RUS/foreign-ministry|Мы ждём объяснений от {name=place:EST/tallinn@EST|Таллина}}», — говорится в сообщении МИД.",
    ),
    (
        "uk",
        "{name=person:peter-szijjarto@HUN|Петер Сійярто} виступив у Будапешті.\n\n{direct=person:peter-szijjarto|Ми чекаємо на відповідь. Нам її ніхто не дав},\n\n"
        "– заявив {name=person:peter-szijjarto@HUN|Сійярто}.",
    ),
    ("da", "- {direct=body:RUS/presidency|Der er intet at tale om}, lyder det fra {name=body:RUS/presidency@RUS|Kreml}."),
    ("nb", "{name=IRN|Irans} påstand om at {indirect=IRN|tankskipet hadde kollidert med en båt}, ble møtt med taushet."),
    ("da", "- {direct=person:jeppe-kofod|Jeg mener, at det er alvorligt}, siger {name=person:jeppe-kofod@DNK|Jeppe Kofod}."),
    (
        "da",
        "{name=person:jeppe-kofod@DNK|Jeppe Kofod} siger, at {indirect=person:jeppe-kofod|man skal tale med iranerne}.\n\n"
        "- {direct=person:jeppe-kofod|Der er en humanitær krise i {name=IRN|Iran}}.",
    ),
    (
        "de",
        "{name=person:hassan-rouhani@IRN|Hassan Ruhani} sagte der Nachrichtenagentur Irna, {indirect=person:hassan-rouhani|sein Land werde nicht nachgeben}. "
        "{indirect=person:hassan-rouhani|Es habe „{direct=person:hassan-rouhani|alles versucht}“}.",
    ),
    ("de", "Die {name=EU|EU} warf {name=place:BLR/minsk@BLR|Minsk} „{direct=EU|Staatsterrorismus}“ vor."),
    (
        "fr",
        "« {direct=person:gustavo-petro|Nous ne pouvons pas rester} », a déclaré sur X (ex-Twitter) le président colombien "
        "{name=person:gustavo-petro@COL|Gustavo Petro}.",
    ),
    ("fr", "{name=place:FRA/paris@FRA|Paris} « {direct=place:FRA/paris|prend acte} » de la décision."),
    ("ru", "В {name=place:RUS/moscow@RUS|Москве} заявили, что {indirect=place:RUS/moscow|высылка дипломата — ответная мера}."),
    (
        "ru",
        "В {name=body:RUS/foreign-ministry@RUS|МИД России} осудили этот шаг и заявили, что {indirect=body:RUS/foreign-ministry|ответ последует скоро}.",
    ),
    ("fi", "{name=RUS|Venäjä} ilmoitti {indirect=RUS|sulkevansa konsulaatin}."),
    ("da", "- {direct=person:fuat-oktay|Hvad er det så?} Sådan siger vicepræsident {name=person:fuat-oktay@TUR|Fuat Oktay} lørdag."),
    ("fi", "– {direct=person:pedro-sanchez|Raja on Espanjan raja}, {name=person:pedro-sanchez@ESP|Pedro Sánchez} täräytti."),
    ("en", "“{direct=person:milorad-dodik|He is a tourist here},” {name=person:milorad-dodik@BIH|Dodik} scoffed."),
    (
        "fr",
        "« {direct=person:boris-johnson|C'est fini} », a dit {name=person:boris-johnson@GBR|Boris Johnson}. "
        "Selon lui, {indirect=person:boris-johnson|l'accord ne sera pas signé}.",
    ),
    ("ru", "{name=TUR|Турция} настаивает: {indirect=TUR|посты останутся на месте}."),
    ("en", "Neither {name=RUS|Russia} nor {name=UKR|Ukraine} said that they would come."),
    ("sv", "TT: Anser regeringen att {name=IRN|Iran} bör bestraffas?"),
    ("nb", "Statsminister {name=person:erna-solberg@NOR|Erna Solberg} tror ikke {indirect=person:erna-solberg|det blir noen avtale}."),
    ("nb", "Det avviser {name=RUS|Russland}. Skipet ble truffet. Det avviser {name=BLR|Belarus}."),
    (
        "da",
        "{indirect=person:recep-tayyip-erdogan|Sverige skal sætte en stopper for protesterne}. "
        "Det har {name=person:recep-tayyip-erdogan@TUR|Recep Tayyip Erdogan} sagt søndag.",
    ),
    (
        "ru",
        "{indirect=person:maria-zakharova|Высылка дипломатов была «{direct=person:maria-zakharova|вынужденной мерой}»}. "
        "С таким заявлением выступила {name=person:maria-zakharova@RUS|Мария Захарова}.",
    ),
    ("nb", "{name=person:sergey-lavrov@RUS|Lavrov} møtte pressen. {indirect=|Møtet er avlyst}, lyder det."),
    ("en", "“{direct=person:donald-trump|It's a disaster},” Mr. {name=person:donald-trump@USA|Trump} said of the law."),
    ("en", "{indirect=person:jakub-kulhanek|If they stay out, the embassy will shrink}, {name=person:jakub-kulhanek@CZE|Jakub Kulhanek} said."),
    (
        "en",
        "{name=person:sergey-lavrov@RUS|Lavrov} told the minister, {name=person:hakan-fidan@TUR|Hakan Fidan}, that {indirect=person:sergey-lavrov|the deal was dead}.",
    ),
    (
        "de",
        "„{direct=person:annalena-baerbock|Wir geben nicht nach}“, sagte {name=person:annalena-baerbock@DEU|Annalena Baerbock} der „Bild am Sonntag“.",
    ),
    (
        "de",
        "{indirect=person:scott-morrison|Das Abkommen sei gut}, sagte {name=person:scott-morrison@AUS|Scott Morrison}. "
        "{indirect=person:scott-morrison|Man habe die Verbündeten um Geduld gebeten}.",
    ),
    ("sv", "– {direct=person:nicolas-maduro|De enda förlorarna är vi}, enligt {name=person:nicolas-maduro@VEN|Nicolás Maduro}."),
    (
        "sv",
        "- {name=EU|EU} fördömer upptrappningen.\n\n- Nya sanktioner är inte aktuella.\n\n"
        "- ”{direct=person:ann-linde|Det viktigaste är dialogen}”, säger {name=person:ann-linde@SWE|Ann Linde}.",
    ),
    (
        "fi",
        "{name=person:tobias-billstrom@SWE|Billström} sanoo, että {indirect=person:tobias-billstrom|{name=HUN|Unkari} on mukana, vaikka {name=FIN|Suomikin} on esittänyt arvostelua}.",
    ),
    ("fr", "{name=MAR|Le Maroc} a réitéré la plainte selon laquelle {indirect=MAR|{name=DEU|l'Allemagne} ne l'avait pas invité}."),
)

CASES = [*(("nb", case) for case in NB), *(("en", case) for case in (*EN, *EN_TOLD)), *TOLD]


def draft_of(marked: Marked, tag: str) -> Draft:
    text = marked.text
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(span=Span(at, at + len(paragraph)), role=Role.BODY, why="test"))
        at += len(paragraph) + 2
    report = Report(
        id="test", ref=None, source="test", url=None, text=text, title=None, language=tag, outlet=None, byline=(), agency=None,
        published=Published(), blocks=tuple(blocks),
    )  # fmt: skip
    pack = shipped_packs()[tag]
    world = load_world()
    names = tuple(_name(mark.value or "", mark.span, text) for mark in sorted(marked.of("name"), key=lambda mark: mark.span))
    draft = Draft(report=report, pack=pack, world=world, sentences=split(report, load_analyser(pack.info.model or "")), deep=True, names=names)
    return replace(draft, references=find_references(draft))


def _name(value: str, span: Span, text: str) -> Name:
    ident, _, kind = value.partition(" ")
    ident, _, principal = ident.partition("@")
    default = ident.partition(":")[0] if ":" in ident else "organisation" if ident in ("NATO", "UN", "EU") else "state"
    own = (principal,) if principal else (ident,) if ":" not in ident else ()
    return Name(span=span, text=span.of(text), kind=kind or default, id=ident, label=span.of(text), principal=own, certainty=1.0, why="test")


@pytest.mark.parametrize(("tag", "case"), CASES)
def test_quotes_and_their_speakers(tag: str, case: str) -> None:
    marked = parse(case)
    quotes, _ = find_quotes(draft_of(marked, tag))
    found = {(q.kind, q.span.of(marked.text), q.speaker or (f"~{q.speaker_text}" if q.speaker_text else "")) for q in quotes}
    wanted = {(mark.role, mark.span.of(marked.text), mark.value or "") for mark in marked.marks if mark.role in ("direct", "indirect")}
    assert found == wanted


def test_addressee_cue_and_evidence() -> None:
    marked = parse(
        "“We will answer,” {name=person:jens-stoltenberg@NATO|Jens Stoltenberg} told {name=person:sergey-lavrov@RUS|Sergey Lavrov} in New York."
    )
    (quote,) = find_quotes(draft_of(marked, "en"))[0]
    assert quote.cue is not None
    assert quote.cue.of(marked.text) == "told"
    assert quote.addressee == "person:sergey-lavrov"
    assert quote.principal == ("NATO",)
    assert quote.sentence.of(marked.text) == marked.text


def test_an_unknown_name_that_begins_with_an_owner_speaks_for_nobody() -> None:
    marked = parse("{name=RUS|Russland} vil ha et møte, melder {name=body:NOR/military@NOR|Forsvarets} Forum.")
    quotes, _ = find_quotes(draft_of(marked, "nb"))
    assert all(not q.principal for q in quotes)


def test_language_of_translated_quotes() -> None:
    marked = parse(
        "– Vi er klare, sa {name=person:sergey-lavrov@RUS|Sergej Lavrov}.\n\n– Det er bra, sa {name=person:anniken-huitfeldt@NOR|Anniken Huitfeldt}.\n\n"
        "Sitatene fra {name=person:sergey-lavrov@RUS|Sergej Lavrov} er oversatt fra russisk av redaksjonen."
    )
    lavrov, huitfeldt = find_quotes(draft_of(marked, "nb"))[0]
    assert (lavrov.said_in, huitfeldt.said_in) == ("ru", None)


def test_an_open_mark_is_told_of() -> None:
    marked = parse(
        "{name=BLR|Belarus} answered. “We have closed the border and will not open it before the sanctions go.\n\nPoland has not answered."
    )
    quotes, notes = find_quotes(draft_of(marked, "en"))
    assert [q.span.of(marked.text) for q in quotes] == ["We have closed the border and will not open it before the sanctions go"]
    assert {note.code for note in notes} == {"quote-unclosed", "quote-speaker-unknown"}


def test_language_that_the_attribution_names() -> None:
    marked = parse("„Wir gehen nicht“, sagte {name=person:sergey-lavrov@RUS|Sergej Lawrow} auf Russisch.")
    (quote,) = find_quotes(draft_of(marked, "de"))[0]
    assert quote.said_in == "ru"


@pytest.mark.parametrize(
    ("tag", "text", "wanted"),
    [
        ("en", "“We stay,” {name=person:sergey-lavrov@RUS|Lavrov} said in an interview with the BBC on Tuesday.", "BBC"),
        ("fr", "« Nous restons », a déclaré {name=person:catherine-colonna@FRA|Catherine Colonna} à l’AFP lundi.", "AFP"),
        ("nb", "– Vi blir, sa {name=person:sergey-lavrov@RUS|Lavrov} til Der Spiegel mandag.", "Der Spiegel"),
    ],
)
def test_who_was_told(tag: str, text: str, wanted: str) -> None:
    quotes, _ = find_quotes(draft_of(parse(text), tag))
    assert [q.addressee for q in quotes] == [wanted]


def test_whom_it_was_told_is_no_place() -> None:
    marked = parse("“We stay,” {name=person:sergey-lavrov@RUS|Sergey Lavrov} told Der Spiegel in {name=place:RUS/moscow@RUS|Moscow}.")
    (quote,) = find_quotes(draft_of(marked, "en"))[0]
    assert quote.addressee == "Der Spiegel"
