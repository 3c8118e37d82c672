"""A page taken apart: headings, landmarks, fields with their labels, links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "meta", "link", "br", "hr", "img", "col"}
INLINE = {"a", "b", "span", "strong", "label"}
NAMED = ("aria-label", "aria-labelledby")
Attributes = dict[str, str | None]


@dataclass
class Page(HTMLParser):
    """What a test asks of a page."""

    tags: list[tuple[str, Attributes]] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    """Text inside each tag, by its place in ``tags``."""
    wrapped: set[int] = field(default_factory=set)
    """Places of fields inside a label."""

    @classmethod
    def of(cls, html: str) -> "Page":
        page = cls()
        page.feed(html)
        return page

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.open: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = len(self.tags)
        self.tags.append((tag, dict(attrs)))
        if any(self.tags[each][0] == "label" for each in self.open):
            self.wrapped.add(place)
        if tag not in VOID:
            self.open.append(place)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")
        while self.open and self.tags[self.open.pop()][0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for each in self.open:
            self.texts[each] = self.texts.get(each, "") + data

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self, tag: str) -> list[str]:
        """The text of each tag of a kind."""
        return [
            " ".join(self.texts.get(place, "").split())
            for place, (name, _) in enumerate(self.tags)
            if name == tag
        ]

    def by_id(self, id: str) -> str:
        """The text of the tag with an id."""
        for place, (_, attributes) in enumerate(self.tags):
            if attributes.get("id") == id:
                return " ".join(self.texts.get(place, "").split())
        raise KeyError(id)

    def value(self, name: str) -> str | None:
        """What stands in a field."""
        return next(each.get("value") for each in self.all("input") if each.get("name") == name)

    def unlabelled(self) -> list[Attributes]:
        """Fields that a screen reader has no name for."""
        labels = {each.get("for") for each in self.all("label")}
        return [
            attributes
            for place, (tag, attributes) in enumerate(self.tags)
            if tag in {"input", "select", "textarea"}
            and attributes.get("type") != "hidden"
            and place not in self.wrapped
            and attributes.get("id") not in labels
            and not any(attributes.get(name) for name in NAMED)
        ]

    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if attributes.get("id")]


def insist_on_sound(html: str) -> Page:
    """One h1, one main, named navigation, a language, labels everywhere, no id twice."""
    page = Page.of(html)
    assert len(page.all("h1")) == 1
    assert page.text("h1")[0]
    assert len(page.all("main")) == 1
    assert all(any(each.get(name) for name in NAMED) for each in page.all("nav"))
    assert page.all("html")[0]["lang"] in {"nb", "nn", "en"}
    assert page.unlabelled() == []
    assert len(page.ids()) == len(set(page.ids()))
    described = [
        id
        for _, attributes in page.tags
        for id in str(attributes.get("aria-describedby") or "").split()
    ]
    assert set(described) <= set(page.ids())
    assert not any(name.startswith("on") or name == "style" for _, a in page.tags for name in a)
    return page
