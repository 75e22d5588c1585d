"""What the room makes of whole texts: chains, parents, resolved speakers, occasions, and what is no statement."""

import csv
from pathlib import Path

import msgspec
import pytest
from said import report, sentences, statements, texts, tree

from according.model import Mark, Sentence, Span, quote
from according.statements import find

with (Path(__file__).parent / "narrator.tsv").open(encoding="utf-8", newline="") as handle:
    NARRATOR = [(row["language"], row["text"]) for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("language", "text"), NARRATOR)
def test_the_narrator_is_nobodys_statement(language: str, text: str) -> None:
    assert [row.surface for row in statements(text, language)] == []


SPEAKERS = [
    ("en", "Mayor Anna Holm opened the bridge. She said it was safe.", "she", "Anna Holm"),
    ("en", "Mayor Anna Holm opened the bridge. Holm said it was safe.", "holm", "Anna Holm"),
    (
        "en",
        "Danish Foreign Minister Lars Berg met the press. The Danish minister said talks were over.",
        "the danish minister",
        "Lars Berg",
    ),
    ("fr", "La ministre Anna Holm a ouvert le pont. Elle a déclaré que tout était sûr.", "elle", "Anna Holm"),
    ("en", "Tehran said that the talks were over.", "tehran", "Iran"),
    ("fr", "Pékin a déclaré que les discussions étaient finies.", "pékin", "China"),
    ("en", "The United Nations said that the valley was empty.", "the united nations", "United Nations"),
    ("en", "Iranian officials said that the talks were over.", "iranian officials", "Iran (officials)"),
    (
        "en",
        "Danish envoy Lars Berg met Norwegian envoy Nils Dahl. The Danish envoy said it was late.",
        "the danish envoy",
        "Lars Berg",
    ),
    ("en", "The head of the port, Anna Holm, said that it was late.", "the head of the port, anna holm", "Anna Holm"),
    ("en", "Lars Berg met the mayor Anna Holm. She said it was late.", "she", "Anna Holm"),
    ("fr", "La ministre Anna Holm a ouvert le pont. Mme Holm a déclaré que tout était sûr.", "mme holm", "Anna Holm"),
]


@pytest.mark.parametrize(("language", "text", "surface", "name"), SPEAKERS)
def test_speaker_is_resolved_and_its_surface_kept(language: str, text: str, surface: str, name: str) -> None:
    (row,) = (row for row in statements(text, language) if row.speaker and row.speaker.surface.lower() == surface)
    assert row.speaker
    assert row.speaker.name == name
    assert row.chain[-1].who == name


ACTS = [
    ("en", "The king declared war on the island."),
    ("en", "The guards denied access to the visitors."),
    ("en", "The council placed no limits on the harbour."),
    ("en", "The residents were told to leave, signalling that the flood was near."),
    ("en", "Tax receipts indicated a fall in trade."),
    ("fr", "Le roi a déclaré la guerre à son voisin."),
]


@pytest.mark.parametrize(("language", "text"), ACTS)
def test_an_act_is_no_statement(language: str, text: str) -> None:
    assert statements(text, language) == ()


def test_chain_goes_from_outlet_over_agency_to_speaker() -> None:
    text = "Port Herald - The mayor said the bridge was safe. SourceTNA"
    marks = (
        Mark(report="r1", spans=(Span(0, 13),), surface="Port Herald -", rule="t", kind="outlet_tag", name="Port Herald"),
        Mark(report="r1", spans=(Span(50, 59),), surface="SourceTNA", rule="t", kind="agency_credit", name="TNA"),
    )
    said = report(text, "en", outlet="Port Herald", agency="TNA", marks=marks)
    moved = tuple(tree_at(sentence, 14) for sentence in sentences("The mayor said the bridge was safe.", "en"))
    (row,) = find(said, moved)
    assert [(link.role, link.who, link.surface) for link in row.chain] == [
        ("outlet", "Port Herald", "Port Herald"),
        ("agency", "TNA", "TNA"),
        ("speaker", "mayor", "The mayor"),
    ]


