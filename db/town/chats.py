"""What platforms call groups and people, as it stands in the rows."""

from collections.abc import Iterator

from db.town.book import Values


def accounts_of(values: Values) -> Iterator[tuple[str, str]]:
    """The pairs of channel and account of a row of people."""
    if values["channel"] and values["account"]:
        yield values["channel"], values["account"]
    for pair in values["others"]:
        channel, _, account = pair.partition(":")
        yield channel, account


def chat_of(values: Values) -> tuple[str, str, str]:
    """What its platform calls a group: channel, account, number."""
    return values["channel"], values["account"], values["external_id"]


def with_accounts(values: Values, accounts: list[tuple[str, str]]) -> Values:
    """The first account stands in its own columns, the rest together; their order says nothing."""
    first, *rest = sorted(set(accounts)) or [(values["channel"], values["account"])]
    return {**values, "channel": first[0], "account": first[1], "others": tuple(":".join(pair) for pair in rest)}


def tidy_person(values: Values) -> Values:
    """Which of the accounts stands in which column makes no difference."""
    if bool(values["channel"]) != bool(values["account"]):
        return values  # half an account; that is a fault of its own
    return with_accounts(values, list(accounts_of(values)))
