"""The structure of a document for screen readers: what each piece on a page is, in reading order.

ReportLab writes none, so pieces are marked while they are drawn; `structure` adds the tree over them afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from spms_desktop.report.text import clean

_KEPT_AS = "_spms_tags"
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Node:
    """One element: its standard type, what it holds in order (elements, or marks as page and number), its facts.

    `said` are its words where they are drawn in another order than they are read.
    """

    kind: str
    alt: str = ""
    said: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Node | tuple[int, int]] = field(default_factory=list)


class Tags:
    """Collects the elements of one canvas while it is drawn on."""

    def __init__(self, canvas: Canvas) -> None:
        self.root = Node("Document")
        self._open = [self.root]
        self.pages: list[list[Node]] = []
        self.marking = False
        setattr(canvas, _KEPT_AS, self)

    @property
    def inner(self) -> Node:
        """The element that holds what comes next."""
        return self._open[-1]

    @contextmanager
    def inside(self, node: Node) -> Iterator[None]:
        """Let an element hold what comes, until it ends."""
        self._open.append(node)
        yield
        self._open.pop()

    def next_mark(self, node: Node, page: int) -> int:
        """The number of a further mark of an element on a page, which counts from 1."""
        while len(self.pages) < page:
            self.pages.append([])
        owners = self.pages[page - 1]
        owners.append(node)
        node.kids.append((page - 1, len(owners) - 1))
        return len(owners) - 1


def tags_of(canvas: Canvas) -> Tags | None:
    """The tags of a canvas; on one without, everything here draws as if it were not there."""
    return getattr(canvas, _KEPT_AS, None)


@contextmanager
def group(canvas: Canvas, kind: str, **attributes: object) -> Iterator[Node]:
    """An element that holds other elements."""
    tags, node = tags_of(canvas), Node(kind, attributes=attributes)
    if tags is None or tags.marking:
        yield node
        return
    tags.inner.kids.append(node)
    with tags.inside(node):
        yield node


@contextmanager
def mark(canvas: Canvas, kind: str, alt: str = "", box: Box | None = None) -> Iterator[Node]:
    """An element that holds what is drawn; `alt` says it in words, `box` is where a figure lies on its page."""
    attributes: dict[str, object] = {"O": "Layout", "Placement": "Block", "BBox": box} if box else {}
    node, tags = Node(kind, clean(alt), attributes=attributes), tags_of(canvas)
    if tags and not tags.marking:
        tags.inner.kids.append(node)
    with more(canvas, node):
        yield node


@contextmanager
def more(canvas: Canvas, node: Node) -> Iterator[None]:
    """What is drawn belongs to an element that is there already."""
    tags = tags_of(canvas)
    if tags is None or tags.marking:
        yield
        return
    number = tags.next_mark(node, canvas.getPageNumber())
    canvas.addLiteral(f"/{node.kind} <</MCID {number}>> BDC")
    tags.marking = True
    yield
    tags.marking = False
    canvas.addLiteral("EMC")


@contextmanager
def artifact(canvas: Canvas, kind: str = "Layout") -> Iterator[None]:
    """What is drawn is no content: a rule, a background, the foot of a page."""
    tags = tags_of(canvas)
    if tags is None or tags.marking:
        yield
        return
    canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
    tags.marking = True
    yield
    tags.marking = False
    canvas.addLiteral("EMC")


class TaggedTable(Table):
    """A table whose cells are marked: the first row as heads of columns, the first cells as heads of rows."""

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N803
        """Draw it as one element."""
        if tags_of(canvas) is None:
            super().drawOn(canvas, x, y, _sW)
            return
        self._renderCB = _Cells(canvas)
        with group(canvas, "Table"):
            super().drawOn(canvas, x, y, _sW)


class _Cells:
    """Hears from ReportLab which part of a table it draws."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._parts = canvas, list[AbstractContextManager[Node | None]]()

    def __call__(self, table: TaggedTable, what: str, *about: object) -> None:
        """`what` begins with "start" or "end"."""
        if what in ("startBG", "startLines"):
            self._enter(artifact(self._canvas))
        elif what == "startRow":
            self._enter(group(self._canvas, "TR"))
        elif what == "startCell":
            row, column, content = int(str(about[0])), int(str(about[1])), about[2]
            self._enter_cell(table, row, column, content)
        elif what != "startTable" and what != "endTable":
            self._parts.pop().__exit__(None, None, None)

    def _enter(self, part: AbstractContextManager[Node | None]) -> Node | None:
        self._parts.append(part)
        return part.__enter__()

    def _enter_cell(self, table: TaggedTable, row: int, column: int, content: object) -> None:
        attributes: dict[str, object] = {"O": "Table"}
        spanned = table._spanRanges.get((column, row)) if table._spanCmds else None
        wide = spanned[2] - spanned[0] + 1 if spanned else 1
        if row == 0 or (column == 0 and wide == 1):
            attributes["Scope"] = "Column" if row == 0 else "Row"
        if wide > 1:
            attributes["ColSpan"] = wide
        kind = "TH" if "Scope" in attributes else "TD"
        if isinstance(content, (list, tuple)) and len(content) == 1:
            content = content[0]
        if content == "" or getattr(content, "role", "P") == "":  # nothing, or what marks its own parts
            self._enter(group(self._canvas, kind, **attributes))
            return
        node = self._enter(mark(self._canvas, kind))
        if node:
            node.attributes.update(attributes)
