"""The key that pseudonyms are made with: made once, and never shown."""

import secrets

from api.security.identify import PSEUDONYMS
from api.store import accounts
from api.store.account_tables import SecretRow
from api.store.database import Database


def make_key(database: Database) -> None:
    """There is one from now on; pseudonyms stay the same as long as it is kept."""
    with database.write() as session:
        if accounts.secret(session, PSEUDONYMS) is None:
            session.add(SecretRow(name=PSEUDONYMS, value=secrets.token_bytes(32)))
