"""SPMS Desktop: a private journal for people with secondary progressive MS and those who help them at home."""

__version__ = "0.1.0"
