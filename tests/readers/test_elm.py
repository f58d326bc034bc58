"""The European Learning Model, by rdflib and pyshacl, on what its profile for learning opportunities demands of each class,
stated anew (profile 1.1.0); `test_published.py` takes the profile itself."""

import functools
import json

import pyshacl
import pytest
from rdflib import RDF, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from conftest import strings, whole

ELM = Namespace("http://data.europa.eu/snb/model/elm/")
DC = Namespace("http://purl.org/dc/terms/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
ROV = Namespace("http://www.w3.org/ns/regorg#")
MANY = 1000
LANG = RDF.langString

# Of each class its properties, and no others: from how many to how many, and of which class or type.
SHAPES = {
    ELM.LearningOpportunity: {
        DC.title: (1, MANY, LANG),
        DC.description: (0, MANY, LANG),
        FOAF.homepage: (1, MANY, ELM.WebResource),
        ELM.defaultLanguage: (1, 1, SKOS.Concept),
        ELM.providedBy: (1, MANY, ELM.Organisation),
        ELM.duration: (0, 1, XSD.duration),
        ELM.mode: (0, MANY, SKOS.Concept),
        ELM.learningSchedule: (0, 1, SKOS.Concept),
        ELM.applicationDeadline: (0, MANY, XSD.dateTime),
        ELM.priceDetail: (0, MANY, ELM.PriceDetail),
        ELM.learningAchievementSpecification: (1, 1, ELM.LearningAchievementSpecification),
        ELM.learningActivitySpecification: (0, 1, ELM.LearningActivitySpecification),
        DC.modified: (0, 1, XSD.dateTime),
    },
    ELM.LearningAchievementSpecification: {
        DC.title: (1, MANY, LANG),
        ELM.ISCEDFCode: (0, MANY, SKOS.Concept),
        ELM.educationLevel: (0, MANY, SKOS.Concept),
        ELM.creditPoint: (0, MANY, ELM.CreditPoint),
        ELM.entryRequirement: (0, 1, ELM.Note),
        ELM.hasPart: (0, MANY, ELM.LearningAchievementSpecification),
        ELM.awardingOpportunity: (0, MANY, ELM.AwardingOpportunity),
    },
    ELM.AwardingOpportunity: {
        ELM.awardingBody: (1, MANY, ELM.Organisation),
        ELM.learningAchievementSpecification: (1, 1, ELM.LearningAchievementSpecification),
    },
    ELM.LearningActivitySpecification: {DC.title: (1, MANY, LANG), DC.language: (0, MANY, SKOS.Concept)},
    ELM.Organisation: {
        ROV.legalName: (1, MANY, LANG),
        ELM.location: (1, MANY, DC.Location),
        FOAF.homepage: (0, MANY, ELM.WebResource),
    },
    DC.Location: {ELM.address: (1, MANY, ELM.Address)},
    ELM.Address: {ELM.countryCode: (1, 1, SKOS.Concept), ELM.fullAddress: (0, 1, ELM.Note)},
    ELM.CreditPoint: {ELM.framework: (1, 1, SKOS.Concept), ELM.point: (1, 1, XSD.string)},
    ELM.PriceDetail: {SKOS.prefLabel: (0, MANY, LANG), ELM.amount: (0, 1, ELM.Amount)},
    ELM.Amount: {ELM.unit: (1, 1, SKOS.Concept), RDF.value: (1, 1, XSD.decimal)},
    ELM.Note: {ELM.noteLiteral: (1, MANY, LANG)},
    ELM.WebResource: {ELM.contentUrl: (1, 1, XSD.anyURI), DC.language: (0, 1, SKOS.Concept)},
    SKOS.Concept: {
        SKOS.prefLabel: (0, MANY, LANG),
        SKOS.notation: (0, 1, XSD.string),
        SKOS.inScheme: (0, MANY, SKOS.ConceptScheme),
    },
    SKOS.ConceptScheme: {},
}


@functools.cache
def profile():
    """The demands as shapes of SHACL: closed, since a program says nothing that the profile does not know."""
    graph = Graph()
    ignored = BNode()
    Collection(graph, ignored, [RDF.type])
    for kind, properties in SHAPES.items():
        shape = BNode()
        for name, value in [(RDF.type, SH.NodeShape), (SH.targetClass, kind), (SH.closed, Literal(True)), (SH.ignoredProperties, ignored)]:
            graph.add((shape, name, value))
        for path, (least, most, wanted) in properties.items():
            is_type = wanted == LANG or wanted in XSD
            demands = [(SH.path, path), (SH.datatype if is_type else SH["class"], wanted)]
            demands += [(SH.minCount, Literal(least))] if least else []
            demands += [(SH.maxCount, Literal(most))] if most < MANY else []
            demands += [(SH.uniqueLang, Literal(True))] if wanted == LANG else []
            demand = BNode()
            graph.add((shape, SH.property, demand))
            for name, value in demands:
                graph.add((demand, name, value))
    return graph


def wrong(graph):
    """What is not as the profile wants it."""
    kinds = set(graph.objects(predicate=RDF.type))
    assert kinds <= SHAPES.keys() and all((node, RDF.type, None) in graph for node in graph.subjects()), kinds
    is_right, _, report = pyshacl.validate(graph, shacl_graph=profile())
    return [] if is_right else [report]


def read(site, path):
    graph = Graph().parse(data=site.text(path), format="json-ld")
    assert wrong(graph) == [], path
    [opportunity] = graph.subjects(RDF.type, ELM.LearningOpportunity)
    return graph, opportunity


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.pop("title"),
        lambda file: file.pop("homepage"),
        lambda file: file.pop("providedBy"),
        lambda file: file.update(duration="4 years"),
        lambda file: file.update(modified="yesterday"),
        lambda file: file["title"].update({"en": ["Robotics", "Robotics again"]}),
        lambda file: file["learningAchievementSpecification"].update(homepage=file["homepage"]),
        lambda file: file["learningAchievementSpecification"]["creditPoint"].pop("point"),
    ],
)
def test_the_profile_finds_what_is_wrong(every_field, change):
    file = every_field.json("data/elm/programs/robotics-3-1.jsonld")
    change(file)
    assert wrong(Graph().parse(data=json.dumps(file), format="json-ld")) != []


