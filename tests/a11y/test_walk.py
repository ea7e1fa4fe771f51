"""The walk finds what it is there to find."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from tests.a11y.walk import clipped, complaints, tab_complaints


def test_a_nameless_and_a_small_control_are_found(qapp: QApplication) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(QLineEdit())
    small = QPushButton("x")
    small.setFixedSize(20, 20)
    row.addWidget(small)
    custom = QWidget()
    custom.setAccessibleName("Custom")
    custom.setMinimumSize(50, 50)
    custom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    row.addWidget(custom)
    window.show()
    qapp.processEvents()
    found = " | ".join(complaints(window))
    assert "no accessible name" in found
    assert "only 20 x" in found
    assert "role says nothing" in found
    window.close()


def test_cut_words_are_found(qapp: QApplication) -> None:
    window = QWidget()
    window.resize(300, 100)
    label = QLabel("A sentence that is much longer than the room it was given", window)
    label.setGeometry(0, 0, 60, 20)
    button = QPushButton("Show the whole month", window)
    button.setGeometry(280, 40, 60, 30)
    window.show()
    qapp.processEvents()
    found = " | ".join(clipped(window))
    assert "needs" in found
    assert "sticks out sideways" in found
    window.close()


def test_a_control_that_tab_skips_is_found(qapp: QApplication) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    first, second = QPushButton("First"), QPushButton("Second")
    row.addWidget(first)
    row.addWidget(second)
    window.show()
    qapp.processEvents()
    assert tab_complaints(window) == []
    window.close()