def tree_at(sentence: Sentence, offset: int) -> Sentence:
    tokens = tuple(msgspec.structs.replace(t, start=t.start + offset, end=t.end + offset) for t in sentence.tokens)
    return msgspec.structs.replace(sentence, start=sentence.start + offset, end=sentence.end + offset, tokens=tokens)


def test_nested_statement_has_parent_and_relay() -> None:
    text = "The mayor said that the police had confirmed that the valley was empty."
    outer, inner = statements(text, "en")
    assert inner.parent == outer.id
    assert [(link.role, link.surface) for link in inner.chain] == [
        ("outlet", ""),
        ("relay", "The mayor"),
        ("speaker", "the police"),
    ]


def test_medium_that_cites_is_a_relay() -> None:
    text = "The newspaper, citing the police, reported that the valley was empty."
    (row,) = statements(text, "en")
    assert [(link.role, link.surface) for link in row.chain[1:]] == [("relay", "The newspaper"), ("speaker", "the police")]


def test_continuation_is_nobodys() -> None:
    text = "The mayor said that the plan was ready. The plan would also close two schools in the valley."
    first, second = statements(text, "en")
    assert (second.status, second.speaker, second.parent) == ("continues_unattributed", None, first.id)
    assert first.status == "attributed"


def test_occasion_is_tied_to_the_statement_before() -> None:
    text = "The mayor said that the plan was ready. She made the remark during a visit to the port."
    (row,) = statements(text, "en")
    assert texts(text, row.occasion) == ["She made the remark during a visit to the port"]


MODALITY = [
    ("en", "The mayor said that the town must pay.", "deontic"),
    ("en", "The mayor said that the bridge will open.", "future"),
    ("en", "The mayor promised to open the bridge.", "commissive"),
    ("en", "The mayor urged the town to pay.", "directive"),
    ("en", "The mayor said that the bridge is safe.", "asserted"),
    ("fr", "Le maire a déclaré que la ville doit payer.", "deontic"),
    ("fr", "Le maire a promis d’ouvrir le pont.", "commissive"),
    ("fr", "Le maire a exhorté la ville à payer.", "directive"),
]


@pytest.mark.parametrize(("language", "text", "modality"), MODALITY)
def test_modality(language: str, text: str, modality: str) -> None:
    (row,) = statements(text, language)
    assert row.modality == modality


def test_cue_holds_where_the_tagger_takes_it_for_a_name() -> None:
    text = "Berg Claims that the dam is old."
    words = (
        "Berg/PROPN/2/compound Claims/PROPN/0/root that/SCONJ/7/mark the/DET/5/det dam/NOUN/7/nsubj "
        "is/AUX/7/cop/VerbForm=Fin old/ADJ/2/ccomp ./PUNCT/2/punct"
    )
    (row,) = find(report(text, "en"), (tree(text, words),))
    assert (row.cue, row.surface, row.speaker and row.speaker.surface) == ("Claims", "that the dam is old", "Berg")


def test_sentence_cut_by_the_parser_is_read_whole() -> None:
    text = "« Le pont est sûr », a déclaré la ministre."
    first = "«/PUNCT/4/punct Le/DET/3/det pont/NOUN/5/nsubj est/AUX/5/cop/VerbForm=Fin sûr/ADJ/0/root »/PUNCT/5/punct"
    second = ",/PUNCT/3/punct a/AUX/3/aux/VerbForm=Fin déclaré/VERB/0/root la/DET/5/det ministre/NOUN/3/nsubj ./PUNCT/3/punct"
    one = tree("« Le pont est sûr »", first)
    two = tree_at(tree(", a déclaré la ministre.", second), 19)
    (row,) = find(report(text, "fr"), (one, two))
    assert (row.surface, row.cue, row.kind) == ("« Le pont est sûr »", "a déclaré", "direct")


