"""Exchanges of many years and places: what was asked becomes one exchange, and each addressee stands where the reports leave it."""

from __future__ import annotations

from dragoman.families.types import Family
from dragoman.record import fold
from dragoman.record.checks import problems
from dragoman.record.types import Exchange, Record
from dragoman.world import load_world

from .build import Page, family


def folded(*pages: Page, families: tuple[Family, ...] = (), as_of: str | None = None) -> Record:
    readings = [p.reading() for p in pages]
    record = fold(readings, families, world=load_world(), as_of=as_of)
    assert problems(record, readings) == ()
    return record


def standings(x: Exchange) -> dict[str, str]:
    return {s.party: s.status for s in x.standings}


def test_letter_of_article_50_is_acknowledged_and_its_parallel_talks_are_turned_down() -> None:
    letter = Page(
        "a",
        "Britain handed over its letter on Wednesday. In it London proposed talks on trade at the same time as on the exit.",
        published="2017-03-29",
    )
    letter.tells("handed over its letter", "CONSULT/letter", "GBR>EU", date="2017-03-29", carrier="letter")
    letter.tells(
        "proposed talks", "REQUEST/proposal", "GBR>EU", date="2017-03-29", content="talks on trade", topics=("talk", "trade", "exit", "parallel")
    )
    answer = Page("b", "The EU on Friday turned down parallel talks on trade and exit. Merkel had said so before.", published="2017-03-31")
    answer.tells("turned down", "REJECT/refuse", "EU>GBR", date="2017-03-31", content="parallel talks", topics=("parallel", "talk", "trade", "exit"))
    record = folded(letter, answer)
    (x,) = record.exchanges
    assert (x.kind, x.sender, x.to, x.opened) == ("proposal", ("GBR",), ("EU",), "2017-03-29")
    assert [(r.sender, r.kind, r.date) for r in x.replies] == [("EU", "reject", "2017-03-31")]
    assert standings(x) == {"EU": "rejected"}


def test_letters_of_kim_and_trump_invitation_is_accepted_on_the_same_day() -> None:
    page = Page("a", "Kim Jong Un invited Trump to a meeting, Seoul said. Trump accepted the invitation to meet.", published="2018-03-09")
    page.tells(
        "invited", "REQUEST/invitation", "PRK>USA", date="2018-03-08", carrier="letter", content="a meeting", topics=("meeting", "meet", "kim")
    )
    page.tells("accepted", "AGREE/accept", "USA>PRK", date="2018-03-08", answers=True, topics=("invitation", "meet"))
    (x,) = folded(page).exchanges
    assert (x.kind, x.carrier, standings(x)) == ("invitation", "letter", {"USA": "accepted"})


def test_a_common_agreement_is_no_answer_to_another_proposal() -> None:
    page = Page(
        "a",
        "Moscow proposed to raise the consultations to defence ministers. The two ministers agreed to go on with their own consultations.",
        published="2021-10-25",
    )
    page.tells(
        "proposed to raise",
        "REQUEST/proposal",
        "RUS>NOR",
        date="2021-10-25",
        content="raise the consultations",
        topics=("raise", "defence", "minister"),
    )
    page.tells("agreed to go on", "AGREE/accept", "NOR,RUS>NOR,RUS", date="2021-10-25", topics=("continue", "consultation"))
    (x,) = folded(page).exchanges
    assert standings(x) == {"NOR": "open"}
    assert x.replies == ()


def test_dam_talks_the_same_proposal_in_two_languages_is_one_and_one_of_two_addressees_refuses() -> None:
    cairo = Page("a", "Sudan proposed mediation by four parties on the Nile dam to Egypt and Ethiopia.", published="2021-03-02")
    cairo.tells("proposed", "REQUEST/proposal", "SDN>EGY,ETH", date="2021-03-01", content="mediation by four parties", topics=("mediation", "party"))
    french = Page("b", "Le Soudan a proposé une médiation quadripartite à l'Égypte et à l'Éthiopie.", published="2021-03-02", language="fr")
    french.tells("proposé", "REQUEST/proposal", "SDN>EGY,ETH", date="2021-03-01", content="une médiation quadripartite", topics=("médiation",))
    addis = Page("c", "Ethiopia rejected the mediation by four parties. Egypt welcomed and accepted it.", published="2021-03-10")
    addis.tells("rejected", "REJECT/refuse", "ETH>SDN", date="2021-03-09", content="the mediation", topics=("mediation", "party"))
    addis.tells("accepted", "AGREE/accept", "EGY>SDN", date="2021-03-03", answers=True, topics=("mediation", "party"))
    twins = family(cairo, french, "translation", pairs=[(cairo.text, french.text)])
    (x,) = folded(cairo, french, addis, families=(twins,)).exchanges
    assert standings(x) == {"EGY": "accepted", "ETH": "rejected"}
    assert x.independent == 1
    assert {e.report for e in x.evidence} == {"a", "b"}


