"""The run sheet as an organiser writes it: words, lengths, dots, order."""

from typing import Any

from flask import Blueprint, redirect, request

from oasis_live.accounts.forms import refuse
from oasis_live.kernel.refused import Refused
from oasis_live.summits.forms import FIRST, NewStepForm, StepForm
from oasis_live.summits.pages.organisers.host import Host, fresh_id, host_of
from oasis_live.summits.rules.activity import Activity
from oasis_live.summits.store import load_activities, load_activity
from oasis_live.web.application import Web


def add(blueprint: Blueprint, web: Web) -> None:
    """The addresses of the run sheet."""
    sheet = "/organiser/summits/<summit_id>/run-sheet"
    both = ["GET", "POST"]

    @blueprint.get(sheet)
    def run_sheet(summit_id: str) -> Any:
        """Every step in order."""
        host = host_of(web, summit_id)
        return host.page("run_sheet.html", activities=_steps(host))

    @blueprint.route(f"{sheet}/add", methods=both)
    def add_step(summit_id: str) -> Any:
        """A new step, after another one or first."""
        return _added(host_of(web, summit_id))

    @blueprint.route(f"{sheet}/<activity_id>", methods=both)
    def change_step(summit_id: str, activity_id: str) -> Any:
        """The words and settings of one step."""
        return _changed(host_of(web, summit_id), activity_id)

    @blueprint.post(f"{sheet}/<activity_id>/<act>")
    def move_step(summit_id: str, activity_id: str, act: str) -> Any:
        """`up`, `down` or `remove`."""
        host = host_of(web, summit_id)
        _moved(host, activity_id, act)
        return redirect(f"{host.address}/run-sheet#step-{activity_id}", 303)


def _steps(host: Host) -> list[Activity]:
    with host.web.database.reading(host.summit.id) as tx:
        return load_activities(tx)


def _moved(host: Host, activity_id: str, act: str) -> None:
    if act == "remove":
        host.send("activity.remove", activity=activity_id)
        return
    ids = [one.id for one in _steps(host)]
    if activity_id not in ids:
        return
    # The step before the one that this is to change places with; the last but one for `down`.
    place = ids.index(activity_id)
    rest = [None, *(one for one in ids if one != activity_id)]
    goal = place - 1 if act == "up" else place + 1
    after = rest[min(max(goal, 0), len(rest) - 1)]
    host.send("activity.move", activity=activity_id, after=after)


def _changed(host: Host, activity_id: str) -> Any:
    with host.web.database.reading(host.summit.id) as tx:
        step = load_activity(tx, activity_id)
    form = _step_form(step)
    if form.validate_on_submit():
        try:
            host.send("activity.change", activity=step.id, **_words(form))
            return redirect(f"{host.address}/run-sheet#step-{step.id}", 303)
        except Refused as refusal:
            refuse(form, refusal)
    return host.page("step.html", form=form, step=step)


def _step_form(step: Activity) -> Any:
    settings = step.settings
    form = StepForm(
        data={
            "title": step.title,
            "prompt": step.prompt,
            "minutes": settings.minutes,
            "dots": settings.dots,
            "most": settings.most,
        }
    )
    if settings.method != "dots":
        del form.dots, form.most
    return form


def _words(form: Any) -> dict[str, Any]:
    settings = {"minutes": form.minutes.data}
    if "dots" in form:
        settings |= {"dots": form.dots.data, "max": form.most.data}
    return {"title": form.title.data, "prompt": form.prompt.data, "settings": settings}


def _added(host: Host) -> Any:
    steps = _steps(host)
    form = NewStepForm(data={"after": request.args.get("after", steps[-1].id if steps else FIRST)})
    form.place_among(steps)
    if form.validate_on_submit():
        try:
            _add(host, form)
            return redirect(f"{host.address}/run-sheet", 303)
        except Refused as refusal:
            refuse(form, refusal)
    form.cid.data = form.cid.data or fresh_id(host.web)
    return host.page("new_step.html", form=form)


def _add(host: Host, form: Any) -> None:
    after = None if form.after.data == FIRST else form.after.data
    added = host.send_once("activity.add", kind=form.kind.data, after=after, **_words(form))
    if after is None:
        host.send("activity.move", activity=added["id"], after=None)
