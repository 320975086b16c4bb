"""The small dialog of an action: it asks for exactly the words that the action needs."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from markupsafe import escape
from nicegui import ui

from api.console.case.forms import Ask, Form, Question, missing
from api.console.names import ACTION_NAMES, CLOSE_NAMES, GRADE_NAMES
from api.console.parts.controls import button, choice, words_field
from cases.subjects import Subject
from cases.town import Handler
from db.words import Action, Grade

Carry = Callable[[Mapping[str, Any]], Awaitable[str]]
_CHOICES: Mapping[Ask, tuple[Mapping[Any, str], Any]] = {
    Ask.CLOSE_KIND: ({kind.value: name for kind, name in CLOSE_NAMES.items()}, "solved"),
    Ask.GRADE: ({grade.value: name for grade, name in GRADE_NAMES.items()}, None),
    Ask.SCORE: ({3: "满意", 2: "基本满意", 1: "不满意"}, 3),
}


class ActionDialog:
    """`carry` carries the order out and answers what went wrong, or nothing; then the words typed are still there."""

    def __init__(
        self, action: Action, form: Form, handlers: Mapping[Handler, str], subjects: Mapping[Subject, str], carry: Carry
    ) -> None:
        self._form, self._carry, self._subjects = form, carry, subjects
        self._handlers = list(handlers)
        self._fields: dict[str, Any] = {}
        name = ACTION_NAMES[action]
        with ui.dialog() as self._dialog, ui.element("div").classes("dialog").props(f'role=dialog aria-label="{name}"'):
            ui.html(escape(name), tag="h2")
            ui.html(escape(form.lead), tag="p").classes("lead")
            for question in form.questions:
                self._fields[question.name] = self._field(question, list(handlers.values()))
            self._fault = ui.html("", tag="p").classes("fault").props("role=alert")
            with ui.element("div").classes("dialog-foot"):
                button("取消", self._dialog.close)
                button(name, self._submit, kind="main")
        self._dialog.on("hide", self._dialog.delete)
        self._dialog.open()

    def _field(self, question: Question, names: list[str]) -> Any:
        label = f"{question.label}（可不填）" if question.optional else question.label
        if question.kind in _CHOICES:
            options, value = _CHOICES[question.kind]
            return choice(label, options, value=value)
        match question.kind:
            case Ask.HANDLER:
                return choice(label, dict(enumerate(names)), search=True)
            case Ask.CATEGORY:
                return choice(label, dict(enumerate(self._subjects.values())), search=True)
            case Ask.DAY:
                return words_field(label).props("type=date stack-label")
            case Ask.CASE:
                return words_field(label, most=12).props("inputmode=numeric")
            case _:
                return words_field(label, lines=3).props("autofocus")

    def _answers(self) -> dict[str, Any]:
        given = {name: field.value for name, field in self._fields.items()}
        if isinstance(number := given.get("to"), int):
            given["to"] = self._handlers[number]
        if isinstance(number := given.get("subject"), int):
            given["subject"] = list(self._subjects)[number]
        if grade := given.get("grade"):
            given["grade"] = Grade(grade)
        return given

    async def _submit(self) -> None:
        answers = self._answers()
        if unanswered := missing(self._form, answers):
            self._fault.set_content(escape(f"请填“{unanswered}”。"))
            return
        fault = await self._carry(answers)
        self._fault.set_content(escape(fault))
        if not fault:
            self._dialog.close()