def test_invitation_to_brussels_goes_to_both_and_one_has_not_answered() -> None:
    page = Page("a", "The EU invited Serbia and Kosovo to Brussels. Belgrade said that it would come.", published="2022-08-10")
    page.tells("invited", "REQUEST/invitation", "EU>SRB,XKX", date="2022-08-10", content="to Brussels")
    page.tells("said that it would come", "AGREE/accept", "SRB>EU", date="2022-08-10", answers=True)
    (x,) = folded(page).exchanges
    assert standings(x) == {"SRB": "accepted", "XKX": "open"}


def test_ultimatum_outranks_the_demands_told_with_it_and_a_coming_deadline_is_no_reply() -> None:
    page = Page(
        "a",
        "Iran demanded that Europe shield its oil trade. Tehran gave Europe sixty days. The EU said that it would study the letter.",
        published="2019-05-08",
    )
    page.tells("demanded", "REQUEST/demand", "IRN>EU", date="2019-05-08", content="shield its oil trade", topics=("oil", "trade"))
    page.tells("gave Europe", "THREATEN/ultimatum", "IRN>EU", date="2019-05-08", content="sixty days", topics=("deadline",))
    page.tells("would study", "CONSULT/reply", "EU>IRN", status="considered", date="2019-05-08")
    (x,) = folded(page).exchanges
    assert x.kind == "ultimatum"
    assert x.parts == ("shield its oil trade", "sixty days")
    (s,) = x.standings
    assert (s.status, s.considering) == ("open", True)


def test_expulsion_and_retaliation_open_no_exchange() -> None:
    page = Page("a", "Britain expelled 23 Russian diplomats. Moscow expelled 23 British diplomats in return.", published="2018-03-17")
    page.tells("expelled 23 Russian", "SANCTION/expel", "GBR>RUS", date="2018-03-14", amounts=[("23", "diplomat")])
    page.tells("expelled 23 British", "SANCTION/retaliate", "RUS>GBR", date="2018-03-17", amounts=[("23", "diplomat")], answers=True)
    record = folded(page)
    assert record.exchanges == ()
    assert [(e.mode, e.date) for e in record.events] == [("expel", "2018-03-14"), ("retaliate", "2018-03-17")]


def test_list_of_demands_is_one_exchange_over_reports_and_the_answer_comes_later() -> None:
    december = Page(
        "a",
        "On 17 December Russia sent its demands to NATO. It demanded withdrawal of troops. It also wanted guarantees on Ukraine.",
        published="2022-01-26",
    )
    december.tells("sent its demands", "REQUEST/demand", "RUS>NATO", date="2021-12-17")
    december.tells("demanded withdrawal", "REQUEST/demand", "RUS>NATO", content="withdrawal of troops", topics=("withdrawal", "troop"))
    december.tells("wanted guarantees", "REQUEST/guarantee", "RUS>", content="guarantees on Ukraine", topics=("guarantee",))
    later = Page(
        "b", "Moscow demanded in December that troops leave. Both demands were turned down by NATO and the United States.", published="2022-02-01"
    )
    later.tells("demanded in December", "REQUEST/demand", "RUS>NATO", date="2021-12", content="troops leave", topics=("troop", "leave"))
    later.tells("turned down", "REJECT/refuse", "NATO,USA>RUS")
    (x,) = folded(december, later).exchanges
    assert (x.kind, x.opened, x.independent) == ("demand", "2021-12-17", 2)
    assert x.parts == ("withdrawal of troops", "guarantees on Ukraine")
    assert standings(x) == {"NATO": "rejected", "USA": "rejected"}