def test_every_program_is_right_by_the_profile(site):
    for path in site.files("data/elm/programs/*.jsonld"):
        read(site, path)


def test_each_award_names_every_body_that_gives_it(every_field):
    graph, opportunity = read(every_field, "data/elm/programs/robotics-3-1.jsonld")
    awards = {}
    for award in graph.objects(graph.value(opportunity, ELM.learningAchievementSpecification), ELM.hasPart):
        title = {str(text) for text in graph.objects(award, DC.title) if text.language.lower() == "zh-hans"}.pop()
        bodies = graph.objects(graph.value(award, ELM.awardingOpportunity), ELM.awardingBody)
        awards[title] = {str(name) for body in bodies for name in graph.objects(body, ROV.legalName) if name.language == "en"}
    assert awards == {"工学学士": {"Wangchuan University"}, "理学学士": {"Corrib Valley Institute"}}


def test_a_program_says_what_its_page_says(every_field):
    graph, opportunity = read(every_field, "data/elm/programs/robotics-3-1.jsonld")
    assert graph.value(opportunity, ELM.duration) == Literal("P4Y", datatype=XSD.duration)
    assert [str(day) for day in graph.objects(opportunity, ELM.applicationDeadline)] == ["2099-06-30T23:59:00+08:00"]
    fields = graph.objects(graph.value(opportunity, ELM.learningAchievementSpecification), ELM.ISCEDFCode)
    assert list(fields) == [URIRef("http://data.europa.eu/snb/isced-f/0714")]
    amounts = {(str(graph.value(one, RDF.value)), str(graph.value(one, ELM.unit)).rsplit("/", 1)[1]) for one in graph.subjects(RDF.type, ELM.Amount)}
    assert amounts == {("86000", "CNY"), ("17500", "EUR")}


def test_hostile_texts_come_back_unchanged(hostile):
    for path in hostile.files("data/elm/programs/*.jsonld"):
        graph, _ = read(hostile, path)
        assert whole(str(value).replace("\n=cmd", "=cmd") for value in graph.objects() if isinstance(value, Literal)), path
        assert whole(strings(json.loads(hostile.text(path))))
