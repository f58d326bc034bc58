"""Files against the schemas as their authors publish them, where somebody has fetched these:

    PROSPECTUS_SCHEMAS=FOLDER .ci/readers -k published

FOLDER holds what `published.md` lists. Without it nothing is read here: the other tests hold the same files against the
same demands, stated anew."""

import os
import pathlib
import re

import pyshacl
import pytest
from lxml import etree
from rdflib import SH, Graph

FOLDER = pathlib.Path(os.environ.get("PROSPECTUS_SCHEMAS", ""))
EWP = {
    "institutions": "ewp-specs-api-institutions/response.xsd",
    "ounits": "ewp-specs-api-ounits/response.xsd",
    "factsheets": "ewp-specs-api-factsheet/response.xsd",
    "iias": "ewp-specs-api-iias/endpoints/get-response.xsd",
}
ELM = "European-Learning-Model/rdf/ap/loq/LOQ-constraints.ttl"

pytestmark = pytest.mark.skipif(not os.environ.get("PROSPECTUS_SCHEMAS"), reason="PROSPECTUS_SCHEMAS names no folder")


class Fetched(etree.Resolver):
    """Leads from the addresses that schemas know each other by to the folder."""

    def resolve(self, url, _, context):
        if url.endswith("/xml.xsd"):
            return self.resolve_filename(str(pathlib.Path(__file__).parent / "ewp/xml.xsd"), context)
        repository = re.search(r"erasmus-without-paper/([^/]+)/[^/]+/(.+)$", url)
        return self.resolve_filename(str(FOLDER / repository[1] / repository[2]), context) if repository else None


@pytest.mark.parametrize("name", ["own", "every_field", "hostile"])
@pytest.mark.parametrize("folder", EWP)
def test_erasmus_without_paper(name, folder, request):
    parser = etree.XMLParser()
    parser.resolvers.add(Fetched())
    schema = etree.XMLSchema(etree.parse(str(FOLDER / EWP[folder]), parser))
    site = request.getfixturevalue(name)
    files = sorted(site.public.glob(f"data/ewp/{folder}/*.xml"))
    assert files or name == "own"
    for path in files:
        schema.assertValid(etree.parse(str(path)))


@pytest.mark.parametrize("name", ["own", "every_field", "hostile"])
def test_the_european_learning_model(name, request):
    shapes = Graph().parse(FOLDER / ELM)
    # Patterns of Java, which Python cannot read; all that they say is that an address begins with http.
    shapes.remove((None, SH.pattern, None))
    site = request.getfixturevalue(name)
    for path in site.files("data/elm/**/*.jsonld"):
        graph = Graph().parse(data=site.text(path), format="json-ld")
        is_right, _, report = pyshacl.validate(graph, shacl_graph=shapes)
        assert is_right, (path, report)
