"""The staff's web console: NiceGUI pages in the same app as the API."""

from fastapi import FastAPI

from api.services import Services


def mount(app: FastAPI, services: Services) -> None:
    """Put the console at the root of `app`, behind all routes that `app` has already. NiceGUI keeps one app a process: the
    console mounted last is the one that answers.
    """
    from api.console.mounting import mount_pages  # NiceGUI takes a second to load, and most commands show no page

    mount_pages(app, services)
