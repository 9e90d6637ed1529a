"""The organisers' pages of summits: forms that are complete without script."""

from flask import Blueprint

from oasis_live.summits.pages.organisers import home, links, run_sheet, summit, summits
from oasis_live.web.application import Web


def organiser_pages(web: Web) -> Blueprint:
    """The home page, and everything under `/organiser` that is about summits."""
    blueprint = Blueprint("organiser", __name__)
    for part in (home, summits, summit, links, run_sheet):
        part.add(blueprint, web)
    return blueprint
