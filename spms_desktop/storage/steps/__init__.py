"""Schema steps, numbered and frozen: a step never changes once released and imports nothing of ours."""

from __future__ import annotations

from spms_desktop.storage.steps import step_0001, step_0002, step_0003

STEPS: tuple[tuple[str, ...], ...] = (step_0001.STATEMENTS, step_0002.STATEMENTS, step_0003.STATEMENTS)
