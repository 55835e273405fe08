"""Diagrams: statements, and how they rest on, answer and withdraw each other."""