def test_rows_show_their_text_and_come_twice_the_same() -> None:
    text = "The mayor said: “The plan is ready. We start in May.” Adding that money was short, she urged the town to pay."
    rows = statements(text, "en")
    assert rows == statements(text, "en")
    assert len({row.id for row in rows}) == len(rows) == 3
    for row in rows:
        assert row.surface == quote(text, row.spans)
        assert row.cue == quote(text, row.cue_spans)
        assert row.speaker
        assert row.speaker.surface == quote(text, row.speaker.spans)


def test_no_language_and_no_sentence_give_nothing() -> None:
    assert find(report("Text.", "xx"), sentences("Text.", "en")) == ()
    assert find(report("", "en"), ()) == ()


LED = [
    ("en", "The mayor went on to say that the bridge was old.", "went on to say"),
    ("en", "She was quick to add that nobody was hurt.", "was quick to add"),
    ("en", "Police did not hesitate to call the raid a success.", "did not hesitate to call"),
    ("fr", "Le maire a tenu à préciser que le pont était vieux.", "a tenu à préciser"),
    ("fr", "L’armée ne cesse de répéter que la ville est sûre.", "ne cesse de répéter"),
    ("fr", "Le maire vient d’annoncer une trêve de deux jours.", "vient d’annoncer"),
]


@pytest.mark.parametrize(("language", "text", "cue"), LED)
def test_a_verb_that_leads_to_the_infinitive_of_a_cue_belongs_to_it(language: str, text: str, cue: str) -> None:
    assert [row.cue for row in statements(text, language)] == [cue]


OUTLET = [
    ("en", "The general praised the medics, while the shelling of the port went on.", "the medics"),
    ("en", "The mayor demanded an inquiry and left the hall at noon.", "an inquiry"),
    ("fr", "La ministre a dénoncé les pillages, alors que le port brûle encore.", "les pillages"),
]


@pytest.mark.parametrize(("language", "text", "content"), OUTLET)
def test_what_hangs_on_the_cue_behind_its_content_is_the_outlets(language: str, text: str, content: str) -> None:
    assert [row.surface for row in statements(text, language)] == [content]


SHORTER = [
    ("en", "Sudan's health ministry said that 40 were hurt. The ministry said that it rained.", "Sudanese Health Ministry"),
    (
        "fr",
        "Le ministère soudanais de la santé a dit qu'il neigeait. Selon le ministère, il pleut.",
        "Sudanese Health Ministry",
    ),
    ("en", "The harbour ministry said that 40 people were hurt. The group said that the road was shut.", "group"),
    ("en", "The Blue Front said that it had left. The Adria-based agency said that it rained.", "Adria-based agency"),
]


@pytest.mark.parametrize(("language", "text", "name"), SHORTER)
def test_a_shorter_description_means_a_body_that_was_so_called(language: str, text: str, name: str) -> None:
    speakers = [row.speaker for row in statements(text, language)]
    assert [speaker and speaker.name for speaker in speakers][1:] == [name]


WORLD = [
    ("fr", "Le ministère malien de la Santé a déclaré que la vallée était vide.", "Malian Health Ministry"),
    ("en", "The Malian health ministry said that the valley was empty.", "Malian Health Ministry"),
    ("fr", "La présidence malienne a déclaré que tout était calme.", "Mali (presidency)"),
    ("fr", "L’OMS a déclaré que le vaccin était sûr.", "World Health Organization"),
    ("fr", "Le chef de l’État français a déclaré que le pont rouvrirait.", "Emmanuel Macron"),
    ("en", "The French president said that the bridge would reopen.", "Emmanuel Macron"),
]


@pytest.mark.parametrize(("language", "text", "name"), WORLD)
def test_the_world_tables_name_bodies_and_offices_that_the_report_does_not(language: str, text: str, name: str) -> None:
    (row,) = statements(text, language, reference_date="2023-11-10")
    assert row.speaker
    assert row.speaker.name == name


def test_two_persons_joined_are_they() -> None:
    text = "Mayor Anna Holm and Bishop Lars Berg met in May. They said that the bridge was safe."
    (row,) = statements(text, "en")
    assert row.speaker
    assert row.speaker.name == "Anna Holm + Lars Berg"