def test_answer_dated_before_the_letter_is_not_hung_on_it() -> None:
    page = Page(
        "a",
        "The United States answered Russia on Wednesday. On Monday Russia demanded clarification from the United States and Norway.",
        published="2022-02-01",
    )
    page.tells("answered", "CONSULT/reply", "USA>RUS", date="2022-01-26")
    page.tells("demanded", "REQUEST/demand", "RUS>USA,NOR", date="2022-01-31", carrier="letter", content="clarification")
    (x,) = folded(page).exchanges
    assert standings(x) == {"NOR": "open", "USA": "open"}


def test_alliance_answers_for_its_members_and_is_shown_as_such() -> None:
    letters = Page("a", "Russia demanded clarification from Norway and Canada in letters.", published="2022-02-01")
    letters.tells("demanded", "REQUEST/demand", "RUS>NOR,CAN", date="2022-01-31", carrier="letter", content="clarification")
    alliance = Page("b", "NATO has answered Russia's letters.", published="2022-02-10")
    alliance.tells("answered", "CONSULT/reply", "NATO>RUS", date="2022-02-10", answers=True)
    (x,) = folded(letters, alliance).exchanges
    assert x.to == ("CAN", "NOR")
    (reply,) = x.replies
    assert reply.sender == "NATO"
    assert reply.about == "on behalf of its members: CAN, NOR"
    assert standings(x) == {"CAN": "answered", "NOR": "answered"}


def test_proposals_on_different_matters_of_one_day_stay_apart() -> None:
    page = Page("a", "Yerevan proposed a pullback of both armies. It also proposed to open the railway to Baku.", published="2023-02-16")
    page.tells(
        "proposed a pullback", "REQUEST/proposal", "ARM>AZE", date="2023-02-16", content="a pullback of both armies", topics=("pullback", "army")
    )
    page.tells("proposed to open", "REQUEST/proposal", "ARM>AZE", date="2023-02-16", content="open the railway", topics=("open", "railway"))
    assert len(folded(page).exchanges) == 2


def test_demands_of_different_senders_and_years_stay_apart() -> None:
    page = Page(
        "a", "Malaysia demanded access to the wreckage. The Netherlands demanded an apology. In 2018 they demanded it again.", published="2018-05-25"
    )
    page.tells("Malaysia demanded", "REQUEST/demand", "MYS>RUS", date="2014-07-19", content="access to the wreckage")
    page.tells("Netherlands demanded", "REQUEST/demand", "NLD>RUS", date="2014-07-19", content="an apology")
    page.tells("demanded it again", "REQUEST/demand", "NLD>RUS", date="2018-05-25", content="it")
    assert [(x.sender, x.opened) for x in folded(page).exchanges] == [(("MYS",), "2014-07-19"), (("NLD",), "2014-07-19"), (("NLD",), "2018-05-25")]


def test_what_was_only_threatened_weighed_or_denied_opens_nothing() -> None:
    page = Page("a", "Minsk may ask Vilnius to open the border. Minsk denied that it had demanded money.", published="2023-08-01")
    page.tells("may ask", "REQUEST/demand", "BLR>LTU", status="considered", date="2023-08-01")
    page.tells("had demanded", "REQUEST/demand", "BLR>LTU", status="denied", date="2023-08-01")
    assert folded(page).exchanges == ()


def test_as_of_a_day_the_later_answer_is_not_known() -> None:
    ask = Page("a", "Caracas demanded that Bogotá reopen its consulates.", published="2019-03-01")
    ask.tells("demanded", "REQUEST/demand", "VEN>COL", date="2019-03-01", content="reopen its consulates")
    no = Page("b", "Bogotá refused to reopen consulates.", published="2019-03-05")
    no.tells("refused", "REJECT/refuse", "COL>VEN", date="2019-03-04", topics=("reopen", "consulate"))
    assert standings(folded(ask, no).exchanges[0]) == {"COL": "rejected"}
    early = folded(ask, no, as_of="2019-03-04")
    assert standings(early.exchanges[0]) == {"COL": "open"}
    assert [r.id for r in early.reports] == ["a"]


