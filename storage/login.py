"""The login that the service signs in with: it may become Izin's roles, and sees nothing of its own.

Asked at every start, after the migrations. PostgreSQL before 16 hands a login all rights of the roles it may become; a
superuser, or a login with BYPASSRLS, sees every row whatever the policies say. Each is refused with the sentence that
mends it.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from licensing.words.errors import StorageFailed

OLDEST = 150000
INHERITANCE_BY_GRANT = 160000
"""From here on a grant says itself whether it is inherited; before, the login does."""

_ASKED = text(
    """
    select current_setting('server_version_num')::integer as version, rolname as name, rolsuper as is_superuser,
           rolbypassrls as bypasses,
           (select array_agg(granted.rolname::text order by granted.rolname) from pg_roles granted
             where granted.rolname in ('izin_portal', 'izin_worker', 'izin_gate')
               and pg_has_role(login.oid, granted.oid, 'USAGE')) as inherited
      from pg_roles login where rolname = session_user
    """
)


@dataclass(frozen=True, slots=True)
class Login:
    """What the server says of who signed in. `inherited` are the roles whose rights it has without becoming them."""

    version: int
    name: str
    is_superuser: bool
    bypasses: bool
    inherited: tuple[str, ...]


def check_login(connection: Connection) -> None:
    """Do nothing where the login itself sees no row.

    Raises:
        StorageFailed: it would, or the server is too old; never retryable.
    """
    row = connection.execute(_ASKED).one()
    login = Login(row.version, row.name, row.is_superuser, row.bypasses, tuple(row.inherited or ()))
    fault = fault_of(login)
    if fault:
        raise StorageFailed(f"IZIN_DATABASE_URL: {fault}", retryable=False)


def fault_of(login: Login) -> str:
    """What is wrong with a login, and what would be right; nothing where it is right."""
    if login.version < OLDEST:
        return f"PostgreSQL {login.version // 10000} is too old. Use 15 or newer."
    if login.is_superuser:
        return (
            f'"{login.name}" is a superuser and sees every row. Name a login of its own (storage/README.md).'
        )
    if login.bypasses:
        return f'"{login.name}" looks past the policies. Run as a superuser: alter role "{login.name}" nobypassrls;'
    if login.inherited:
        return f'"{login.name}" has the rights of {", ".join(login.inherited)} without becoming them. {_mended(login)}'
    return ""


def _mended(login: Login) -> str:
    if login.version < INHERITANCE_BY_GRANT:
        return f'Run as a superuser: alter role "{login.name}" noinherit;'
    granted = ", ".join(login.inherited)
    return (
        "Revoke what somebody else granted, and run as a superuser: "
        f'grant {granted} to "{login.name}" with inherit false, set true;'
    )