HEARERS = [
    ("en", "In a letter to the council, the mayor said that the bridge was safe.", "the council"),
    ("en", "The minister said in a phone call with his Danish counterpart that the deal was dead.", "his Danish counterpart"),
    ("en", "Speaking to reporters, she said it was late.", "reporters"),
    ("en", "Addressing the parliament, the premier warned that taxes would rise.", "the parliament"),
    ("en", "The mayor said at noon that the bridge was safe.", None),
    (
        "fr",
        "Lors d’un entretien téléphonique avec son homologue danois, la ministre a dit que tout allait bien.",
        "son homologue danois",
    ),
    ("fr", "Devant le parlement, la ministre a averti que les impôts monteraient.", "le parlement"),
    ("fr", "La ministre a déclaré à la presse que le pont rouvrirait.", "la presse"),
    ("fr", "S’adressant aux journalistes, la ministre a dit qu’il était tard.", "journalistes"),
    ("fr", "La ministre a déclaré à Oslo que le pont rouvrirait.", None),
]


@pytest.mark.parametrize(("language", "text", "hearer"), HEARERS)
def test_addressee(language: str, text: str, hearer: str | None) -> None:
    (row,) = statements(text, language)
    assert (row.addressee.surface if row.addressee else None) == hearer


HEADLINES = [
    ("en", "Mayor Anna Holm: Bridge will reopen in May", ("Mayor Anna Holm", "Bridge will reopen in May")),
    ("en", "Bridge will reopen in May: mayor", ("mayor", "Bridge will reopen in May")),
    ("en", "Storm season: Islands brace for floods", None),
    ("en", "Denmark: Two killed in fire", None),
    ("en", "Anna Holm: Singer changes her name", None),
    ("fr", "Le pont rouvrira en mai : préfet", ("préfet", "Le pont rouvrira en mai")),
    ("fr", "Anna Holm : le pont rouvrira en mai", ("Anna Holm", "le pont rouvrira en mai")),
    ("fr", "Guerre des mers : les îles se préparent", None),
]


@pytest.mark.parametrize(("language", "text", "said"), HEADLINES)
def test_headline_with_a_colon(language: str, text: str, said: tuple[str, str] | None) -> None:
    rows = [(row.speaker.surface, row.surface) for row in statements(text, language) if row.speaker]
    assert rows == ([said] if said else [])


PARTS = [
    ("fr", "D'après la garde côtière, 27 marins, dont neuf cadets, ont été sauvés.", []),
    ("fr", "D'après la garde côtière, 27 marins, qui dormaient à bord, ont été sauvés.", ["qui dormaient à bord"]),
    ("en", "According to the coast guard, 27 sailors, nine of whom cadets, were saved.", []),
    ("en", "According to the coast guard, 27 sailors, who slept on board, were saved.", ["who slept on board"]),
]


@pytest.mark.parametrize(("language", "text", "gloss"), PARTS)
def test_a_part_of_a_number_is_no_gloss(language: str, text: str, gloss: list[str]) -> None:
    (row,) = statements(text, language)
    assert texts(text, row.gloss_spans) == gloss


AROUND = [
    ("en", 'Twenty sailors had been kept below, he said, "in dark rooms without water".', 2),
    ("en", 'As the ship went down, he said, "we prayed for help".', 1),
    ("fr", "Vingt marins ont été enfermés, a-t-il dit, « dans des pièces sombres sans eau ».", 2),
]


@pytest.mark.parametrize(("language", "text", "pieces"), AROUND)
def test_a_clause_before_the_cue_goes_on_in_a_quote(language: str, text: str, pieces: int) -> None:
    (row,) = statements(text, language)
    assert len(row.spans) == pieces


SIDES = [
    ("en", "Police said that 12 had died; the opposition said that 30 had died.", ["that 12 had died", "that 30 had died"]),
    ("fr", "La police a fait état de 12 morts ; l'opposition parle de 30 victimes.", ["12 morts", "30 victimes"]),
]