def test_a_summary_draws_together_what_its_report_tells_in_pieces() -> None:
    page = Page(
        "a",
        "On 20 July Athens sent Ankara a list. Its drillships must leave, it demanded in public. Nothing was heard for days. None. Nothing at all. "
        "The flights must end as well, it demanded. Ankara turned the demands down.",
        published="2020-07-28",
    )
    page.tells("sent Ankara a list", "REQUEST/demand", "GRC>TUR", date="2020-07-20")
    page.tells("it demanded in public", "REQUEST/demand", "GRC>TUR", content="Its drillships must leave")
    page.tells("as well, it demanded", "REQUEST/demand", "GRC>TUR", content="The flights must end")
    page.tells("turned the demands down", "REJECT/refuse", "TUR>GRC")
    page.tells("the demands", "REQUEST/demand", "GRC>TUR")
    (x,) = folded(page).exchanges
    assert x.parts == ("Its drillships must leave", "The flights must end")
    assert standings(x) == {"TUR": "rejected"}


def test_a_letter_to_named_and_unnamed_states_is_one_exchange_of_one_report() -> None:
    page = Page(
        "a",
        "Lima demanded an answer from Chile. It had written to Brazil and other neighbours. In the letter it demanded that each close its airspace.",
        published="2019-02-05",
    )
    page.tells("demanded an answer", "REQUEST/demand", "PER>CHL", date="2019-02-04", content="an answer", carrier="letter")
    page.tells("had written", "CONSULT/letter", "PER>BRA,group:neighbours", date="2019-02-04", carrier="letter")
    page.tells("demanded that each", "REQUEST/demand", "PER>BRA,group:neighbours", content="each close its airspace", carrier="letter")
    (x,) = folded(page).exchanges
    assert x.to == ("BRA", "CHL", "group:neighbours")
    assert x.opened == "2019-02-04"


def test_a_guarantee_told_with_a_demand_is_a_part_of_it_and_asked_of_the_same() -> None:
    page = Page(
        "a", "Tehran demanded from the EU that trade go on. It also asked for guarantees that Israel would not strike.", published="2019-05-08"
    )
    page.tells("demanded", "REQUEST/demand", "IRN>EU", date="2019-05-08", content="that trade go on")
    page.tells("asked for guarantees", "REQUEST/guarantee", "IRN>ISR", content="guarantees that Israel would not strike")
    (x,) = folded(page).exchanges
    assert (x.to, len(x.parts)) == (("EU",), 2)


def test_what_a_garbled_translation_turns_round_asks_nothing() -> None:
    original = Page("a", "Begge kravene er avslått av USA og EU.", published="2022-02-01", language="nb")
    original.tells("avslått", "REJECT/refuse", "USA,EU>RUS")
    garbled = Page("b", "Both demands of USA and EU have been rejected to Russia.", published="2022-02-01")
    garbled.tells("demands", "REQUEST/demand", "USA,EU>RUS", content="Both")
    assert len(folded(garbled).exchanges) == 1
    assert folded(original, garbled, families=(family(original, garbled, "translation", pairs=[(original.text, garbled.text)]),)).exchanges == ()


def test_an_answer_told_before_the_question_was_put_is_no_answer_to_it() -> None:
    early = Page("a", "Budapest has answered Kyiv.", published="2020-10-01")
    early.tells("answered", "CONSULT/reply", "HUN>UKR", answers=True)
    late = Page("b", "Kyiv demanded an apology from Budapest.", published="2021-03-01")
    late.tells("demanded", "REQUEST/demand", "UKR>HUN", content="an apology")
    (x,) = folded(early, late).exchanges
    assert standings(x) == {"HUN": "open"}


def test_an_answer_to_something_else_does_not_take_up_an_invitation() -> None:
    invitation = Page("a", "NATO invited Russia to a meeting.", published="2021-10-18")
    invitation.tells("invited", "REQUEST/invitation", "NATO>RUS", content="a meeting")
    other = Page("b", "It came as Russia's response to the expulsions by NATO.", published="2021-10-25")
    other.tells("response", "CONSULT/reply", "RUS>NATO", content="the expulsions", answers=True)
    (x,) = folded(invitation, other).exchanges
    assert standings(x) == {"RUS": "open"}


