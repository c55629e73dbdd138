"""Lessons: pages of the dashboard step by step, with what to ask a class and what to say."""

from evidence.topics.teach.page import QUESTION, TeachOptions, TeachPage, topic_of

__all__ = ["QUESTION", "TeachOptions", "TeachPage", "topic_of"]