@pytest.mark.parametrize(("language", "text", "said"), SIDES)
def test_what_another_says_behind_a_semicolon_is_no_part_of_a_content(language: str, text: str, said: list[str]) -> None:
    assert [row.surface for row in statements(text, language)] == said


NOBODY = [
    ("en", "Neither the mayor nor the police confirmed that the bridge had fallen."),
    ("en", "No official confirmed that the bridge had fallen."),
    ("fr", "Ni la mairie ni la police n'ont confirmé que le pont s'était effondré."),
    ("fr", "Aucun responsable n'a confirmé que le pont s'était effondré."),
]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_what_nobody_said_is_no_statement(language: str, text: str) -> None:
    assert not statements(text, language)


JOINED = [
    (
        "en",
        "Nine people died in the flood, the ministry said, and dozens more are missing.",
        ["Nine people died in the flood", "dozens more are missing"],
    ),
    ("en", "The road is shut, the mayor said, and she left.", ["The road is shut"]),
    ("en", "The road is shut, the mayor said, and went home.", ["The road is shut"]),
    (
        "fr",
        "Neuf hommes sont morts, a indiqué le ministère, et des dizaines d'autres sont portés disparus.",
        ["Neuf hommes sont morts", "des dizaines d'autres sont portés disparus"],
    ),
]


@pytest.mark.parametrize(("language", "text", "said"), JOINED)
def test_a_clause_joined_behind_the_cue_is_said_too(language: str, text: str, said: list[str]) -> None:
    (row,) = statements(text, language)
    assert texts(text, row.spans) == said


OPENING = [
    ("en", "Underlining that the port was safe, the minister said that ships would return."),
    ("fr", "Soulignant que le port était sûr, la ministre a déclaré que les navires reviendraient."),
    ("fr", "Confirmant que le port était sûr, la ministre a déclaré que les navires reviendraient."),
]


@pytest.mark.parametrize(("language", "text"), OPENING)
def test_a_participle_before_its_speaker_says_something(language: str, text: str) -> None:
    assert len(statements(text, language)) == 2
    assert len({row.speaker.surface for row in statements(text, language) if row.speaker}) == 1


QUOTED_NAMES = [
    ("en", 'The "Free Harbour Brigade" claimed responsibility for the attack.', 'The "Free Harbour Brigade"'),
    ("fr", "La « Brigade du port libre » a revendiqué l’attaque.", "La « Brigade du port libre »"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), QUOTED_NAMES)
def test_a_quoted_name_speaks(language: str, text: str, speaker: str) -> None:
    (row,) = statements(text, language)
    assert row.speaker
    assert row.speaker.surface == speaker


PRONOUNS = [
    ("en", "Kenya signed the deal with the port company. It said the price was fair.", "Kenya"),
    ("en", "The Harbour Council met the miners. It said the port would close.", "Harbour Council"),
    ("fr", "La mairie a rencontré les dockers de la société Adria. Elle a annoncé que le port fermerait.", "mairie"),
    ("fr", "Le maire Paul Renard a rencontré la ministre Lina Haddad. Selon lui, le port fermera.", "Paul Renard"),
    ("fr", "Le maire Paul Renard a rencontré la ministre Lina Haddad. Elle a dit que le port fermerait.", "Lina Haddad"),
]


@pytest.mark.parametrize(("language", "text", "name"), PRONOUNS)
def test_whom_a_pronoun_means(language: str, text: str, name: str) -> None:
    (row,) = statements(text, language)
    assert row.speaker
    assert row.speaker.name == name


def test_a_pronoun_that_closes_what_was_said_is_its_speaker() -> None:
    found = statements("The army insisted that the road was open. The port was open too, it insisted.", "en")
    assert [(row.surface, row.speaker and row.speaker.name) for row in found][1:] == [("The port was open too", "army")]
    assert not statements("The rain showed no sign of ending, and it confirmed old fears.", "en")
