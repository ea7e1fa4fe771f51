"""Adds the tree of elements, and what a screen reader needs to know of the document, to a finished PDF."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from spms_desktop.report.tagging import Node, Tags


def with_structure(data: bytes, tags: Tags, language: str) -> bytes:
    """The document with its structure in it; the same input gives the same bytes."""
    target = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        root = Dictionary(Type=Name.StructTreeRoot)
        tree = pdf.make_indirect(root)
        elements: dict[int, pikepdf.Object] = {}
        tree.K = Array([_element(pdf, tags.root, tree, elements)])
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=_parents(pdf, tags, elements)))
        tree.ParentTreeNextKey = len(tags.pages)
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = String(language)
        modes = pikepdf.ObjectStreamMode
        pdf.save(target, deterministic_id=True, object_stream_mode=modes.generate, min_version="1.7")
    return target.getvalue()


def _element(pdf: Pdf, node: Node, parent: pikepdf.Object, elements: dict[int, pikepdf.Object]) -> pikepdf.Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.kind), P=parent))
    elements[id(node)] = made
    if node.alt:
        made.Alt = String(node.alt)
        made.T = String(node.alt)  # the one that poppler's tools print
    if node.said:
        made.ActualText = String(node.said)
    if node.attributes:
        made.A = Dictionary({f"/{key}": _value(value) for key, value in node.attributes.items()})
    kids = Array()
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(_element(pdf, kid, made, elements))
        else:
            page, number = kid
            kids.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=number))
    if len(kids):
        made.K = kids
    return made


def _value(value: object) -> object:
    if isinstance(value, str):
        return Name("/" + value)
    return Array([round(v, 2) for v in value]) if isinstance(value, tuple) else value


def _parents(pdf: Pdf, tags: Tags, elements: dict[int, pikepdf.Object]) -> Array:
    """For each page the elements of its marks, in the order of their numbers."""
    numbers = Array()
    for page, owners in enumerate(tags.pages):
        pdf.pages[page].obj.StructParents = page
        pdf.pages[page].obj.Tabs = Name.S
        numbers.append(page)
        numbers.append(pdf.make_indirect(Array([elements[id(node)] for node in owners])))
    return numbers
