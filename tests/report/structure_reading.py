"""Walks the structure of a PDF in tests: its elements, and the marks on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"}


def kids(element: Any) -> list[Any]:
    held = element.get("/K")
    return list(held) if held is not None else []


def elements(element: Any) -> Iterator[Any]:
    """An element and all below it, in reading order."""
    yield element
    for kid in kids(element):
        if kid.get("/Type") != "/MCR":
            yield from elements(kid)


def columns(cell: Any) -> int:
    return int(cell.A.ColSpan) if "/A" in cell and "/ColSpan" in cell.A else 1


def document(pdf: pikepdf.Pdf) -> list[Any]:
    return list(elements(kids(pdf.Root.StructTreeRoot)[0]))


def kind(element: Any) -> str:
    return str(element.S)[1:]


def marks_and_strays(page: pikepdf.Page) -> tuple[list[int], int]:
    """The numbers of the marks of a page in the order drawn, and how much is painted outside of any."""
    depth, numbers, strays = 0, [], 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "BDC":
            depth += 1
            facts: Any = instruction.operands[1]
            if "/MCID" in facts:
                numbers.append(int(facts.MCID))
        elif operator == "EMC":
            depth -= 1
        elif operator in PAINTING and not depth:
            strays += 1
        assert depth in (0, 1)
    assert depth == 0
    return numbers, strays


def whole(pdf: pikepdf.Pdf) -> None:
    """All that is painted belongs to an element or is no content, and the tree holds each mark once."""
    parents, numbers, held = pdf.Root.StructTreeRoot.ParentTree.Nums, dict[Any, int](), []
    for number, page in enumerate(pdf.pages):
        numbers[page.obj.objgen] = number
        marks, strays = marks_and_strays(page)
        assert strays == 0
        assert marks == list(range(len(marks)))
        assert int(page.obj.StructParents) == number == int(parents[2 * number])
        assert len(parents[2 * number + 1]) == len(marks)
    for element in document(pdf):
        for kid in kids(element):
            if kid.get("/Type") == "/MCR":
                page_number = numbers[kid.Pg.objgen]
                held.append((page_number, int(kid.MCID)))
                assert parents[2 * page_number + 1][int(kid.MCID)].objgen == element.objgen
            else:
                assert kid.P.objgen == element.objgen
    assert len(held) == len(set(held)) == sum(len(parents[n]) for n in range(1, len(parents), 2))


def well_built(pdf: pikepdf.Pdf) -> None:
    """Tables and lists are built as the standard says."""
    below = {"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"LBody"}}
    for element in document(pdf):
        inner = {kind(k) for k in kids(element) if k.get("/Type") != "/MCR"}
        if kind(element) in below:
            assert inner
            assert inner <= below[kind(element)]
        if kind(element) == "TR":
            assert 1 <= sum(columns(k) for k in kids(element)) <= 6
