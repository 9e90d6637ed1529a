"""Errors in plain English: a page for people, `{ok, code, message}` for the API; never a trace."""

import logging
from math import ceil
from typing import Any

from flask import Flask, Response, jsonify, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from oasis_live.kernel.refused import Malformed, NotAllowed, NotFound, Refused, TooFast, TryAgain
from oasis_live.web.door import told
from oasis_live.web.log import refused as note

log = logging.getLogger(__name__)

STATUS = {
    "malformed": 422,
    "empty": 422,
    "too_long": 422,
    "too_many": 422,
    "not_allowed": 403,
    "not_found": 404,
    "not_open": 409,
    "conflict": 409,
    "gone": 410,
    "too_fast": 429,
    "try_again": 503,
}

Answer = tuple[Response | str, int] | tuple[Response | str, int, dict[str, str]]


def install(app: Flask) -> None:
    """Every refusal and every fault gets its words."""
    app.register_error_handler(Refused, refusal)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _fault)


def refusal(refused: Refused) -> Answer:
    """A refusal as JSON for the API, as a page for people."""
    note(refused)
    status = STATUS.get(refused.code, 400)
    body = told(refused)
    again = {"Retry-After": str(ceil(refused.retry_in))} if refused.retry_in else {}
    if request.path.startswith("/api/"):
        return jsonify(body), status, again
    # What was sent by a form can't be asked for again.
    if isinstance(refused, TooFast) and request.method == "GET":
        return in_line(refused)
    return _page(body["message"], status), status, again


def in_line(refused: TooFast) -> Answer:
    """The page of somebody who waits for their turn. It asks for its address again by itself."""
    note(refused)
    wait = ceil(refused.retry_in or 1)
    page = render_template("phone/line.html", message=told(refused)["message"], wait=wait)
    return page, STATUS[refused.code], {"Retry-After": str(wait)}


def _page(message: str, status: int) -> str:
    return render_template("errors.html", message=message, status=status)


def _form_too_old(_error: CSRFError) -> Answer:
    return refusal(NotAllowed("This page was open too long. Go back, load it again and send it."))


def _http(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    if error.code == 404:
        return refusal(NotFound("There is no page here. Check the address."))
    body = told(_of_status(error.code))
    if request.path.startswith("/api/"):
        return jsonify(body), error.code
    return _page(body["message"], error.code), error.code


def _of_status(status: int) -> Refused:
    # `try_again` makes a client send the same once more, which helps with our faults alone.
    if status < 500:
        return Malformed("This could not be read. Load the page again.")
    return TryAgain("This could not be done. Go back and try again.")


def _fault(error: Exception) -> Answer:
    log.error("a page failed", exc_info=error)
    return refusal(
        TryAgain("Something went wrong on our side. Your words are kept. Try again.", retry_in=2)
    )