def test_an_instrument_invoked_beside_the_opening_belongs_to_the_exchange() -> None:
    page = Page("a", "Kyiv demanded consultations from Moscow. It invoked the Budapest Memorandum.", published="2022-02-19")
    page.tells("demanded", "REQUEST/demand", "UKR>RUS", date="2022-02-19", content="consultations")
    page.bound("invoked", "instrument:budapest-memorandum-1994", "Budapest Memorandum", by=["UKR"])
    assert folded(page).exchanges[0].invokes == ("instrument:budapest-memorandum-1994",)


def test_one_demand_in_papers_of_two_languages_is_one_and_its_refusal_too() -> None:
    english = Page("a", "Belgrade demanded that Kosovo withdraw the police. Pristina rejected the demand.", published="2021-09-27")
    english.tells("demanded", "REQUEST/demand", "SRB>XKX", content="withdraw the police")
    english.tells("rejected", "REJECT/refuse", "XKX>SRB")
    norwegian = Page("b", "Beograd krever at Kosovo trekker politiet. Pristina avviste kravet.", published="2021-09-28", language="nb")
    norwegian.tells("krever", "REQUEST/demand", "SRB>XKX", content="trekker politiet")
    norwegian.tells("avviste", "REJECT/refuse", "XKX>SRB")
    (x,) = folded(english, norwegian).exchanges
    assert (x.independent, standings(x)) == (2, {"XKX": "rejected"})
    months = Page("c", "Beograd krever at Kosovo oppløser regjeringen.", published="2021-12-28", language="nb")
    months.tells("krever", "REQUEST/demand", "SRB>XKX", content="oppløser regjeringen")
    assert len(folded(english, months).exchanges) == 2


def test_a_letter_told_far_from_a_demand_did_not_carry_it() -> None:
    page = Page(
        "a",
        "Washington demands that Pyongyang give up its weapons. Talks go on. Nobody knows more. The hotel is full. Guards stand outside. "
        "Washington sent Pyongyang a letter on the remains of soldiers.",
        published="2019-01-19",
    )
    page.tells("demands", "REQUEST/demand", "USA>PRK", content="give up its weapons")
    page.tells("sent Pyongyang a letter", "CONSULT/letter", "USA>PRK", carrier="letter")
    (x,) = folded(page).exchanges
    assert x.carrier is None


def test_who_rejects_the_charge_has_not_rejected_the_demand() -> None:
    page = Page(
        "a",
        "Prague demanded that Moscow let its diplomats return. It also blamed Russia for the explosion. Moscow rejected these allegations.",
        published="2021-04-21",
    )
    page.tells("demanded", "REQUEST/demand", "CZE>RUS", date="2021-04-21", content="let its diplomats return")
    page.tells("blamed", "ACCUSE/blame", "CZE>RUS", content="for the explosion")
    page.tells("rejected", "REJECT/refuse", "RUS>CZE", content="these allegations", answers=True)
    (x,) = folded(page).exchanges
    assert standings(x) == {"RUS": "open"}


def test_the_order_to_leave_that_an_expulsion_comes_with_is_no_demand_of_its_own() -> None:
    page = Page("a", "India expelled six Canadian diplomats. It ordered them to leave by Sunday. India demanded an apology.", published="2024-10-15")
    page.tells("expelled", "SANCTION/expel", "IND>CAN", date="2024-10-14")
    page.time("by Sunday", relative=".. / weekday:SUN future")
    page.tells("ordered", "REQUEST/demand", "IND>CAN", content="to leave", topics=("leave",))
    page.tells("demanded", "REQUEST/demand", "IND>CAN", content="an apology", topics=("apology",))
    (x,) = folded(page).exchanges
    assert x.about == "demanded"


def test_what_is_proposed_for_a_day_to_come_was_proposed_on_the_other_day() -> None:
    page = Page("a", "On Tuesday Seoul proposed talks on 9 January. Pyongyang was silent.", published="2018-01-03")
    page.time("On Tuesday", edtf="2018-01-02", relative="weekday:TUE past")
    page.tells("proposed", "REQUEST/proposal", "KOR>PRK", on=("9 January", "date:01-09 future"), content="talks on 9 January", topics=("talk",))
    (x,) = folded(page).exchanges
    assert x.opened == "2018-01-02"
